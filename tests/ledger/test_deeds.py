"""Entries of „Řekli jste – udělali jsme“: who writes them, what they may say, how they leave and return."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import clock
from portal.accounts.models import Account
from portal.accounts.queries import visitor_for
from portal.db import Words, db
from portal.errors import NotThere
from portal.ledger import actions, queries
from portal.ledger.models import Deed
from portal.ledger.rules import DeedDraft, Outcome, may_write
from tests.staff import audited, send, spoken
from tests.world import PEOPLE, World

NEW = "/cs/desk/ledger/deeds/new"
FILLED = {
    "said": "Kontejnery přetékají.",
    "done": "Přidali jsme dva.",
    "outcome": "done",
    "decided_on": "1. 9. 2025",
}


def deed(
    app: Flask,
    world: World,
    agency: str = "sluzby",
    district: str = "nadrazi",
    town: str = "home",
    outcome: Outcome = Outcome.DONE,
    due: int | None = None,
) -> int:
    """Put an entry into the database and return the id; `due` counts days from today."""
    ids, today = getattr(world, town), clock.today()
    with app.app_context(), db.writing():
        entry = Deed(
            town_id=ids.town_id,
            district_id=ids.districts[district],
            agency_id=ids.agencies[agency],
            said=Words(cs=f"Řečeno {outcome}"),
            done=Words(cs="Uděláno."),
            outcome=outcome,
            decided_on=today - timedelta(days=20),
            published_on=today,
            due_on=None if due is None else today + timedelta(days=due),
        )
        db.session.add(entry)
        db.session.flush()
        deed_id = entry.id
        db.session.commit()
    return deed_id


def read(app: Flask, deed_id: int) -> Deed:
    with app.app_context():
        return db.session.get_one(Deed, deed_id)


def scope(world: World, agency: str = "sluzby", district: str = "nadrazi") -> dict[str, int]:
    return {"agency": world.home.agencies[agency], "district": world.home.districts[district]}


def test_a_new_entry_stands_on_both_public_pages(app: Flask, client: FlaskClient, world: World) -> None:
    staff = world.sign_in(app, "sluzby")
    assert send(staff, NEW, **FILLED, **scope(world)).status_code == 302
    assert "Kontejnery přetékají." in spoken(client.get("/cs/brod/nadrazi"))
    assert "Úřad sluzby" in spoken(client.get("/cs/brod/nadrazi/ledger"))
    assert audited(app) == [("ledger.publish", "deed:1", {})]


def test_a_member_writes_only_in_the_name_of_their_agency(app: Flask, world: World) -> None:
    staff = world.sign_in(app, "sluzby")
    assert send(staff, NEW, **FILLED, **scope(world, "bydleni")).status_code == 422
    foreign = deed(app, world, "bydleni")
    path = f"/cs/desk/ledger/deeds/{foreign}"
    assert staff.get(path).status_code == 404
    assert send(staff, path, **FILLED, **scope(world)).status_code == 404
    assert send(staff, f"{path}/withdraw").status_code == 404
    assert send(staff, f"{path}/restore").status_code == 404
    assert "Řečeno done" not in staff.get("/cs/desk/ledger").text


def test_an_officer_writes_only_in_their_own_districts(app: Flask, world: World) -> None:
    staff = world.sign_in(app, "officer_pcr")
    assert send(staff, NEW, **FILLED, **scope(world, "pcr", "stred")).status_code == 422
    far = deed(app, world, "pcr", "stred")
    assert staff.get(f"/cs/desk/ledger/deeds/{far}").status_code == 404


def test_another_towns_entry_is_not_there(app: Flask, world: World) -> None:
    staff, foreign = world.sign_in(app, "coordinator"), deed(app, world, town="other")
    path = f"/cs/desk/ledger/deeds/{foreign}"
    assert send(staff, path, **FILLED, **scope(world)).status_code == 404
    assert send(staff, f"{path}/withdraw").status_code == 404
    assert not read(app, foreign).withdrawn
    assert audited(app) == []


def test_the_action_itself_refuses_a_foreign_district_and_agency(app: Flask, world: World) -> None:
    with app.app_context():
        visitor = visitor_for(db.session.get_one(Account, world.home.accounts["coordinator"]))
        text = Words(cs="x")
        for district, agency in (
            (world.other.districts["nadrazi"], world.home.agencies["mesto"]),
            (world.home.districts["nadrazi"], world.other.agencies["mesto"]),
        ):
            draft = DeedDraft(district, agency, text, text, Outcome.DONE, date(2025, 1, 1))
            with pytest.raises(NotThere):
                actions.publish(visitor, draft, clock.now())


@pytest.mark.parametrize("person", sorted(PEOPLE))
def test_the_list_holds_exactly_what_the_rule_allows(app: Flask, world: World, person: str) -> None:
    for agency in ("pcr", "sluzby", "mesto"):
        for district in ("nadrazi", "stred"):
            deed(app, world, agency, district)
    with app.app_context():
        visitor = visitor_for(db.session.get_one(Account, world.home.accounts[person]))
        allowed = {
            row.id for row in db.session.query(Deed) if may_write(visitor, row.district_id, row.agency_id)
        }
        assert {row.id for row in queries.deeds_for(visitor)} == allowed


def test_only_a_thing_under_way_keeps_its_day(app: Flask, world: World) -> None:
    staff, filled = world.sign_in(app, "coordinator"), {**FILLED, "due_on": "24. 12. 2098"}
    send(staff, NEW, **filled, **scope(world))
    send(staff, NEW, **{**filled, "outcome": "under_way"}, **scope(world))
    assert read(app, 1).due_on is None
    assert read(app, 2).due_on == date(2098, 12, 24)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"said": ""}, "Napište, co lidé říkali."),
        ({"done": ""}, "Napište, co jste udělali, nebo proč to nejde."),
        ({"outcome": "forgotten"}, "Vyberte jednu z nabízených možností."),
        ({"decided_on": "1. 1. 2099"}, "Tenhle den ještě nebyl."),
        ({"due_on": "31. 8. 2025"}, "Termín nemůže být před rozhodnutím."),
        ({"done": "a" * 501}, "Je to moc dlouhé. Vejde se sem 500 znaků."),
        ({"said": "a\x00b"}, "V textu je znak, který neumíme zobrazit."),
    ],
)
def test_an_entry_that_does_not_fit_is_refused_in_plain_words(
    app: Flask, world: World, changed: dict[str, str], sentence: str
) -> None:
    answer = send(world.sign_in(app, "coordinator"), NEW, **{**FILLED, **changed}, **scope(world))
    assert answer.status_code == 422
    assert sentence in spoken(answer)
    assert audited(app) == []


def test_a_withdrawn_entry_leaves_the_pages_and_returns(
    app: Flask, client: FlaskClient, world: World
) -> None:
    staff, deed_id = world.sign_in(app, "sluzby"), deed(app, world)
    path = f"/cs/desk/ledger/deeds/{deed_id}"
    assert "Stáhnout záznam?" in spoken(staff.get(f"{path}/withdraw"))
    assert not read(app, deed_id).withdrawn
    send(staff, f"{path}/withdraw")
    assert "Řečeno done" not in client.get("/cs/brod/nadrazi/ledger").text
    assert "Vrátit na stránku" in spoken(staff.get("/cs/desk/ledger"))
    send(staff, f"{path}/restore")
    assert "Řečeno done" in spoken(client.get("/cs/brod/nadrazi/ledger"))
    assert [action for action, _, _ in audited(app)] == ["ledger.withdraw", "ledger.restore"]


def test_a_changed_entry_keeps_the_day_it_was_published(app: Flask, world: World) -> None:
    staff, deed_id = world.sign_in(app, "coordinator"), deed(app, world)
    send(staff, f"/cs/desk/ledger/deeds/{deed_id}", **FILLED, **scope(world, "bydleni"))
    changed = read(app, deed_id)
    assert changed.said["cs"] == "Kontejnery přetékají."
    assert changed.agency_id == world.home.agencies["bydleni"]
    assert changed.published_on == clock.today()
