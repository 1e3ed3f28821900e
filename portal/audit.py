"""Who did what: append-only, chained, to the hour.

Each entry carries an HMAC over the one before it, so a changed, removed or reordered row is found by
`verify`. The database itself refuses UPDATE and DELETE (triggers made by the migration). An entry names
accounts and records, never content.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import LargeBinary, String, select, text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from portal import config
from portal.clock import to_the_hour
from portal.db import Base, Hour, db

START = b"\x00" * 32
CHAIN_LOCK = 8_158_112


class AuditEntry(Base):
    """One thing somebody did."""

    __tablename__ = "audit_entry"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Hour)
    actor: Mapped[str] = mapped_column(String(60))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(80), index=True)
    facts: Mapped[dict[str, str]] = mapped_column(JSON)
    mac: Mapped[bytes] = mapped_column(LargeBinary(32))


def record(actor: str, action: str, subject: str, now: datetime, **facts: str) -> None:
    """Append an entry in the open write transaction; `actor` is `account:<id>`, `resident` or `portal`."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CHAIN_LOCK})
    db.session.flush()
    last = db.session.execute(
        select(AuditEntry.number, AuditEntry.mac).order_by(AuditEntry.number.desc()).limit(1)
    ).first()
    number, before = (last.number + 1, last.mac) if last else (1, START)
    at = to_the_hour(now)
    mac = _mac(before, number, at, actor, action, subject, facts)
    db.session.add(
        AuditEntry(number=number, at=at, actor=actor, action=action, subject=subject, facts=facts, mac=mac)
    )


def _mac(
    before: bytes, number: int, at: datetime, actor: str, action: str, subject: str, facts: Mapping[str, str]
) -> bytes:
    line = json.dumps(
        [number, at.isoformat(), actor, action, subject, dict(sorted(facts.items()))], ensure_ascii=False
    )
    return hmac.new(config.current().secrets.audit, before + line.encode(), hashlib.sha256).digest()


def verify() -> int | None:
    """Return the number of the first entry that does not fit the chain, or None when all do."""
    before, expected = START, 1
    for entry in db.session.scalars(select(AuditEntry).order_by(AuditEntry.number)):
        mac = _mac(before, entry.number, entry.at, entry.actor, entry.action, entry.subject, entry.facts)
        if entry.number != expected or not hmac.compare_digest(mac, entry.mac):
            return entry.number
        before, expected = entry.mac, expected + 1
    return None
