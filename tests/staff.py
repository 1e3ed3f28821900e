"""What tests of staff pages do over and over: send a form with its token, and read what the audit kept."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from portal.audit import AuditEntry
from portal.db import db


def send(client: FlaskClient, path: str, page: str | None = None, **filled: object) -> TestResponse:
    """Post a form as a signed-in person; the token comes from `page`, the desk by default."""
    shown = client.get(page or "/cs/desk").text
    token = shown.split('name="csrf_token" value="')[1].split('"')[0]
    return client.post(path, data={"csrf_token": token, **filled})


def spoken(answer: TestResponse) -> str:
    """Return the page with plain spaces, as a person would quote it."""
    return answer.text.replace("\u00a0", " ")


def audited(app: Flask) -> list[tuple[str, str, dict[str, str]]]:
    """Return (action, subject, facts) of what was done, signing in left out."""
    with app.app_context():
        rows = db.session.scalars(
            select(AuditEntry).where(AuditEntry.action != "sign_in").order_by(AuditEntry.number)
        )
        return [(row.action, row.subject, row.facts) for row in rows]
