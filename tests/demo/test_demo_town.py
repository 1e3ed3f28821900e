"""Havraní Brod: everything a visitor should be able to find, the same all day."""

from datetime import datetime

import pytest
import time_machine
from flask import Flask

from portal.accounts.models import Account
from portal.clock import PRAGUE
from portal.concerns.models import Concern
from portal.concerns.rules import Status
from portal.concerns.sealing import key_of
from portal.db import db
from portal.ledger.models import Deed
from portal.roles import Role
from portal.surveys.models import Release, Wave
from portal.towns.models import District
from tests.databases import Shelf

pytestmark = pytest.mark.slow
NOON = datetime(2026, 11, 26, 12, tzinfo=PRAGUE)


def built(app: Flask) -> str:
    result = app.test_cli_runner().invoke(args=["demo"])
    assert result.exit_code == 0, result.output
    return str(result.output)


def told(app: Flask) -> list[tuple[object, ...]]:
    with app.app_context():
        found = db.session.scalars(db.select(Concern))
        return sorted(
            (
                concern.category.slug,
                concern.district.slug,
                concern.status,
                concern.arrived_at,
                key_of(concern).open(concern.sealed_text, "concern.text") if concern.sealed_text else "",
            )
            for concern in found
        )


def test_it_shows_every_role_state_and_outcome(app: Flask) -> None:
    notes = built(app)
    with app.app_context():
        assert db.session.query(District).count() == 6
        assert {account.role for account in db.session.scalars(db.select(Account))} == set(Role)
        assert {concern.status for concern in db.session.scalars(db.select(Concern))} == set(Status)
        assert {deed.outcome for deed in db.session.scalars(db.select(Deed))} == {
            "done",
            "under_way",
            "refused",
        }
        assert [wave.state for wave in db.session.scalars(db.select(Wave).order_by(Wave.id))] == [
            "released", "released", "open",
        ]  # fmt: skip
        verdicts = {
            change["verdict"]
            for release in db.session.scalars(db.select(Release))
            for change in release.content["changes"].values()
        }
    assert verdicts == {"rose", "fell", "unproven"}
    assert "A receipt code to try" in notes
    assert "/d/" in notes


def test_it_refuses_a_database_that_has_a_town(app: Flask) -> None:
    built(app)
    assert app.test_cli_runner().invoke(args=["demo"]).exit_code == 1
    assert app.test_cli_runner().invoke(args=["demo", "--once"]).exit_code == 0


def test_on_a_given_day_it_is_always_the_same(app: Flask, shelf: Shelf) -> None:
    with time_machine.travel(NOON, tick=False):
        built(app)
        first = told(app)
        shelf.put_back()
        built(app)
    assert told(app) == first


def test_the_printed_code_and_slip_really_open(app: Flask) -> None:
    notes = built(app)
    client = app.test_client()
    words = notes.split("/code: ")[1].splitlines()[0]
    assert client.post("/cs/havrani-brod/code", data={"word1": words}).status_code == 200
    assert client.get("/d/" + notes.split("/d/")[1].splitlines()[0]).status_code == 200
