"""The one table of examples: what stands for each argument of a route when a contract asks for it.

A key is the argument's name, or `<blueprint>.<name>`, or `<endpoint>.<name>` where one name means different
things; the most exact key wins. An example is asked for each town, so it must be an object of that town.
"""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from portal.concerns.models import Concern
from portal.coordination.models import Meeting
from portal.db import db
from portal.ledger.models import Deed, Priority
from portal.officers.models import Assignment, Officer, Slot
from portal.surveys.models import Wave
from portal.towns.models import District, Place
from portal.updates.models import Update
from portal.web.access import SAFE, rule_of
from tests.contracts.rows import SLIPS
from tests.world import TownIds

Example = Callable[[TownIds], list[object]]
MOST = 4


def rows(model: type[Any], owner: type[Any] | None = None) -> Example:
    """Return examples: the first rows that a model has in the town, by itself or through its owner."""

    def found(town: TownIds) -> list[object]:
        query = select(model.id) if owner is None else select(model.id).join(owner)
        query = query.where((owner or model).town_id == town.town_id).limit(MOST)
        return list(db.session.scalars(query.order_by(model.id)))

    return found


EXAMPLES: dict[str, Example] = {
    "lang": lambda _town: ["cs"],
    "town": lambda town: [town.slug],
    "district": lambda _town: ["nadrazi"],
    "filename": lambda _town: ["portal.css"],
    "concerns.step": lambda _town: ["what"],
    "surveys.step": lambda _town: ["question"],
    "code": lambda town: [SLIPS[town.slug]],
    "survey_results.wave_id": lambda town: rows(Wave)(town)[1:],
    "wave_id": rows(Wave),
    "concern_id": rows(Concern),
    "update_id": rows(Update),
    "deed_id": rows(Deed),
    "priority_id": rows(Priority),
    "meeting_id": rows(Meeting),
    "officer_id": rows(Officer),
    "assignment_id": rows(Assignment, Officer),
    "slot_id": rows(Slot, Officer),
    "district_id": rows(District),
    "place_id": rows(Place, District),
}


def candidates_of(rule: Rule, town: TownIds) -> dict[str, list[object]]:
    """Return the examples for each argument of a route; fails the test when there is none."""
    found = {name: _example(rule, name)(town) for name in sorted(rule.arguments)}
    empty = [name for name, values in found.items() if not values]
    assert not empty, f"{rule.rule}: there is no row for {empty}; make some in tests/contracts/rows.py"
    return found


def arguments_of(rule: Rule, town: TownIds) -> dict[str, object]:
    """Return one example for each argument of a route."""
    return {name: values[0] for name, values in candidates_of(rule, town).items()}


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


def addresses(app: Flask, rule: Rule, town: TownIds) -> list[str]:
    """Return the addresses of a route for every example: not everybody may see each of them.

    Where a route names two things, the n-th of the one belongs to the n-th of the other.
    """
    with app.app_context():
        found = candidates_of(rule, town)
    adapter = app.url_map.bind(app.config["SERVER_NAME"])
    longest = max((len(values) for values in found.values()), default=1)
    return [
        adapter.build(
            rule.endpoint, {name: values[min(turn, len(values) - 1)] for name, values in found.items()}
        )
        for turn in range(longest)
    ]


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
