"""Priorities: at most three in a district, opened, changed and closed with a result."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import clock
from portal.db import Words, db
from portal.ledger.models import Priority
from tests.staff import audited, send, spoken
from tests.world import World

NEW = "/cs/desk/ledger/priorities/new"
FILLED = {"issue": "Tma v podchodu", "doing": "Měníme lampy.", "since": "1. 9. 2025"}


def priority(app: Flask, world: World, district: str = "nadrazi", town: str = "home", count: int = 1) -> int:
    """Put open priorities into the database and return the id of the last one."""
    ids = getattr(world, town)
    with app.app_context(), db.writing():
        rows = [
            Priority(
                town_id=ids.town_id,
                district_id=ids.districts[district],
                issue=Words(cs=f"Věc {number}"),
                doing=Words(cs="Jednáme."),
                since=date(2025, 1, 1),
            )
            for number in range(count)
        ]
        db.session.add_all(rows)
        db.session.flush()
        last = rows[-1].id
        db.session.commit()
    return last


def test_a_new_priority_stands_on_the_district_page(app: Flask, client: FlaskClient, world: World) -> None:
    staff = world.sign_in(app, "officer_mp")
    assert send(staff, NEW, district=world.home.districts["nadrazi"], **FILLED).status_code == 302
    assert "Tma v podchodu" in spoken(client.get("/cs/brod/nadrazi"))
    assert audited(app) == [("ledger.open_priority", "priority:1", {})]


def test_a_fourth_priority_is_refused_beside_the_district(app: Flask, world: World) -> None:
    priority(app, world, count=3)
    staff = world.sign_in(app, "coordinator")
    answer = send(staff, NEW, district=world.home.districts["nadrazi"], **FILLED)
    assert answer.status_code == 422
    assert '<p class="err" id="district-e">' in answer.text
    assert "Část města může mít nejvýš tři priority." in spoken(answer)
    assert "Tma v podchodu" in spoken(answer)
    assert send(staff, NEW, district=world.home.districts["stred"], **FILLED).status_code == 302


def test_a_priority_does_not_move_to_a_full_district(app: Flask, world: World) -> None:
    priority(app, world, count=3)
    moved = priority(app, world, "stred")
    staff = world.sign_in(app, "coordinator")
    answer = send(
        staff, f"/cs/desk/ledger/priorities/{moved}", district=world.home.districts["nadrazi"], **FILLED
    )
    assert answer.status_code == 422


def test_a_closed_priority_leaves_its_result_on_the_ledger(
    app: Flask, client: FlaskClient, world: World
) -> None:
    staff, last = world.sign_in(app, "officer_pcr"), priority(app, world, count=3)
    send(staff, f"/cs/desk/ledger/priorities/{last}/close", result="Svítí všech 14 lamp.")
    assert "Věc 2" not in client.get("/cs/brod/nadrazi").text
    assert "Svítí všech 14 lamp." in spoken(client.get("/cs/brod/nadrazi/ledger"))
    assert send(staff, NEW, district=world.home.districts["nadrazi"], **FILLED).status_code == 302


def test_a_priority_is_not_closed_without_a_result(app: Flask, world: World) -> None:
    staff, last = world.sign_in(app, "officer_pcr"), priority(app, world)
    answer = send(staff, f"/cs/desk/ledger/priorities/{last}/close", result="  ")
    assert answer.status_code == 422
    with app.app_context():
        assert db.session.get_one(Priority, last).closed_on is None


def test_a_closed_priority_cannot_be_changed(app: Flask, world: World) -> None:
    staff, last = world.sign_in(app, "coordinator"), priority(app, world)
    send(staff, f"/cs/desk/ledger/priorities/{last}/close", result="Hotovo.")
    assert staff.get(f"/cs/desk/ledger/priorities/{last}").status_code == 404
    with app.app_context():
        assert db.session.get_one(Priority, last).closed_on == clock.today()


@pytest.mark.parametrize(
    ("person", "district", "town"),
    [
        ("officer_pcr", "stred", "home"),
        ("officer_pcr", "nadrazi", "other"),
        ("coordinator", "nadrazi", "other"),
        ("ngo", "nadrazi", "home"),
    ],
)
def test_a_priority_outside_ones_scope_is_not_there(
    app: Flask, world: World, person: str, district: str, town: str
) -> None:
    staff, last = world.sign_in(app, person), priority(app, world, district, town)
    path = f"/cs/desk/ledger/priorities/{last}"
    assert staff.get(path).status_code == 404
    assert send(staff, path, district=world.home.districts["nadrazi"], **FILLED).status_code == 404
    assert send(staff, f"{path}/close", result="Hotovo.").status_code == 404
    assert audited(app) == []


def test_a_priority_does_not_begin_tomorrow(app: Flask, world: World) -> None:
    staff = world.sign_in(app, "coordinator")
    answer = send(staff, NEW, district=world.home.districts["stred"], **{**FILLED, "since": "1. 1. 2099"})
    assert "Tenhle den ještě nebyl." in spoken(answer)


def test_an_officer_opens_priorities_only_in_their_own_districts(app: Flask, world: World) -> None:
    staff = world.sign_in(app, "officer_pcr")
    assert send(staff, NEW, district=world.home.districts["stred"], **FILLED).status_code == 422
    assert audited(app) == []
