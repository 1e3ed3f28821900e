"""With the code: an answer for whoever holds the paper, and nothing about what was written."""

import re

from flask import Flask
from flask.testing import FlaskClient

from portal.concerns.actions import staff
from portal.concerns.actions.staff import Closing, Reply
from portal.concerns.models import Concern
from portal.concerns.receipt import WORDS
from portal.concerns.rules import ClosingReason
from portal.db import db
from tests.concerns.telling import long_ago, now, sealed_in, send
from tests.world import World

PAGE = "/cs/brod/code"
WRONG = " ".join(WORDS[:5])


def test_the_words_open_the_answer_but_never_the_original(
    app: Flask, client: FlaskClient, world: World
) -> None:
    with app.app_context():
        concern_id, receipt = send(world, text="Tajemství sousedů")
        staff.reply(world.home.visitor("sluzby"), concern_id, Reply("Přijdeme v pátek.", False, 1), now())
    page = client.post(PAGE, data={"word1": " ".join(receipt.words)})
    assert page.status_code == 200
    assert "Přijdeme v pátek." in page.text
    assert "Tajemství" not in page.text
    assert "Set-Cookie" not in page.headers


def test_what_the_resident_writes_back_is_kept_once_and_not_shown(
    app: Flask, client: FlaskClient, world: World
) -> None:
    with app.app_context():
        concern_id, receipt = send(world)
    page = client.post(PAGE, data={"word1": " ".join(receipt.words)})
    data = {"sealed": sealed_in(page.text), "body": "Ještě druhý vchod"}
    for _ in range(2):
        answer = client.post(f"{PAGE}/reply", data=data)
    assert "Máme to." in answer.text
    assert "druhý vchod" not in answer.text
    with app.app_context():
        assert len(db.session.get_one(Concern, concern_id).messages) == 1


def test_whether_it_helped_is_kept_beside_what_the_agency_says(
    app: Flask, client: FlaskClient, world: World
) -> None:
    with app.app_context():
        concern_id, receipt = send(world)
        staff.reply(world.home.visitor("sluzby"), concern_id, Reply("Hotovo.", False, 1), now())
    page = client.post(PAGE, data={"word1": " ".join(receipt.words)})
    client.post(f"{PAGE}/helped", data={"sealed": sealed_in(page.text), "helped": "partly"})
    with app.app_context():
        assert db.session.get_one(Concern, concern_id).helped == "partly"


def test_nobody_is_asked_whether_it_helped_before_an_office_answered(
    app: Flask, client: FlaskClient, world: World
) -> None:
    with app.app_context():
        _, receipt = send(world)
    page = client.post(PAGE, data={"word1": " ".join(receipt.words)})
    client.post(f"{PAGE}/reply", data={"sealed": sealed_in(page.text), "body": "Ještě dodávám."})
    page = client.post(PAGE, data={"word1": " ".join(receipt.words)})
    assert "Vaši zprávu máme." in page.text
    assert "Zatím jsme neodpověděli." in page.text
    assert "Pomohlo to?" not in page.text


def test_wrong_expired_and_unknown_codes_get_the_same_answer(
    app: Flask, client: FlaskClient, world: World
) -> None:
    with app.app_context():
        concern_id, receipt = send(world)
        db.session.get_one(Concern, concern_id).closed_at = long_ago(400).replace(
            minute=0, second=0, microsecond=0
        )
        db.session.commit()
    expired = client.post(PAGE, data={"word1": " ".join(receipt.words)})
    unknown = client.post(PAGE, data={"word1": WRONG})
    assert expired.status_code == unknown.status_code == 422
    assert expired.text.replace(" ".join(receipt.words), "") == unknown.text.replace(WRONG, "")


def test_a_mistyped_word_is_named_beside_its_field(client: FlaskClient, world: World) -> None:
    page = client.post(PAGE, data={"word1": "jablko", "word2": "letalo", "word3": "ryba"})
    assert page.status_code == 422
    assert "„letalo“ neznáme." in page.text
    assert 'href="#word2"' in page.text
    assert 'value="jablko"' in page.text


def test_after_ten_wrong_codes_comes_a_question_never_a_refusal(
    app: Flask, client: FlaskClient, world: World
) -> None:
    with app.app_context():
        _, receipt = send(world)
    for _ in range(10):
        page = client.post(PAGE, data={"word1": WRONG})
    assert 'name="question"' in page.text
    unanswered = client.post(PAGE, data={"word1": " ".join(receipt.words)})
    assert unanswered.status_code == 422
    first, second = map(int, re.findall(r"kolik je (\d) plus (\d)", unanswered.text)[0])
    question = unanswered.text.split('name="question" value="')[1].split('"')[0]
    data = {"word1": " ".join(receipt.words), "question": question, "answer": str(first + second)}
    assert client.post(PAGE, data=data).status_code == 200


def test_no_address_takes_a_code(app: Flask) -> None:
    assert not [
        rule for rule in app.url_map.iter_rules() if "words" in rule.arguments or "receipt" in rule.arguments
    ]


def test_a_code_of_one_town_opens_nothing_in_another(app: Flask, client: FlaskClient, world: World) -> None:
    with app.app_context():
        _, receipt = send(world)
    assert client.post("/cs/jinde/code", data={"word1": " ".join(receipt.words)}).status_code == 422


def test_a_changed_text_from_the_same_page_is_a_second_message(
    app: Flask, client: FlaskClient, world: World
) -> None:
    with app.app_context():
        concern_id, receipt = send(world)
    sealed = sealed_in(client.post(PAGE, data={"word1": " ".join(receipt.words)}).text)
    for body in ("Je to u garáží.", "Už i u školky.", "Už i u školky."):
        client.post(f"{PAGE}/reply", data={"sealed": sealed, "body": body})
    with app.app_context():
        assert len(db.session.get_one(Concern, concern_id).messages) == 2


def test_nobody_is_promised_an_answer_to_what_was_closed_meanwhile(
    app: Flask, client: FlaskClient, world: World
) -> None:
    with app.app_context():
        concern_id, receipt = send(world)
        sealed = sealed_in(client.post(PAGE, data={"word1": " ".join(receipt.words)}).text)
        closing = Closing(ClosingReason.DONE, "Hotovo.", "", 1)
        staff.close(world.home.visitor("sluzby"), concern_id, closing, now())
    answer = client.post(f"{PAGE}/reply", data={"sealed": sealed, "body": "Ještě něco"})
    assert answer.status_code == 403
    assert "Podnět je uzavřený." in answer.text
