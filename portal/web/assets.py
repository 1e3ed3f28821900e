"""Static files with their version in the address, and the one stylesheet with its CSP hash."""

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, url_for
from markupsafe import Markup
from whitenoise import WhiteNoise

HOME = Path(__file__).parents[2] / "static"
STYLESHEET = HOME / "portal.css"
YEAR = 365 * 24 * 3600


def install(app: Flask) -> None:
    """Serve `static/` for a year per version, compressed files where they stand beside the plain ones."""
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app, root=str(HOME), prefix="static/", max_age=YEAR, allow_all_origins=False
    )
    app.jinja_env.globals.update(asset=asset, stylesheet=stylesheet)


@lru_cache(maxsize=64)
def version(name: str) -> str:
    """Return the first symbols of the file's SHA-256."""
    return hashlib.sha256((HOME / name).read_bytes()).hexdigest()[:10]


def asset(name: str) -> str:
    """Return the address of a static file, changed whenever its bytes change."""
    return url_for("static", filename=name, v=version(name))


@lru_cache(maxsize=1)
def stylesheet() -> Markup:
    """Return the stylesheet for inlining; it is our own file and holds no `</`."""
    return Markup(STYLESHEET.read_text(encoding="utf-8"))  # noqa: S704


@lru_cache(maxsize=1)
def stylesheet_hash() -> str:
    """Return the CSP source that lets exactly this stylesheet be inlined."""
    digest = hashlib.sha256(stylesheet().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
