"""Sending a concern: durable, once, sealed, rightly owned."""

import secrets
import threading
from datetime import timedelta

from flask import Flask

from portal.concerns.actions import resident
from portal.concerns.actions.resident import ConcernDraft, Receipt
from portal.concerns.models import Concern
from portal.concerns.rules import Audience
from portal.concerns.sealing import key_of
from portal.db import db
from tests.concerns.telling import now, send
from tests.world import World

DRAFT = ConcernDraft("waste", Audience.PLATFORM, text="Plné popelnice.")


def count() -> int:
    return db.session.query(Concern).count()


def test_a_sent_concern_is_kept_sealed_and_to_the_hour(app: Flask, world: World) -> None:
    with app.app_context():
        concern_id, receipt = send(world, text="Tajný text", contact="kanarek@example.cz")
        kept = db.session.get_one(Concern, concern_id)
        assert b"Tajn" not in (kept.sealed_text or b"") + (kept.sealed_contact or b"")
        assert key_of(kept).open(kept.sealed_text or b"", "concern.text") == "Tajný text"
        assert kept.arrived_at.minute == kept.arrived_at.second == 0
        assert len(receipt.words) == 5


def test_the_same_ticket_and_content_make_one_concern_and_one_receipt(app: Flask, world: World) -> None:
    with app.app_context():
        ticket = secrets.token_bytes(32)
        first = resident.submit(world.home.district(), DRAFT, ticket, now())
        again = resident.submit(world.home.district(), DRAFT, ticket, now())
        assert (count(), first.words) == (1, again.words)
        assert again.is_repeat


def test_other_content_under_a_used_ticket_is_a_second_concern_with_its_own_code(
    app: Flask, world: World
) -> None:
    with app.app_context():
        ticket, other = (
            secrets.token_bytes(32),
            ConcernDraft("waste", Audience.PLATFORM, text="A ještě tohle."),
        )
        first = resident.submit(world.home.district(), DRAFT, ticket, now())
        second = resident.submit(world.home.district(), other, ticket, now())
        repeat = resident.submit(world.home.district(), other, ticket, now())
        assert count() == 2
        assert first.words != second.words == repeat.words


def test_twenty_parallel_identical_posts_make_one_concern_and_one_receipt(app: Flask, world: World) -> None:
    ticket, receipts = secrets.token_bytes(32), list[Receipt]()
    with app.app_context():
        district = world.home.district()

    def post() -> None:
        with app.app_context():
            receipts.append(resident.submit(district, DRAFT, ticket, now()))

    threads = [threading.Thread(target=post) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        assert count() == 1
    assert len(receipts) == 20
    assert len({receipt.words for receipt in receipts}) == 1


def test_without_police_takes_the_concern_from_the_police_to_the_coordinator(
    app: Flask, world: World
) -> None:
    with app.app_context():
        ours, _ = send(world, kind="theft", audience=Audience.WITHOUT_POLICE)
        theirs, _ = send(world, kind="theft", audience=Audience.PLATFORM)
        assert db.session.get_one(Concern, ours).owner_agency_id == world.home.agencies["mesto"]
        assert db.session.get_one(Concern, theirs).owner_agency_id == world.home.agencies["pcr"]


def test_the_code_is_no_longer_shown_when_its_time_is_over(app: Flask, world: World) -> None:
    with app.app_context():
        ticket = secrets.token_bytes(32)
        resident.submit(world.home.district(), DRAFT, ticket, now())
        later = resident.submit(world.home.district(), DRAFT, ticket, now() + timedelta(hours=3))
        assert (later.words, later.is_repeat, count()) == ((), True, 1)
