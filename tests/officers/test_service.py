"""Assignments and weekly slots: where an officer serves and where they can be met."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.db import db
from portal.officers.models import Assignment, Slot
from tests.officers.test_cards import officer
from tests.staff import audited, send, spoken
from tests.world import World

SLOT = {"weekday": "1", "begins": "9:00", "ends": "11.00", "place": "lavičky u podchodu"}


def assignments(app: Flask) -> list[tuple[int, date, date | None]]:
    with app.app_context():
        rows = db.session.query(Assignment).order_by(Assignment.id)
        return [(row.district_id, row.since, row.until) for row in rows]


def slots(app: Flask) -> list[str]:
    with app.app_context():
        return [f"{row.weekday} {row.begins}–{row.ends} {row.place['cs']}" for row in db.session.query(Slot)]


def test_a_coordinator_assigns_an_officer_to_a_district(
    app: Flask, client: FlaskClient, world: World
) -> None:
    staff, officer_id = world.sign_in(app, "coordinator"), officer(app, world)
    path = f"/cs/desk/officers/{officer_id}/assignments/new"
    answer = send(staff, path, district=world.home.districts["lipiny"], since="1.2.2025")
    assert answer.status_code == 302
    assert "Jan Starý" in client.get("/cs/brod/lipiny").text
    assert audited(app) == [("officers.assign", f"officer:{officer_id}", {})]


@pytest.mark.parametrize(
    ("district", "since", "until", "sentence"),
    [
        ("lipiny", "2. 1. 2026", "1. 1. 2026", "Poslední den nemůže být před prvním."),
        ("nadrazi", "1. 1. 2026", "", "V téhle části města v tu dobu už slouží."),
        ("lipiny", "31. 2. 2026", "", "Napište den takhle: 15. 12. 2026."),
        ("lipiny", "", "", "Napište den takhle: 15. 12. 2026."),
    ],
)
def test_an_impossible_assignment_is_refused_beside_its_field(
    app: Flask, world: World, district: str, since: str, until: str, sentence: str
) -> None:
    staff, officer_id = world.sign_in(app, "coordinator"), officer(app, world)
    path = f"/cs/desk/officers/{officer_id}/assignments/new"
    answer = send(staff, path, district=world.home.districts[district], since=since, until=until)
    assert answer.status_code == 422
    assert sentence in spoken(answer)
    assert f'value="{since}"' in spoken(answer)
    assert len(assignments(app)) == 1


def test_an_ended_assignment_stays_in_the_history(app: Flask, client: FlaskClient, world: World) -> None:
    staff, officer_id = world.sign_in(app, "coordinator"), officer(app, world)
    path = f"/cs/desk/officers/{officer_id}/assignments/1"
    assert send(staff, path, until="2026-01-31").status_code == 302
    assert assignments(app) == [(world.home.districts["nadrazi"], date(2024, 1, 1), date(2026, 1, 31))]
    assert "Teď tu nikoho nemáme" in client.get("/cs/brod/nadrazi").text


def test_an_assignment_cannot_end_before_it_began(app: Flask, world: World) -> None:
    staff, officer_id = world.sign_in(app, "coordinator"), officer(app, world)
    answer = send(staff, f"/cs/desk/officers/{officer_id}/assignments/1", until="31. 12. 2023")
    assert answer.status_code == 422
    assert assignments(app)[0][2] is None


def test_only_the_coordinator_assigns(app: Flask, world: World) -> None:
    staff, officer_id = world.sign_in(app, "officer_pcr"), officer(app, world)
    path = f"/cs/desk/officers/{officer_id}/assignments"
    assert staff.get(f"{path}/new").status_code == 404
    assert send(staff, f"{path}/1", until="1. 1. 2026").status_code == 404
    assert assignments(app)[0][2] is None


def test_another_officers_assignment_is_not_there(app: Flask, world: World) -> None:
    staff, first = world.sign_in(app, "coordinator"), officer(app, world)
    officer(app, world, town="other")
    answer = send(staff, f"/cs/desk/officers/{first}/assignments/2", until="1. 1. 2026")
    assert answer.status_code == 404
    assert assignments(app)[1][2] is None


def test_a_new_slot_stands_on_the_district_page(app: Flask, client: FlaskClient, world: World) -> None:
    staff, officer_id = world.sign_in(app, "officer_pcr"), officer(app, world)
    path = f"/cs/desk/officers/{officer_id}/slots/new"
    assert send(staff, path, district=world.home.districts["nadrazi"], **SLOT).status_code == 302
    assert slots(app) == ["1 09:00:00–11:00:00 lavičky u podchodu"]
    assert "úterý 9–11" in spoken(client.get("/cs/brod/nadrazi"))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ends": "9:00"}, "Konec musí být později než začátek."),
        ({"begins": "25:00"}, "Napište čas takhle: 17:00."),
        ({"weekday": "7"}, "Vyberte jednu z nabízených možností."),
        ({"weekday": ""}, "Vyberte den v týdnu."),
        ({"place": " "}, "Napište, kde přesně."),
    ],
)
def test_an_impossible_slot_is_refused_in_plain_words(
    app: Flask, world: World, changed: dict[str, str], sentence: str
) -> None:
    staff, officer_id = world.sign_in(app, "officer_pcr"), officer(app, world)
    filled = {"district": world.home.districts["nadrazi"], **SLOT, **changed}
    answer = send(staff, f"/cs/desk/officers/{officer_id}/slots/new", **filled)
    assert answer.status_code == 422
    assert sentence in spoken(answer)
    assert slots(app) == []


def test_nobody_is_at_two_places_at_once(app: Flask, world: World) -> None:
    staff, officer_id = world.sign_in(app, "officer_pcr"), officer(app, world)
    path, here = f"/cs/desk/officers/{officer_id}/slots/new", world.home.districts["nadrazi"]
    send(staff, path, district=here, **SLOT)
    answer = send(staff, path, district=here, **{**SLOT, "begins": "10:30", "ends": "12:00"})
    assert "V tu dobu už je na jiném místě." in spoken(answer)
    assert send(staff, path, district=here, **{**SLOT, "begins": "11", "ends": "12"}).status_code == 302


def test_a_slot_is_only_where_the_officer_serves(app: Flask, world: World) -> None:
    staff, officer_id = world.sign_in(app, "coordinator"), officer(app, world)
    path = f"/cs/desk/officers/{officer_id}/slots/new"
    assert send(staff, path, district=world.home.districts["stred"], **SLOT).status_code == 422
    assert slots(app) == []


def test_a_removed_slot_is_gone(app: Flask, client: FlaskClient, world: World) -> None:
    staff, officer_id = world.sign_in(app, "officer_pcr"), officer(app, world)
    path = f"/cs/desk/officers/{officer_id}/slots"
    send(staff, f"{path}/new", district=world.home.districts["nadrazi"], **SLOT)
    assert send(staff, f"{path}/1/remove").status_code == 302
    assert slots(app) == []
    assert send(staff, f"{path}/1/remove").status_code == 404
