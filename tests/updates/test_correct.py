"""A correction is never silent; an update taken back can be put back."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.db import Words
from portal.updates.rules import joined
from tests.updates.drafts import post, stored
from tests.world import World

FIX = {"title": "Nový nadpis", "body": "Nový text.", "correction": "Dodávka je bílá."}


def test_a_correction_is_shown_with_its_day(app: Flask, client: FlaskClient, world: World) -> None:
    update_id = stored(app, world.home)
    officer = world.sign_in(app, "officer_pcr")
    assert post(officer, f"/cs/desk/updates/{update_id}/correct", **FIX).status_code == 303
    shown = client.get(f"/cs/brod/updates/{update_id}").text
    assert "Nový text." in shown
    assert "Opraveno dnes:</b> Dodávka je bílá." in shown.replace("\u00a0", " ")


def test_a_correction_without_its_reason_is_refused(app: Flask, client: FlaskClient, world: World) -> None:
    update_id = stored(app, world.home)
    officer = world.sign_in(app, "officer_pcr")
    answer = post(officer, f"/cs/desk/updates/{update_id}/correct", **{**FIX, "correction": ""})
    assert answer.status_code == 422
    assert "Nový text." in answer.text
    assert "Nový text." not in client.get(f"/cs/brod/updates/{update_id}").text


def test_a_name_in_a_correction_is_asked_about_once(app: Flask, world: World) -> None:
    update_id = stored(app, world.home)
    officer, path = world.sign_in(app, "officer_pcr"), f"/cs/desk/updates/{update_id}/correct"
    fix = {**FIX, "correction": "Opravil to pan Novák."}
    assert "Není tu jméno?" in post(officer, path, **fix).text.replace("\u00a0", " ")
    assert post(officer, path, **fix, seen="pan Novák").status_code == 303


def test_a_second_correction_keeps_the_first_with_its_day() -> None:
    first = datetime(2026, 11, 24, tzinfo=UTC).date()
    both = joined({"cs": "Je bílá."}, {"cs": "Jsou dva.", "en": "There are two."}, first)
    assert both == {"cs": "Je bílá. (24. 11.: Jsou dva.)"}


def test_two_who_correct_at_once_do_not_overwrite_each_other(app: Flask, world: World) -> None:
    update_id = stored(app, world.home)
    officer = world.sign_in(app, "officer_pcr")
    assert post(officer, f"/cs/desk/updates/{update_id}/correct", **FIX, version="").status_code == 303
    assert post(officer, f"/cs/desk/updates/{update_id}/correct", **FIX, version="").status_code == 409


def test_the_form_starts_from_the_texts_and_the_correction_seen(app: Flask, world: World) -> None:
    moment = datetime(2026, 11, 24, 9, tzinfo=UTC)
    update_id = stored(app, world.home, correction=Words(cs="Dřív."), corrected_at=moment)
    text = world.sign_in(app, "officer_pcr").get(f"/cs/desk/updates/{update_id}/correct").text
    assert 'value="Nadpis zprávy"' in text
    assert f'value="{moment.isoformat()}"' in text


@pytest.mark.parametrize("deed", ["correct", "withdraw", "restore"])
def test_what_another_agency_district_or_town_wrote_is_not_there(app: Flask, world: World, deed: str) -> None:
    theirs = (
        stored(app, world.home, agency_id=world.home.agencies["mp"]),
        stored(app, world.home, "stred"),
        stored(app, world.home, None),
        stored(app, world.other),
    )
    officer = world.sign_in(app, "officer_pcr")
    for update_id in theirs:
        assert post(officer, f"/cs/desk/updates/{update_id}/{deed}", **FIX).status_code == 404


def test_a_withdrawn_update_is_gone_everywhere_and_can_be_put_back(
    app: Flask, client: FlaskClient, world: World
) -> None:
    update_id = stored(app, world.home)
    coordinator = world.sign_in(app, "coordinator")
    answer = post(coordinator, f"/cs/desk/updates/{update_id}/withdraw")
    assert "Zpráva je stažená" in coordinator.get(answer.headers["Location"]).text
    assert client.get(f"/cs/brod/updates/{update_id}").status_code == 410
    for path in ("/cs/brod/updates", "/cs/brod/nadrazi", "/cs/brod/updates.atom"):
        assert "Nadpis zprávy" not in client.get(path).text
    post(coordinator, f"/cs/desk/updates/{update_id}/restore")
    assert client.get(f"/cs/brod/updates/{update_id}").status_code == 200
