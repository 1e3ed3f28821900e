"""Meetings: called, moved, cancelled and restored by those who work in the district."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import clock
from portal.coordination.models import Meeting
from portal.coordination.rules import former_place
from portal.db import Words, db
from tests.staff import audited, send, spoken
from tests.world import World

NEW = "/cs/desk/meetings/new"
FILLED = {"day": "24. 12. 2098", "hour": "17:00", "place": "dvůr u kotelny"}


def meeting(app: Flask, world: World, district: str = "nadrazi", town: str = "home", days: int = 7) -> int:
    """Put a meeting into the database and return the id."""
    ids = getattr(world, town)
    with app.app_context(), db.writing():
        row = Meeting(
            town_id=ids.town_id,
            district_id=ids.districts[district],
            begins_at=clock.now() + timedelta(days=days),
            place=Words(cs="starý dvůr"),
        )
        db.session.add(row)
        db.session.flush()
        meeting_id = row.id
        db.session.commit()
    return meeting_id


def read(app: Flask, meeting_id: int) -> Meeting:
    with app.app_context():
        return db.session.get_one(Meeting, meeting_id)


def test_a_called_meeting_stands_on_the_district_page(app: Flask, client: FlaskClient, world: World) -> None:
    staff = world.sign_in(app, "officer_mp")
    assert send(staff, NEW, district=world.home.districts["nadrazi"], **FILLED).status_code == 302
    assert "dvůr u kotelny" in spoken(client.get("/cs/brod/nadrazi"))
    assert read(app, 1).begins_at == datetime(2098, 12, 24, 17, tzinfo=clock.PRAGUE)
    assert audited(app) == [("meetings.call", "meeting:1", {})]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"day": "1. 1. 2020"}, "Tenhle čas už minul."),
        ({"day": "29. 2. 2097"}, "Napište den takhle: 15. 12. 2026."),
        ({"hour": "v pět"}, "Napište čas takhle: 17:00."),
        ({"place": ""}, "Napište, kde přesně."),
        ({"about_en": "Lamps"}, "Napište to i česky."),
    ],
)
def test_an_impossible_meeting_is_refused_in_plain_words(
    app: Flask, world: World, changed: dict[str, str], sentence: str
) -> None:
    staff = world.sign_in(app, "coordinator")
    answer = send(staff, NEW, district=world.home.districts["stred"], **{**FILLED, **changed})
    assert answer.status_code == 422
    assert sentence in spoken(answer)
    assert audited(app) == []


def test_a_changed_place_keeps_the_former_one(app: Flask, client: FlaskClient, world: World) -> None:
    staff, meeting_id = world.sign_in(app, "officer_pcr"), meeting(app, world)
    path = f"/cs/desk/meetings/{meeting_id}"
    send(staff, path, district=world.home.districts["nadrazi"], **FILLED)
    text = spoken(client.get("/cs/brod/nadrazi"))
    assert "změna místa" in text
    assert "<s>starý dvůr</s>" in text


def test_a_meeting_that_keeps_its_place_shows_no_change(app: Flask, world: World) -> None:
    staff, meeting_id = world.sign_in(app, "officer_pcr"), meeting(app, world)
    filled = {**FILLED, "place": "starý dvůr"}
    send(staff, f"/cs/desk/meetings/{meeting_id}", district=world.home.districts["nadrazi"], **filled)
    assert read(app, meeting_id).former_place is None


def test_a_meeting_that_returns_to_its_place_shows_no_change() -> None:
    yard, centre, school = Words(cs="dvůr"), Words(cs="centrum"), Words(cs="škola")
    assert former_place(yard, centre, None) == yard
    assert former_place(centre, yard, yard) is None
    assert former_place(centre, school, yard) == centre
    assert former_place(centre, centre, yard) == yard


def test_a_cancelled_meeting_leaves_the_page_and_can_be_restored(
    app: Flask, client: FlaskClient, world: World
) -> None:
    staff, meeting_id = world.sign_in(app, "coordinator"), meeting(app, world)
    path = f"/cs/desk/meetings/{meeting_id}"
    assert "Zrušit setkání?" in spoken(staff.get(f"{path}/cancel"))
    assert not read(app, meeting_id).cancelled
    send(staff, f"{path}/cancel")
    assert "starý dvůr" not in spoken(client.get("/cs/brod/nadrazi"))
    send(staff, f"{path}/restore")
    assert "starý dvůr" in spoken(client.get("/cs/brod/nadrazi"))


@pytest.mark.parametrize(
    ("person", "district", "town", "days"),
    [
        ("officer_pcr", "stred", "home", 7),
        ("coordinator", "nadrazi", "other", 7),
        ("coordinator", "nadrazi", "home", -1),
        ("ngo", "nadrazi", "home", 7),
    ],
)
def test_a_meeting_that_is_foreign_or_over_is_not_there(
    app: Flask, world: World, person: str, district: str, town: str, days: int
) -> None:
    staff, meeting_id = world.sign_in(app, person), meeting(app, world, district, town, days)
    path = f"/cs/desk/meetings/{meeting_id}"
    assert staff.get(path).status_code == 404
    assert send(staff, path, district=world.home.districts["nadrazi"], **FILLED).status_code == 404
    assert send(staff, f"{path}/cancel").status_code == 404
    assert send(staff, f"{path}/restore").status_code == 404
    assert "starý dvůr" not in staff.get("/cs/desk/meetings").text


def test_an_officer_calls_meetings_only_in_their_own_districts(app: Flask, world: World) -> None:
    staff = world.sign_in(app, "officer_pcr")
    assert send(staff, NEW, district=world.home.districts["stred"], **FILLED).status_code == 422
