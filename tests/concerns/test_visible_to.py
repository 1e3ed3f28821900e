"""List, detail, search, count and export agree with the rule, for every person and every kind of concern."""

from itertools import product

import pytest
from flask import Flask

from portal import clock
from portal.concerns import queries, rules
from portal.concerns.models import Concern
from portal.concerns.queries import Wanted
from portal.concerns.rules import Audience, Sight
from portal.db import db
from portal.errors import NotThere
from tests.concerns.telling import send
from tests.world import PEOPLE, World

KINDS = ("waste", "theft", "presence", "drugs", "child_at_risk", "officer_complaint", "truancy_youth")


@pytest.fixture
def full_world(app: Flask, world: World) -> World:
    """Every kind for every audience in two districts."""
    with app.app_context():
        for kind, audience, district in product(KINDS, Audience, ("nadrazi", "stred")):
            send(world, kind=kind, audience=audience, district=district, text=f"kanárek {kind}")
    return world


@pytest.mark.slow
@pytest.mark.parametrize("person", PEOPLE)
def test_every_way_to_a_concern_agrees_with_the_rule(app: Flask, full_world: World, person: str) -> None:
    with app.app_context():
        visitor, today = full_world.home.visitor(person), clock.today()
        everything = list(db.session.scalars(db.select(Concern)))
        ought = {c.id for c in everything if rules.sight(c.facts, visitor) >= Sight.SUMMARY}
        readable = {c.id for c in everything if rules.sight(c.facts, visitor) is Sight.FULL}
        assert {c.id for c in queries.inbox(visitor, Wanted(), today)} == ought
        assert {c.id for c in queries.exported(visitor)} == ought
        assert queries.counts(visitor, today)["open"] == len(ought)
        assert {c.id for c in queries.inbox(visitor, Wanted(words="KANAREK"), today)} == readable
        assert {c.id for c in everything if opens(visitor, c.id)} == ought


def opens(visitor: object, concern_id: str) -> bool:
    try:
        return queries.seen_by(visitor, concern_id) is not None  # type: ignore[arg-type]
    except NotThere:
        return False


@pytest.mark.parametrize("person", ["officer_pcr", "officer_mp", "pcr", "mp"])
def test_police_finds_nothing_of_what_was_said_without_police(
    app: Flask, full_world: World, person: str
) -> None:
    client = full_world.sign_in(app, person)
    with app.app_context():
        hidden = [c.id for c in db.session.scalars(db.select(Concern).where(Concern.audience != "platform"))]
    listed = client.get("/cs/desk/concerns").text + client.get("/cs/desk/concerns?q=kanarek").text
    assert not [concern_id for concern_id in hidden if concern_id in listed]
    assert {client.get(f"/cs/desk/concerns/{concern_id}").status_code for concern_id in hidden} == {404}


def test_the_other_town_finds_nothing(app: Flask, full_world: World) -> None:
    client = full_world.sign_in(app, "coordinator", town="jinde")
    with app.app_context():
        ids = list(db.session.scalars(db.select(Concern.id)))
    assert {client.get(f"/cs/desk/concerns/{concern_id}").status_code for concern_id in ids} == {404}


def test_the_coordinator_counts_what_must_not_be_read(app: Flask, full_world: World) -> None:
    with app.app_context():
        counted = queries.only_counted(full_world.home.visitor("coordinator"))
    assert counted == {"child": 6, "complaint": 6}
