"""Short ways to make concerns in tests, through the portal's own actions."""

import secrets
from datetime import UTC, datetime, timedelta

from flask.testing import FlaskClient

from portal import config
from portal.concerns import queries
from portal.concerns.actions import resident
from portal.concerns.actions.resident import ConcernDraft, Receipt
from portal.concerns.receipt import code_mac
from portal.concerns.rules import Audience
from portal.db import db
from tests.world import World


def now() -> datetime:
    """The current moment, as routes pass it."""
    return datetime.now(UTC)


def send(  # noqa: PLR0913 - each is one choice of the resident.
    world: World,
    kind: str = "waste",
    audience: Audience = Audience.PLATFORM,
    text: str = "Plné popelnice.",
    district: str = "nadrazi",
    at: datetime | None = None,
    contact: str = "",
) -> tuple[str, Receipt]:
    """Send a concern and return its id and receipt."""
    draft = ConcernDraft(kind, audience, text=text, contact=contact, contact_when="ráno" if contact else "")
    receipt = resident.submit(world.home.district(district), draft, secrets.token_bytes(32), at or now())
    return concern_id(world, receipt), receipt


def concern_id(world: World, receipt: Receipt) -> str:
    """Return the id behind a receipt."""
    found = queries.behind_code(
        world.home.town_id, code_mac(config.current().secrets.receipt, receipt.words), now()
    )
    assert found is not None
    db.session.rollback()
    return found.id


def long_ago(days: int) -> datetime:
    """Return the moment so many days ago."""
    return now() - timedelta(days=days)


def sealed_in(text: str) -> str:
    """Return the sealed field of a page."""
    return text.split('name="sealed" value="')[1].split('"')[0]


def token_in(text: str) -> str:
    """Return the CSRF token of a staff page."""
    return text.split('name="csrf_token" value="')[1].split('"')[0]


def walk_to_words(client: FlaskClient, kind: str = "waste", tile: str = "mess", **where: str) -> str:
    """Walk a browser to the third screen and return its sealed field."""
    base = "/cs/brod/nadrazi/concern"
    second = client.post(f"{base}/where", data={"tile": tile})
    answers = {"sealed": sealed_in(second.text), "kind": kind, "place": "unknown", **where}
    third = client.post(f"{base}/words", data=answers)
    assert third.status_code == 200, third.text
    return sealed_in(third.text)
