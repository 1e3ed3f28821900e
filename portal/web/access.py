"""The gate: every view states its rule once, one place enforces it, an unmarked route stops the start.

`@allow(EVERYONE, keep=60)` or `@allow(Role.OFFICER, Role.COORDINATOR)` only marks the view. Before each
request the gate resolves the place in the path, then refuses first: no visitor is asked for where
everyone is allowed, so public pages never touch a cookie.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask_wtf.csrf import CSRFProtect
from werkzeug.wrappers import Response as AnyResponse

from portal import config
from portal.errors import NotThere
from portal.roles import EVERYONE, Role

View = TypeVar("View", bound=Callable[..., Any])
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
csrf = CSRFProtect()


class Visitor(Protocol):
    """What the gate must know of a signed-in person."""

    @property
    def role(self) -> Role:
        """The one role of the account."""
        ...


@dataclass(frozen=True)
class Rule:
    """Who may use a view, and for how many seconds a cache may keep a page that is the same for everybody."""

    roles: frozenset[Role]
    keep: int = 0

    @property
    def is_public(self) -> bool:
        """Whether nobody is asked who they are."""
        return self.roles == EVERYONE

    def admits(self, visitor: Visitor | None) -> bool:
        """Whether this visitor may use the view."""
        return self.is_public or (visitor is not None and visitor.role in self.roles)


def allow(*roles: Role | Iterable[Role], keep: int = 0) -> Callable[[View], View]:
    """Mark a view with its rule; takes roles or sets of roles."""
    named = frozenset(role for item in roles for role in ([item] if isinstance(item, Role) else item))

    def mark(view: View) -> View:
        view.rule = Rule(named, keep)  # type: ignore[attr-defined]  # A function carries its rule.
        return view

    return mark


def rule_of(app: Flask, endpoint: str | None) -> Rule | None:
    """Return the rule of an endpoint, or None when it is unknown or unmarked."""
    view = app.view_functions.get(endpoint or "")
    return getattr(view, "rule", None)


def current_rule() -> Rule | None:
    """Return the rule of the view that answers this request."""
    return rule_of(current_app, request.endpoint)


def install(
    app: Flask,
    place_at: Callable[[str, str | None], tuple[Any, Any]],
    visitor_of: Callable[[], Visitor | None],
) -> None:
    """Put the gate before every request; `place_at(town, district)` raises `NotThere` for unknown names."""
    csrf.init_app(app)

    @app.before_request
    def gate() -> AnyResponse | None:
        g.visitor = None
        if request.endpoint is None:
            return None
        rule = current_rule()
        if rule is None or _asks_for_nothing():
            abort(404)
        _refuse_foreign_posts(rule)
        _resolve_place(place_at)
        if rule.is_public:
            return None
        return _ask_who(rule, visitor_of)


def _asks_for_nothing() -> bool:
    """Whether the address holds a NUL: no name does, and PostgreSQL would not even look for one."""
    return "\0" in request.path or b"%00" in request.query_string


def _resolve_place(place_at: Callable[[str, str | None], tuple[Any, Any]]) -> None:
    arguments = request.view_args or {}
    arguments.pop("lang", None)
    g.place = None
    if "town" not in arguments:
        return
    try:
        town, district = place_at(arguments["town"], arguments.get("district"))
    except NotThere:
        g.place = _town_alone(place_at, arguments)
        abort(404)
    g.place = town, district
    arguments["town"] = town
    if "district" in arguments:
        arguments["district"] = district


def _town_alone(
    place_at: Callable[[str, str | None], tuple[Any, Any]], arguments: dict[str, Any]
) -> tuple[Any, Any] | None:
    """Return the town of an unknown district, so that the 404 page can lead back to it."""
    try:
        return place_at(arguments["town"], None)
    except NotThere:
        return None


def _ask_who(rule: Rule, visitor_of: Callable[[], Visitor | None]) -> AnyResponse | None:
    visitor = visitor_of()
    if visitor is None:
        if request.method in SAFE:
            return redirect(url_for("accounts.sign_in", then=request.path))
        abort(401)
    if not rule.admits(visitor):
        abort(404)
    g.visitor = visitor
    if request.view_args is not None:
        request.view_args["visitor"] = visitor
    if request.method not in SAFE:
        csrf.protect()
    return None


def _refuse_foreign_posts(_rule: Rule) -> None:
    """Refuse a write that another site sent; where a browser says nothing, the sealed field decides."""
    if request.method in SAFE:
        return
    if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
        abort(403)
    if request.headers.get("Origin") not in {None, "null", config.current().address}:
        abort(403)


def refuse_unmarked(app: Flask) -> None:
    """Raise `RuntimeError` naming every route without a rule; called once, at the end of create_app."""
    unmarked = sorted(rule.rule for rule in app.url_map.iter_rules() if rule_of(app, rule.endpoint) is None)
    if unmarked:
        raise RuntimeError(f"These routes state no access rule (use @allow): {', '.join(unmarked)}")
