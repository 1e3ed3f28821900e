"""What an officer types, and how a test sends it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from portal.db import Words, db
from portal.updates.models import Update
from portal.updates.rules import Kind
from tests.world import TownIds

NEW = "/cs/desk/updates/new"
TYPED = {
    "beginning": "on_the_spot",
    "title": "Dílenská je zavřená",
    "body": "Opravují vodu. Pěšky projdete.",
    "duration": "three_days",
    "sure": "y",
    "step": "publish",
}


def csrf(client: FlaskClient, path: str = NEW) -> str:
    """Return the token of a staff form."""
    return client.get(path).text.split('name="csrf_token" value="')[1].split('"')[0]


def send(client: FlaskClient, path: str = NEW, **typed: Any) -> Any:
    """Post the form of a new update with some answers changed; None leaves one out."""
    answers = {**TYPED, **typed, "csrf_token": csrf(client)}
    return client.post(path, data={name: value for name, value in answers.items() if value is not None})


def post(client: FlaskClient, path: str, **typed: str) -> Any:
    """Post any staff form."""
    return client.post(path, data={**typed, "csrf_token": csrf(client)})


def stored(app: Flask, town: TownIds, district: str | None = "nadrazi", days: int = 0, **facts: Any) -> int:
    """Store an update published so many days ago and return its id."""
    with app.app_context(), db.writing():
        update = Update(
            **{
                "town_id": town.town_id,
                "district_id": town.districts[district] if district else None,
                "agency_id": town.agencies["pcr"],
                "author": "prap. Jana Vzorová",
                "kind": Kind.INFO,
                "title": Words(cs="Nadpis zprávy", en="Title of the update"),
                "body": Words(cs="Text zprávy.", en="Text of the update."),
                "published_at": datetime.now(UTC) - timedelta(days=days),
                **facts,
            }
        )
        db.session.add(update)
        db.session.flush()
        update_id = update.id
        db.session.commit()
    return update_id
