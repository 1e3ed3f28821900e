"""A busy or full database: reading goes on, nothing is half-written, the phone numbers stay.

One write lock for everybody and a limit of pages are SQLite's; the run on PostgreSQL leaves this file out.
"""

import sqlite3

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.concerns.models import Concern
from portal.db import db
from tests.concerns.telling import send, walk_to_words
from tests.world import World

BASE = "/cs/brod/nadrazi/concern"


@pytest.fixture
def writer(app: Flask, world: World) -> sqlite3.Connection:
    """Somebody who holds the write lock of the database."""
    return sqlite3.connect(app.config["PORTAL"].instance / "portal.sqlite3", isolation_level=None)


def test_reading_by_code_waits_for_no_writer(
    app: Flask, client: FlaskClient, world: World, writer: sqlite3.Connection
) -> None:
    with app.app_context():
        _, receipt = send(world)
    writer.execute("BEGIN IMMEDIATE")
    page = client.post("/cs/brod/code", data={"word1": " ".join(receipt.words)})
    writer.execute("ROLLBACK")
    assert page.status_code == 200


@pytest.mark.slow
def test_a_database_that_stays_locked_is_a_503_with_the_phone_numbers(
    client: FlaskClient, world: World, writer: sqlite3.Connection
) -> None:
    sealed = walk_to_words(client)
    writer.execute("BEGIN IMMEDIATE")
    busy = client.post(BASE, data={"sealed": sealed, "audience": "platform"})
    writer.execute("ROLLBACK")
    assert busy.status_code == 503
    assert 'href="tel:158"' in busy.text
    assert client.post(BASE, data={"sealed": sealed, "audience": "platform"}).status_code == 200


def test_a_full_disk_is_a_503_and_nothing_is_half_written(
    app: Flask, client: FlaskClient, world: World
) -> None:
    sealed = walk_to_words(client)
    with app.app_context():
        raw = db.session.connection().connection.driver_connection
        assert raw is not None
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages}")
        db.session.rollback()
        answers = [
            client.post(
                BASE, data={"sealed": sealed, "audience": "platform", "text": f"{number} " + "x" * 1900}
            ).status_code
            for number in range(12)
        ]
        kept = db.session.query(Concern).count()
    assert answers[-1] == 503
    assert kept == answers.count(200)
