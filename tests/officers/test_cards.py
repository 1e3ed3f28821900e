"""Officers' cards: who changes them, what they say, when they were confirmed."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import clock
from portal.db import Words, db
from portal.officers.models import Assignment, Officer
from tests.staff import audited, send, spoken
from tests.world import World

CARD = {"name": "prap. Iva Nová", "title": "policistka – okrskářka", "portrait": "0"}


def officer(
    app: Flask,
    world: World,
    agency: str = "pcr",
    district: str = "nadrazi",
    town: str = "home",
    days: int = 1,
) -> int:
    """Put an officer who serves a district into the database and return the id."""
    ids = getattr(world, town)
    with app.app_context(), db.writing():
        person = Officer(
            town_id=ids.town_id,
            agency_id=ids.agencies[agency],
            name="prap. Jan Starý",
            title=Words(cs="policista", en="officer"),
            verified_on=clock.today() - timedelta(days=days),
            assignments=[Assignment(district_id=ids.districts[district], since=date(2024, 1, 1))],
        )
        db.session.add(person)
        db.session.flush()
        officer_id = person.id
        db.session.commit()
    return officer_id


def read(app: Flask, officer_id: int) -> Officer:
    with app.app_context():
        return db.session.get_one(Officer, officer_id)


def test_a_coordinator_adds_an_officer_who_counts_as_confirmed_today(app: Flask, world: World) -> None:
    client = world.sign_in(app, "coordinator")
    answer = send(client, "/cs/desk/officers/new", agency=world.home.agencies["pcr"], **CARD)
    assert answer.headers["Location"] == "/cs/desk/officers/1"
    text = client.get("/cs/desk/officers/1").text
    assert "prap. Iva Nová" in text
    assert 'role="status"' in text
    assert read(app, 1).verified_on == clock.today()


def test_an_officer_cannot_be_added_to_another_towns_agency(app: Flask, world: World) -> None:
    client = world.sign_in(app, "coordinator")
    answer = send(client, "/cs/desk/officers/new", agency=world.other.agencies["pcr"], **CARD)
    assert answer.status_code == 422
    assert "Vyberte jednu z nabízených možností." in spoken(answer)


def test_a_changed_card_is_what_residents_read(app: Flask, client: FlaskClient, world: World) -> None:
    staff, officer_id = world.sign_in(app, "officer_pcr"), officer(app, world)
    path = f"/cs/desk/officers/{officer_id}/edit"
    send(staff, path, **CARD, quote="Stačí dobrý den.", phone="777 123 456", title_en="beat officer")
    text = client.get("/cs/brod/nadrazi").text
    assert "Iva Nová" in text
    assert "Stačí dobrý den." in text
    assert 'href="tel:777123456"' in text
    assert "beat officer" in client.get("/en/brod/nadrazi").text


def test_a_card_that_does_not_fit_comes_back_with_everything_typed(app: Flask, world: World) -> None:
    staff, officer_id = world.sign_in(app, "officer_pcr"), officer(app, world)
    path = f"/cs/desk/officers/{officer_id}/edit"
    answer = send(staff, path, **{**CARD, "name": ""}, phone="volejte", quote_en="Hello", quote="")
    assert answer.status_code == 422
    assert "<title>Chyba, " in spoken(answer)
    for sentence in ("Napište jméno.", "Napište jen číslice", "Napište to i česky."):
        assert sentence in spoken(answer)
    assert 'value="volejte"' in spoken(answer)
    assert read(app, officer_id).name == "prap. Jan Starý"


def test_one_tap_confirms_the_card(app: Flask, client: FlaskClient, world: World) -> None:
    staff, officer_id = world.sign_in(app, "officer_pcr"), officer(app, world, days=31)
    assert "nepotvrzeno 31" in spoken(staff.get("/cs/desk/officers"))
    send(staff, f"/cs/desk/officers/{officer_id}/confirm")
    assert "nepotvrzeno" not in staff.get("/cs/desk/officers").text
    assert read(app, officer_id).verified_on == clock.today()


def test_a_card_confirmed_thirty_days_ago_carries_no_warning(app: Flask, world: World) -> None:
    officer(app, world, days=30)
    assert "nepotvrzeno" not in world.sign_in(app, "officer_pcr").get("/cs/desk/officers").text


@pytest.mark.parametrize(
    ("person", "agency", "district", "status"),
    [
        ("coordinator", "mp", "lipiny", 200),
        ("officer_pcr", "pcr", "nadrazi", 200),
        ("officer_pcr", "pcr", "stred", 404),
        ("officer_pcr", "mp", "nadrazi", 404),
        ("pcr", "pcr", "nadrazi", 404),
        ("administrator", "pcr", "nadrazi", 404),
    ],
)
def test_a_card_is_open_to_a_colleague_in_the_district_and_to_the_coordinator(
    app: Flask, world: World, person: str, agency: str, district: str, status: int
) -> None:
    client, officer_id = world.sign_in(app, person), officer(app, world, agency, district)
    assert client.get(f"/cs/desk/officers/{officer_id}").status_code == status
    assert client.get(f"/cs/desk/officers/{officer_id}/edit").status_code == status
    assert (send(client, f"/cs/desk/officers/{officer_id}/confirm").status_code == 302) == (status == 200)


def test_another_towns_officer_is_not_there(app: Flask, world: World) -> None:
    client, officer_id = world.sign_in(app, "coordinator"), officer(app, world, town="other")
    path = f"/cs/desk/officers/{officer_id}"
    assert client.get(path).status_code == 404
    for act in ("edit", "confirm", "assignments/new", "slots/new"):
        assert send(client, f"{path}/{act}", **CARD).status_code == 404
    assert read(app, officer_id).name == "prap. Jan Starý"
    assert audited(app) == []


def test_a_number_that_no_table_holds_is_not_there(app: Flask, world: World) -> None:
    client = world.sign_in(app, "coordinator")
    assert client.get("/cs/desk/officers/99999999999999999999").status_code == 404


def test_the_audit_names_the_act_and_not_the_words(app: Flask, world: World) -> None:
    staff, officer_id = world.sign_in(app, "officer_pcr"), officer(app, world)
    send(staff, f"/cs/desk/officers/{officer_id}/edit", **CARD)
    send(staff, f"/cs/desk/officers/{officer_id}/confirm")
    subject = f"officer:{officer_id}"
    assert audited(app) == [("officers.edit", subject, {}), ("officers.confirm", subject, {})]
