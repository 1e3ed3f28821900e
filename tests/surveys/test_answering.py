"""One answer each, and nobody can be linked to it."""

import re
import threading

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import inspect, text

from portal import clock
from portal.db import Words, db
from portal.surveys import actions
from portal.surveys.actions import SlipsDraft
from portal.surveys.models import DroppedAnswer, GivenAnswer, Ticket
from portal.surveys.rules import AlreadyAnswered, Channel
from portal.surveys.slips import NotASlip, normalise, shown
from portal.surveys.template import SHORT_FORM
from tests.concerns.telling import now, sealed_in
from tests.world import World

ANSWERS = {question.code: ["dont_know"] for question in SHORT_FORM}


def running(app: Flask, world: World, number: int = 30) -> tuple[int, list[str]]:
    with app.app_context():
        manager = world.home.visitor("survey_manager")
        wave_id = actions.make_wave(manager, Words(cs="Vlna"), now())
        actions.open_wave(manager, wave_id, 30, now())
        draft = SlipsDraft(world.home.districts["nadrazi"], Channel.DOOR, number)
        codes = actions.print_slips(manager, wave_id, draft, now())
    return wave_id, codes


def answer_all(client: FlaskClient, page: str) -> str:
    for _ in SHORT_FORM:
        page = client.post(
            "/cs/brod/survey/question", data={"sealed": sealed_in(page), "answer": "dont_know"}
        ).text
    return page


def test_a_slip_answers_once_from_link_to_thanks(app: Flask, client: FlaskClient, world: World) -> None:
    _, codes = running(app, world)
    start = client.get(f"/d/{codes[0]}")
    assert start.status_code == 200
    page = answer_all(client, client.post("/cs/brod/survey/slip", data={"code": shown(codes[0])}).text)
    assert "Děkujeme" in client.post("/cs/brod/survey", data={"sealed": sealed_in(page)}).text
    assert client.post("/cs/brod/survey", data={"sealed": sealed_in(page)}).status_code == 410
    assert client.get(f"/d/{codes[0]}").status_code == 410


def test_looking_at_a_slip_never_uses_it_up(app: Flask, client: FlaskClient, world: World) -> None:
    _, codes = running(app, world)
    for _ in range(3):
        answer = client.get(f"/d/{codes[0]}")
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in answer.headers
    with app.app_context():
        assert db.session.query(Ticket).count() == 30


def test_nothing_is_stored_before_sending(app: Flask, client: FlaskClient, world: World) -> None:
    _, codes = running(app, world)
    answer_all(client, client.post("/cs/brod/survey/slip", data={"code": codes[0]}).text)
    with app.app_context():
        assert db.session.query(DroppedAnswer).count() + db.session.query(GivenAnswer).count() == 0


def test_eight_parallel_posts_of_one_code_are_one_answer(app: Flask, world: World) -> None:
    wave_id, codes = running(app, world)
    outcomes = list[str]()

    def post() -> None:
        with app.app_context():
            try:
                actions.drop(wave_id, codes[0], ANSWERS, clock.today())
                outcomes.append("ok")
            except AlreadyAnswered:
                outcomes.append("already")

    threads = [threading.Thread(target=post) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(outcomes) == ["already"] * 7 + ["ok"]


def test_the_box_is_only_emptied_from_twenty_answers_on(app: Flask, world: World) -> None:
    wave_id, codes = running(app, world)
    with app.app_context():
        for code in codes[:19]:
            actions.drop(wave_id, code, ANSWERS, clock.today())
        assert actions.flush(wave_id) == 0
        actions.drop(wave_id, codes[19], ANSWERS, clock.today())
        assert actions.flush(wave_id) == 20
        assert (db.session.query(DroppedAnswer).count(), db.session.query(GivenAnswer).count()) == (0, 20)


@pytest.mark.slow
def test_the_order_of_answers_says_nothing_about_the_order_of_sending(app: Flask, world: World) -> None:
    wave_id, codes = running(app, world, 200)
    with app.app_context():
        for number, code in enumerate(codes):
            actions.drop(wave_id, code, {"dark": [str(number)]}, clock.today())
        for _ in range(10):
            actions.flush(wave_id)
        actions.close_wave(world.home.visitor("survey_manager"), wave_id, now())
        read = [int(row.answers["dark"][0]) for row in db.session.scalars(db.select(GivenAnswer))]
    n = len(read)
    distance = sum((place - number) ** 2 for place, number in enumerate(read))
    spearman = 1 - 6 * distance / (n * (n * n - 1))
    assert n == 200
    assert abs(spearman) < 0.3


def test_the_tables_hold_exactly_these_columns(app: Flask, world: World) -> None:
    columns = {
        "survey_ticket": {"code_mac", "wave_id", "district_id", "channel"},
        "survey_dropbox": {"id", "wave_id", "district_id", "channel", "answers"},
        "survey_response": {"id", "wave_id", "district_id", "channel", "answers"},
    }
    with app.app_context():
        inspector = inspect(db.engine)
        for table, expected in columns.items():
            assert {column["name"] for column in inspector.get_columns(table)} == expected
            if db.engine.dialect.name == "sqlite":
                ddl = db.session.scalar(
                    text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": table}
                )
                assert "WITHOUT ROWID" in str(ddl)


def test_after_closing_no_code_is_left_in_any_file(app: Flask, world: World) -> None:
    wave_id, codes = running(app, world)
    with app.app_context():
        macs = [row.code_mac for row in db.session.scalars(db.select(Ticket))]
        db.session.rollback()
        actions.drop(wave_id, codes[0], ANSWERS, clock.today())
        actions.close_wave(world.home.visitor("survey_manager"), wave_id, now())
        db.session.remove()
    folder = app.config["PORTAL"].instance
    everything = b"".join(path.read_bytes() for path in folder.glob("portal.sqlite3*"))
    assert not [mac for mac in macs if mac in everything]
    assert not [code for code in codes if code.encode() in everything]


def test_the_open_link_is_counted_apart(app: Flask, client: FlaskClient, world: World) -> None:
    running(app, world)
    first = client.post("/cs/brod/survey/open", data={"district": world.home.districts["stred"]})
    page = answer_all(client, first.text)
    client.post("/cs/brod/survey", data={"sealed": sealed_in(page)})
    with app.app_context():
        assert db.session.query(DroppedAnswer).one().channel == "open"


def test_going_back_keeps_the_answers(app: Flask, client: FlaskClient, world: World) -> None:
    _, codes = running(app, world)
    first = client.post("/cs/brod/survey/slip", data={"code": codes[0]}).text
    second = client.post("/cs/brod/survey/question", data={"sealed": sealed_in(first), "answer": "3"}).text
    back = client.post("/cs/brod/survey/question", data={"sealed": sealed_in(second), "go": "back"}).text
    assert re.search(r'value="3" checked', back)


def test_more_than_three_wishes_are_refused_beside_the_question(
    app: Flask, client: FlaskClient, world: World
) -> None:
    _, codes = running(app, world)
    page = client.post("/cs/brod/survey/slip", data={"code": codes[0]}).text
    for _ in SHORT_FORM[:-1]:
        page = client.post(
            "/cs/brod/survey/question", data={"sealed": sealed_in(page), "answer": "wont_say"}
        ).text
    answers = ["light", "patrol", "children", "debts"]
    refused = client.post("/cs/brod/survey/question", data={"sealed": sealed_in(page), "answer": answers})
    assert refused.status_code == 422
    assert "nejvýš tři" in refused.text


@pytest.mark.parametrize("typed", ["7k3m 9qxd 2p", "7K3M-9QXD-2P", "7K3M9QXD2P "])
def test_a_code_is_taken_however_it_is_typed(typed: str) -> None:
    assert normalise(typed) == "7K3M9QXD2P"


@pytest.mark.parametrize("typed", ["", "7K3M", "7K3M9QXD2U", "x" * 300, "\x00" * 10])
def test_what_no_slip_can_say_is_refused(typed: str) -> None:
    with pytest.raises(NotASlip):
        normalise(typed)


def test_an_unknown_slip_gets_the_same_friendly_answer(client: FlaskClient, world: World, app: Flask) -> None:
    running(app, world)
    answer = client.post("/cs/brod/survey/slip", data={"code": "0000000000"})
    assert answer.status_code == 410
    assert "Už máme, děkujeme" in answer.text


def test_a_released_wave_shows_intervals_and_the_caution(
    app: Flask, client: FlaskClient, world: World
) -> None:
    wave_id, codes = running(app, world, 60)
    with app.app_context():
        manager = world.home.visitor("survey_manager")
        for number, code in enumerate(codes):
            actions.drop(wave_id, code, {"dark": ["3" if number % 3 else "1"]}, clock.today())
        actions.close_wave(manager, wave_id, now())
        actions.release_wave(manager, wave_id, now())
    page = client.get("/cs/brod/survey/results").text
    assert "67 %" in page
    assert "Nejde o\u00a0reprezentativní vzorek" in page


def test_thirty_people_behind_one_address_start_freely_and_then_comes_a_question(
    app: Flask, client: FlaskClient, world: World
) -> None:
    running(app, world)
    place = {"district": str(world.home.districts["stred"])}
    for _ in range(30):
        assert client.post("/cs/brod/survey/open", data=place).status_code == 200
    asked = client.post("/cs/brod/survey/open", data=place)
    assert asked.status_code == 422
    first, second = map(int, re.findall(r"kolik je (\d) plus (\d)", asked.text)[0])
    sealed = asked.text.split('name="question" value="')[1].split('"')[0]
    answered = {**place, "question": sealed, "answer": str(first + second)}
    assert client.post("/cs/brod/survey/open", data=answered).status_code == 200
    assert client.post("/cs/brod/survey/open", data=answered).status_code == 422
