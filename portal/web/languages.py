"""The language of a request: the first path segment, or what the browser asks for at the front door.

Texts are written in Czech in the code; a language is one folder in `translations/`. The Czech catalog holds
the same texts typeset: with the no-break spaces that `czech_spaces` sets.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from flask import Flask, g, has_request_context, request
from flask_babel import Babel
from werkzeug.routing import BaseConverter

HOME = Path(__file__).parents[2] / "translations"
SOURCE = "cs"
LANGUAGES: tuple[str, ...] = tuple(
    sorted(
        (folder.name for folder in HOME.iterdir() if folder.is_dir()), key=lambda name: (name != SOURCE, name)
    )
)
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_SHORT_WORD = re.compile(r"(?<![\w&;])([ksvzouaiKSVZOUAI]) (?=[\w%„])")
_BEFORE_DASH = re.compile(r" (?=[–—] )")
_NUMBER = re.compile(r"(?<=\d)(\.?) (?=\d|h\b|%|bodů|lidí|dn[íyů])")

babel = Babel()


class LanguageConverter(BaseConverter):
    """Matches a language the portal has a catalog for."""

    regex = "|".join(LANGUAGES)


def install(app: Flask) -> None:
    """Choose the language before anything else, so that even a 404 speaks it."""
    app.url_map.converters["lang"] = LanguageConverter
    babel.init_app(
        app,
        default_locale=SOURCE,
        default_timezone="Europe/Prague",
        default_translation_directories=str(HOME),
        locale_selector=current,
    )

    @app.url_defaults
    def keep_place(endpoint: str, values: dict[str, Any]) -> None:
        """Stay in the language, town and district of this request unless told otherwise."""
        if not has_request_context():
            return
        expects = app.url_map.is_endpoint_expecting
        if "lang" not in values and expects(endpoint, "lang"):
            values["lang"] = current()
        for name, place in zip(("town", "district"), g.get("place") or (), strict=False):
            if place is not None and name not in values and expects(endpoint, name):
                values[name] = place.slug


def current() -> str:
    """Return the language of this request."""
    if not has_request_context():
        return SOURCE
    first = request.path.split("/", 2)[1]
    return first if first in LANGUAGES else preferred()


def preferred() -> str:
    """Return the language the browser asks for, or Czech."""
    return request.accept_languages.best_match(LANGUAGES, SOURCE) or SOURCE


def name_of(language: str) -> str:
    """Return the language's own name for itself, such as Čeština."""
    name = Locale.parse(language).get_display_name(language) or language
    return name[:1].upper() + name[1:]


def direction() -> str:
    """Return `rtl` or `ltr` for the current language."""
    return "rtl" if current() in RIGHT_TO_LEFT else "ltr"


def spaced(text: str, language: str = SOURCE) -> str:
    """Return a text of the database with the no-break spaces of its language."""
    return czech_spaces(text) if language == SOURCE else text


@lru_cache(maxsize=4096)
def czech_spaces(text: str) -> str:
    """Return the text with a no-break space after one-letter words, before dashes and inside numbers."""
    text = _SHORT_WORD.sub("\\1\u00a0", text)
    text = _BEFORE_DASH.sub("\u00a0", text)
    return _NUMBER.sub("\\1\u00a0", text)
