"""The three screens, as a phone without JavaScript and without cookies walks them."""

import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from portal.concerns.models import Concern
from portal.db import db
from tests.concerns.telling import sealed_in, walk_to_words
from tests.world import World

BASE = "/cs/brod/nadrazi/concern"


def test_a_kind_and_a_place_suffice(client: FlaskClient, world: World) -> None:
    answer = client.post(BASE, data={"sealed": walk_to_words(client), "audience": "platform"})
    assert answer.status_code == 200
    assert "Děkujeme, máme to." in answer.text
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("kind", "tile"), [("officer_complaint", "police"), ("idea_thanks", "police")])
def test_a_complaint_and_an_idea_need_words(client: FlaskClient, world: World, kind: str, tile: str) -> None:
    sealed = walk_to_words(client, kind, tile)
    refused = client.post(BASE, data={"sealed": sealed, "audience": "platform"})
    assert refused.status_code == 422
    assert "Napište prosím aspoň jednu větu." in refused.text
    accepted = client.post(
        BASE, data={"sealed": sealed_in(refused.text), "audience": "platform", "text": "Děkuji."}
    )
    assert accepted.status_code == 200


def test_nothing_is_preselected_and_the_audience_must_be_chosen(client: FlaskClient, world: World) -> None:
    refused = client.post(BASE, data={"sealed": walk_to_words(client), "text": "Nesmím zmizet"})
    assert refused.status_code == 422
    assert "Za vás ji nevybereme" in refused.text
    assert "Nesmím zmizet" in refused.text
    assert "checked" not in refused.text


HARD = [
    ("theft", "theft"), ("violence", "violence"), ("domestic_violence", "violence"), ("hate", "violence"),
    ("child_at_risk", "children"), ("housing", "house"), ("dogs", "mess"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "tile"), HARD)
def test_a_hard_kind_without_the_stop_question_is_refused(
    client: FlaskClient, world: World, kind: str, tile: str
) -> None:
    second = client.post(f"{BASE}/where", data={"tile": tile})
    answers = {"sealed": sealed_in(second.text), "kind": kind, "place": "unknown"}
    refused = client.post(f"{BASE}/words", data=answers)
    assert refused.status_code == 422
    skipped = client.post(BASE, data={"sealed": sealed_in(refused.text), "audience": "platform"})
    assert skipped.status_code == 422
    with client.application.app_context():
        assert db.session.query(Concern).count() == 0


def test_yes_leads_to_the_call_page_and_having_called_goes_on(client: FlaskClient, world: World) -> None:
    second = client.post(f"{BASE}/where", data={"tile": "theft"})
    answers = {"sealed": sealed_in(second.text), "kind": "theft", "place": "unknown", "stop": "yes"}
    stop = client.post(f"{BASE}/words", data=answers)
    assert 'href="tel:158"' in stop.text
    third = client.post(f"{BASE}/called", data={"sealed": sealed_in(stop.text)})
    done = client.post(BASE, data={"sealed": sealed_in(third.text), "audience": "platform"})
    assert done.status_code == 200
    with client.application.app_context():
        assert db.session.query(Concern).one().called_emergency


def test_going_back_and_forth_loses_nothing(client: FlaskClient, world: World) -> None:
    sealed = walk_to_words(client, time_of_day="night")
    typed = {
        "sealed": sealed,
        "from": "send",
        "text": "Rozepsaná věta",
        "contact": "731",
        "audience": "platform",
    }
    second = client.post(f"{BASE}/where", data=typed)
    assert second.text.count("checked") == 3
    answers = {"sealed": sealed_in(second.text), "kind": "waste", "place": "unknown", "time_of_day": "night"}
    third = client.post(f"{BASE}/words", data=answers)
    assert "Rozepsaná věta" in third.text
    assert 'value="731"' in third.text


def test_a_double_tap_shows_the_same_receipt(client: FlaskClient, world: World) -> None:
    data = {"sealed": walk_to_words(client), "audience": "platform", "text": "Jednou"}
    first, second = client.post(BASE, data=data), client.post(BASE, data=data)
    assert first.text.split('class="plate code"')[1][:200] == second.text.split('class="plate code"')[1][:200]
    with client.application.app_context():
        assert db.session.query(Concern).count() == 1


def test_a_send_without_a_sealed_field_is_refused(client: FlaskClient, world: World) -> None:
    assert client.post(BASE, data={"audience": "platform", "kind": "waste"}).status_code == 410


@pytest.mark.parametrize("sealed", ["nonsense", "gAAAAA", "x" * 5000, "\x00"])
def test_a_forged_sealed_field_is_refused(client: FlaskClient, world: World, sealed: str) -> None:
    assert client.post(BASE, data={"sealed": sealed, "audience": "platform"}).status_code == 410


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}],
)
def test_a_post_from_another_site_is_refused(
    client: FlaskClient, world: World, headers: dict[str, str]
) -> None:
    data = {"sealed": walk_to_words(client), "audience": "platform"}
    assert client.post(BASE, data=data, headers=headers).status_code == 403


@pytest.mark.parametrize("text", ["x" * 2001, "ahoj\x00", "zvuk\x07"])
def test_unfit_text_comes_back_as_it_was_typed(client: FlaskClient, world: World, text: str) -> None:
    refused = client.post(BASE, data={"sealed": walk_to_words(client), "audience": "platform", "text": text})
    assert refused.status_code == 422
    assert text[:100].replace("\x00", "") in refused.text.replace("\x00", "")


def test_emoji_and_right_to_left_words_are_welcome(client: FlaskClient, world: World) -> None:
    data = {"sealed": walk_to_words(client), "audience": "platform", "text": "😟 שלום مرحبا"}
    assert client.post(BASE, data=data).status_code == 200


def test_an_old_ticket_is_renewed_and_nothing_typed_is_lost(
    app: Flask, client: FlaskClient, world: World
) -> None:
    with time_machine.travel(datetime.now(UTC) - timedelta(hours=25)):
        sealed = walk_to_words(client)
    shown = client.post(BASE, data={"sealed": sealed, "audience": "platform", "text": "Pořád tu jsem"})
    assert "Pořád tu jsem" in shown.text
    sent = client.post(
        BASE, data={"sealed": sealed_in(shown.text), "audience": "platform", "text": "Pořád tu jsem"}
    )
    assert "Děkujeme, máme to." in sent.text


@pytest.mark.parametrize(
    "where",
    [{"place": "²"}, {"place": "9" * 30}, {"kind": "waste\0"}, {"time_of_day": "x" * 99}, {"stop": "called"}],
)
def test_what_no_page_of_ours_offers_is_never_carried_on(
    app: Flask, client: FlaskClient, world: World, where: dict[str, str]
) -> None:
    second = client.post(f"{BASE}/where", data={"tile": "mess"})
    answers = {"sealed": sealed_in(second.text), "kind": "waste", "place": "unknown", **where}
    refused = client.post(f"{BASE}/words", data=answers)
    assert refused.status_code == 422
    sent = client.post(BASE, data={"sealed": sealed_in(refused.text), "audience": "platform"})
    assert sent.status_code in {200, 422}
    with app.app_context():
        assert {concern.time_of_day for concern in db.session.scalars(db.select(Concern))} <= {None}


def test_twenty_taps_at_once_get_one_receipt(app: Flask, client: FlaskClient, world: World) -> None:
    data, answers = {"sealed": walk_to_words(client), "audience": "platform"}, list[str]()

    def tap() -> None:
        answers.append(app.test_client().post(BASE, data=data).text)

    taps = [threading.Thread(target=tap) for _ in range(20)]
    for thread in taps:
        thread.start()
    for thread in taps:
        thread.join()
    codes = {answer.split('class="plate code"')[1].split("</p>")[0] for answer in answers}
    with app.app_context():
        assert (len(answers), len(codes), db.session.query(Concern).count()) == (20, 1, 1)


def test_choosing_another_district_keeps_what_was_picked(client: FlaskClient, world: World) -> None:
    second = client.post(f"{BASE}/where", data={"tile": "mess"})
    picked = {"sealed": sealed_in(second.text), "from": "where", "kind": "waste", "time_of_day": "night"}
    elsewhere = client.post("/cs/brod/stred/concern/where", data=picked).text
    assert re.search(r'checked[^>]*value="waste"', elsewhere)
    assert re.search(r'checked[^>]*value="night"', elsewhere)
