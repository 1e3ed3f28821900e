"""The one table of examples: what stands for each argument of a route when a contract asks for it.

A key is the argument's name, or `<blueprint>.<name>`, or `<endpoint>.<name>` where one name means different
things; the most exact key wins. An example is asked for each town, so it must be an object of that town.
"""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from portal.db import Base, db
from portal.web.access import SAFE, rule_of
from tests.world import TownIds

Example = Callable[[TownIds], object]


def first(model: type[Base]) -> Example:
    """Return an example: the first row that a model has in the town."""

    def found(town: TownIds) -> object:
        return db.session.scalar(
            select(model.id).where(model.town_id == town.town_id).order_by(model.id).limit(1)  # type: ignore[attr-defined]  # Asked only of models of a town.
        )

    return found


EXAMPLES: dict[str, Example] = {
    "lang": lambda _town: "cs",
    "town": lambda town: town.slug,
    "district": lambda _town: "nadrazi",
    "filename": lambda _town: "portal.css",
}


def arguments_of(rule: Rule, town: TownIds) -> dict[str, object]:
    """Return an example for each argument of a route; fails the test when one is missing."""
    return {name: _example(rule, name)(town) for name in rule.arguments}


def _example(rule: Rule, name: str) -> Example:
    blueprint = rule.endpoint.partition(".")[0]
    for key in (f"{rule.endpoint}.{name}", f"{blueprint}.{name}", name):
        if key in EXAMPLES:
            return EXAMPLES[key]
    converter = type(rule._converters[name]).__name__
    pytest.fail(
        f"{rule.rule} takes <{name}> ({converter}): add an example for {name!r} (or {blueprint}.{name!r}) "
        "to EXAMPLES in tests/contracts/examples.py"
    )


def address(app: Flask, rule: Rule, town: TownIds, **changed: object) -> str:
    """Return a local address of the route with examples from the town."""
    with app.app_context():
        arguments = arguments_of(rule, town) | changed
        values = {name: value for name, value in arguments.items() if name in rule.arguments}
        return app.url_map.bind(app.config["SERVER_NAME"]).build(rule.endpoint, values, force_external=False)


def routes(app: Flask, method: str, staff: bool | None = None) -> list[Rule]:
    """Return the routes that take a method; of staff only, of residents only, or all."""
    return sorted(
        (
            rule
            for rule in app.url_map.iter_rules()
            if method in (rule.methods or ()) and staff in {None, not stated(app, rule).is_public}
        ),
        key=lambda rule: rule.rule,
    )


def stated(app: Flask, rule: Rule):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Return the access rule that the route states."""
    found = rule_of(app, rule.endpoint)
    assert found is not None, f"{rule.rule} states no access rule"
    return found


def unsafe(rule: Rule) -> list[str]:
    """Return the methods of a route that may write."""
    return sorted((rule.methods or set()) - SAFE)
