"""Templates: small, plain, each of them used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.source import HOME, modules

TEMPLATES = HOME / "templates"
FILES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
MOST_LINES = 120
NAMED = re.compile(r"""["']([\w./-]+\.(?:html|xml|txt))["']""")
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)


def source(name: str) -> str:
    """Return the text of a template."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_a_template_is_short(name: str) -> None:
    lines = len(source(name).splitlines())
    assert lines <= MOST_LINES, f"{name} has {lines} lines: give a part of it a name and a file"


@pytest.mark.parametrize("name", FILES)
def test_a_template_trusts_no_text(name: str) -> None:
    unsafe = re.findall(r"\|\s*safe\b|autoescape|Markup\(", source(name))
    assert not unsafe or name.startswith("ui/"), (
        f"{name}: escaping stays on; a macro in ui/ may say why it must not"
    )


@pytest.mark.parametrize("name", FILES)
def test_a_template_holds_no_script_and_no_style(name: str) -> None:
    html = TAG.sub("", source(name))
    found = re.findall(r"\s(?:on[a-z]+|style)\s*=", html) + re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", html)
    assert not found, f"{name}: {found} would be blocked; use a class, or static/portal.js"
    assert "<style" not in html or name == "_layout.html", (
        f"{name}: the one stylesheet is inlined by _layout.html"
    )


@pytest.mark.parametrize("name", FILES)
def test_a_template_asks_no_database(name: str) -> None:
    found = [
        tag
        for tag in TAG.findall(source(name))
        if re.search(r"\b(query|session|execute|scalars?)\b\s*[.(]", tag)
    ]
    assert not found, f"{name}: a template shows what its query loaded"


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("ui/")])
def test_a_component_is_one_macro_named_as_its_file(name: str) -> None:
    macros = re.findall(r"{%-?\s*macro\s+(\w+)", source(name))
    assert macros == [Path(name).stem], f"{name} holds {macros}: one macro per file, of the same name"
    assert re.search(rf"{{#\s*{Path(name).stem}\(", source(name)), (
        f"{name}: say in a comment what its arguments are"
    )


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("ui/")])
def test_a_template_stands_in_the_folder_of_its_feature(name: str) -> None:
    folder = name.rpartition("/")[0]
    rooms = {module.room for module in modules()} | {"", "errors", "mail"}
    assert folder in rooms, f"{name}: the folder is that of no feature"


def test_every_template_is_used() -> None:
    unused = sorted(set(FILES) - set(_used()))
    assert not unused, f"{unused}: delete what nobody shows (names are written in full, never put together)"


def _used() -> Iterator[str]:
    for name in FILES:
        for tag in TAG.findall(source(name)):
            yield from (other for other in NAMED.findall(tag) if other != name)
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
