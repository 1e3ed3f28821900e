"""Pages and parts: a page includes the very file that its htmx part renders, from the same context."""

from typing import Any

from flask import Flask, Response, g, make_response, render_template, request, url_for
from flask_htmx import HTMX
from werkzeug.routing import IntegerConverter, Map

from portal.roles import STAFF
from portal.web import access, languages

htmx = HTMX()
NO_RULE = access.Rule(STAFF)


class RowConverter(IntegerConverter):
    """Matches the id of a row, `<row:officer_id>`; a number no table can hold is a 404, not a fault."""

    def __init__(self, url_map: Map) -> None:
        """Take the largest id that PostgreSQL's integer holds."""
        super().__init__(url_map, max=2**31 - 1)


def page(template: str, part: str | None = None, status: int = 200, **context: Any) -> Response:
    """Answer with the whole page, or with its part when htmx asks for a part of it.

    The context is the same for both; `place` (town, district) and `visitor` are always in it.
    """
    wants_part = part is not None and is_partial()
    rule = access.current_rule()
    context.setdefault("town", (g.get("place") or (None, None))[0])
    context.setdefault("district", (g.get("place") or (None, None))[1])
    body = render_template(
        part if wants_part and part else template,
        visitor=g.get("visitor"),
        inlined=bool(rule and rule.keep),
        **context,
    )
    response = make_response(body, status)
    if part is not None:
        response.vary.update(["HX-Request", "HX-Request-Type"])
    return response


def install(app: Flask) -> None:
    """Offer what every route and template needs."""
    app.url_map.converters["row"] = RowConverter
    app.jinja_env.globals.update(
        lang=languages.current, direction=languages.direction, language_links=language_links
    )
    app.jinja_env.filters["spaced"] = languages.spaced


def is_partial() -> bool:
    """Whether htmx asks for a part of a page."""
    return bool(htmx) and request.headers.get("HX-Request-Type") == "partial"


def language_links() -> list[tuple[str, str, str]]:
    """Return (language, its own name, this page in it) for each language; nothing where the page is a step."""
    if (
        request.endpoint is None
        or request.method not in access.SAFE
        or (access.current_rule() or NO_RULE).keep == 0
    ):
        return []
    arguments = {name: getattr(value, "slug", value) for name, value in (request.view_args or {}).items()}
    return [
        (language, languages.name_of(language), url_for(request.endpoint, **{**arguments, "lang": language}))
        for language in languages.LANGUAGES
    ]
