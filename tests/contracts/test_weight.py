"""What a phone must load: bytes are counted, not timed."""

import hashlib

import brotli

from portal.web.assets import HOME, STYLESHEET

STYLESHEET_BYTES, SPRITE_BYTES = 8_000, 2_500


def packed(content: bytes) -> int:
    return len(brotli.compress(content, quality=11))


def test_the_one_stylesheet_fits_into_8_kilobytes() -> None:
    assert packed(STYLESHEET.read_bytes()) <= STYLESHEET_BYTES
    assert [path.name for path in HOME.glob("*.css")] == [STYLESHEET.name]


def test_the_one_sprite_is_small() -> None:
    assert packed((HOME / "icons.svg").read_bytes()) <= SPRITE_BYTES


def test_a_vendored_file_is_the_one_that_was_reviewed() -> None:
    digest = hashlib.sha256((HOME / "htmx-4.0.1.min.js").read_bytes()).hexdigest()
    assert digest == "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"
