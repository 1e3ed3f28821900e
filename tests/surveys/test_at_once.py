"""Many people at once, and a manager who closes meanwhile: no answer is lost, on either engine."""

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from flask import Flask

from portal import clock
from portal.db import Words, db
from portal.errors import Refusal
from portal.surveys import actions
from portal.surveys.models import DroppedAnswer, GivenAnswer, Ticket, Wave
from portal.surveys.rules import AlreadyAnswered
from tests.concerns.telling import now
from tests.surveys.test_answering import ANSWERS, running
from tests.world import World

PEOPLE = 8


def at_once(app: Flask, deed: Callable[[int], None]) -> None:
    """Let so many people do something at the same time."""

    def run(number: int) -> None:
        with app.app_context():
            deed(number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def kept(app: Flask) -> tuple[int, int]:
    with app.app_context():
        return db.session.query(DroppedAnswer).count(), db.session.query(GivenAnswer).count()


def test_no_answer_is_lost_while_the_box_is_emptied(app: Flask, world: World) -> None:
    wave_id, codes = running(app, world, 160)

    def answer(number: int) -> None:
        for code in codes[number::PEOPLE]:
            actions.drop(wave_id, code, ANSWERS, clock.today())
            actions.flush(wave_id)

    at_once(app, answer)
    assert sum(kept(app)) == 160


def test_no_answer_stays_in_the_box_of_a_wave_closed_meanwhile(app: Flask, world: World) -> None:
    wave_id, codes = running(app, world, 160)
    taken = list[str]()

    def answer_or_close(number: int) -> None:
        if number == 0:
            time.sleep(0.1)
            actions.close_wave(world.home.visitor("survey_manager"), wave_id, now())
        for code in codes[number::PEOPLE]:
            with suppress(AlreadyAnswered):
                actions.drop(wave_id, code, ANSWERS, clock.today())
                taken.append(code)

    at_once(app, answer_or_close)
    assert kept(app) == (0, len(taken))


def test_of_several_waves_opened_at_once_one_runs(app: Flask, world: World) -> None:
    with app.app_context():
        manager = world.home.visitor("survey_manager")
        drafts = [actions.make_wave(manager, Words(cs="Vlna"), now()) for _ in range(PEOPLE)]

    def open_one(number: int) -> None:
        with suppress(Refusal):
            actions.open_wave(manager, drafts[number], 14, now())

    at_once(app, open_one)
    with app.app_context():
        assert db.session.query(Wave).filter_by(state="open").count() == 1


def test_the_open_link_makes_no_ticket_of_a_closed_wave(app: Flask, world: World) -> None:
    wave_id, _ = running(app, world)
    with app.app_context():
        actions.close_wave(world.home.visitor("survey_manager"), wave_id, now())
        with pytest.raises(AlreadyAnswered):
            actions.give_open_ticket(wave_id, world.home.districts["stred"], clock.today())
        assert db.session.query(Ticket).count() == 0


@pytest.mark.slow
def test_a_busy_database_does_not_undo_the_words_that_a_wave_is_closed(
    app: Flask, world: World, instance: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with app.app_context():
        if db.engine.dialect.name != "sqlite":
            pytest.skip("only SQLite locks the whole file")
        other = sqlite3.connect(instance / "portal.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        actions._scrub()
        other.close()
    assert "not rewritten" in caplog.text
