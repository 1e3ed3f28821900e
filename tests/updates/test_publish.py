"""The officer's minute: write, preview, publish."""

import pytest
from flask import Flask
from sqlalchemy import select

from portal.accounts.models import Account
from portal.audit import AuditEntry
from portal.db import db
from portal.updates.models import Update
from tests.updates.drafts import NEW, csrf, send, stored
from tests.world import World


def updates(app: Flask) -> list[Update]:
    with app.app_context():
        return list(db.session.scalars(select(Update)))


def test_an_officer_publishes_for_their_district_and_reads_it_on_its_page(app: Flask, world: World) -> None:
    officer = world.sign_in(app, "officer_pcr")
    answer = send(officer, place=str(world.home.districts["nadrazi"]))
    assert answer.status_code == 303
    assert "Zpráva je venku: Dílenská je zavřená" in officer.get(answer.headers["Location"]).text
    assert "Dílenská je zavřená" in officer.get("/cs/brod/nadrazi").text
    assert "Dílenská je zavřená" not in officer.get("/cs/brod/stred").text


def test_a_publication_is_in_the_audit_without_its_content(app: Flask, world: World) -> None:
    send(world.sign_in(app, "officer_pcr"), place=str(world.home.districts["nadrazi"]))
    with app.app_context():
        entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.number.desc())).first()
        assert entry is not None
        assert (entry.action, entry.facts) == ("publish_update", {"kind": "info"})


def test_a_coordinator_publishes_for_the_whole_town(app: Flask, world: World) -> None:
    assert send(world.sign_in(app, "coordinator"), place="town").status_code == 303
    assert [update.district_id for update in updates(app)] == [None]


@pytest.mark.parametrize("place", ["town", "stred", "foreign"])
def test_an_officer_cannot_publish_beyond_their_districts(app: Flask, world: World, place: str) -> None:
    ids = {"town": "town", "stred": str(world.home.districts["stred"])}
    wanted = ids.get(place, str(world.other.districts["nadrazi"]))
    assert send(world.sign_in(app, "officer_pcr"), place=wanted).status_code == 422
    assert updates(app) == []


@pytest.mark.parametrize("person", ["pcr", "ngo", "ospod", "survey_manager", "administrator"])
def test_others_find_no_desk_of_updates(app: Flask, world: World, person: str) -> None:
    client = world.sign_in(app, person)
    assert client.get(NEW).status_code == client.get("/cs/desk/updates").status_code == 404


def test_a_preview_shows_the_update_keeps_what_was_typed_and_publishes_nothing(
    app: Flask, world: World
) -> None:
    officer = world.sign_in(app, "officer_pcr")
    answer = send(officer, place=str(world.home.districts["nadrazi"]), step="preview", sure=None)
    assert answer.status_code == 200
    assert "Takhle to uvidí lidé" in answer.text
    assert 'value="Dílenská je zavřená"' in answer.text
    assert updates(app) == []


def test_htmx_gets_the_preview_alone(app: Flask, world: World) -> None:
    officer = world.sign_in(app, "officer_pcr")
    typed = {"beginning": "warning", "title": "Pozor", "body": "Volejte.", "duration": "today"}
    place = str(world.home.districts["nadrazi"])
    answer = officer.post(
        NEW,
        data={**typed, "place": place, "step": "preview", "csrf_token": csrf(officer)},
        headers={"HX-Request": "true", "HX-Request-Type": "partial"},
    )
    assert answer.text.startswith('<div id="updates-preview"')
    assert "HX-Request-Type" in answer.headers["Vary"]


def test_a_warning_must_end(app: Flask, world: World) -> None:
    officer = world.sign_in(app, "officer_pcr")
    answer = send(officer, place=str(world.home.districts["nadrazi"]), beginning="warning", duration="open")
    assert answer.status_code == 422
    assert "Varování musí jednou skončit" in answer.text.replace("\u00a0", " ")
    assert "<title>Chyba, " in answer.text


def test_a_rumour_needs_its_rumour(app: Flask, world: World) -> None:
    officer = world.sign_in(app, "officer_pcr")
    place = str(world.home.districts["nadrazi"])
    assert send(officer, place=place, beginning="rumour").status_code == 422
    assert send(officer, place=place, beginning="rumour", rumour="Bude pochod.").status_code == 303


@pytest.mark.parametrize("body", ["Byli to Romové.", "Jezdí autem 5A2 3456."])
def test_origin_and_plates_are_refused_with_the_reason(app: Flask, world: World, body: str) -> None:
    answer = send(world.sign_in(app, "coordinator"), place="town", body=body)
    assert answer.status_code == 422
    assert "Smažte prosím" in answer.text
    assert body in answer.text
    assert updates(app) == []


def test_a_name_is_asked_about_once_and_can_be_published(app: Flask, world: World) -> None:
    coordinator = world.sign_in(app, "coordinator")
    asked = send(coordinator, place="town", body="Díky, pane Novák. Potkali jsme pana Nováka.")
    assert asked.status_code == 200
    assert "Není tu jméno?" in asked.text.replace("\u00a0", " ")
    seen = asked.text.split('name="seen" form="update" value="')[1].split('"')[0]
    again = send(coordinator, place="town", body="Díky, pane Novák. Potkali jsme pana Nováka.", seen=seen)
    assert again.status_code == 303


def test_nothing_is_published_without_the_promise_that_nobody_can_be_recognised(
    app: Flask, world: World
) -> None:
    answer = send(world.sign_in(app, "coordinator"), place="town", sure=None)
    assert answer.status_code == 422
    assert 'href="#sure"' in answer.text


def test_a_thumb_that_taps_twice_publishes_once(app: Flask, world: World) -> None:
    coordinator = world.sign_in(app, "coordinator")
    assert send(coordinator, place="town").status_code == send(coordinator, place="town").status_code == 303
    send(coordinator, place="town", body="Jiný text.")
    assert len(updates(app)) == 2


def test_a_month_summary_says_what_was_done(app: Flask, world: World) -> None:
    send(world.sign_in(app, "coordinator"), place="town", is_monthly="y", title_en="What we did")
    assert [(update.kind, update.title["en"]) for update in updates(app)] == [("monthly", "What we did")]


def test_a_district_without_news_for_28_days_is_reminded_of(app: Flask, world: World) -> None:
    stored(app, world.home, days=28)
    officer = world.sign_in(app, "officer_pcr")
    assert "poslední zpráva před 28" in officer.get("/cs/desk/updates").text.replace("\u00a0", " ")
    stored(app, world.home, days=27)
    assert "poslední zpráva před" not in officer.get("/cs/desk/updates").text


def test_an_officer_without_a_district_is_told_why_they_cannot_write(app: Flask, world: World) -> None:
    with app.app_context(), db.writing():
        db.session.get_one(Account, world.home.accounts["officer_mp"]).districts = []
        db.session.commit()
    text = world.sign_in(app, "officer_mp").get(NEW).text
    assert "Nemáte přidělenou žádnou část města." in text
