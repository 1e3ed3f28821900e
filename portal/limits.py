"""Counts what one address or account does in a day, without keeping who it was.

A bucket is a row keyed by an HMAC under 32 random bytes that live in the instance folder and are
replaced every day; the old rows are deleted with the old key, so nothing leads back to an address.
"""

import hashlib
import hmac
import ipaddress
import os
import secrets
from datetime import date
from pathlib import Path

from sqlalchemy import Date, LargeBinary, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from portal import config
from portal.db import Base, db, insert_once


class Bucket(Base):
    """How often something happened today."""

    __tablename__ = "bucket"

    key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    day: Mapped[date] = mapped_column(Date, index=True)
    count: Mapped[int]


def neighbourhood(address: str | None) -> str:
    """Return the /24 or /48 network of an address: a bucket is shared by neighbours on purpose."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed  # ::ffff:1.2.3.4, as a proxy may write it.
    prefix = 24 if parsed.version == 4 else 48
    return str(ipaddress.ip_network(f"{parsed}/{prefix}", strict=False))


def bucket_key(purpose: str, subject: str, today: date) -> bytes:
    """Return the key of a bucket on this day."""
    return hmac.new(key_of(today), f"{purpose}|{subject}".encode(), hashlib.sha256).digest()


def key_of(today: date) -> bytes:
    """Return the day's 32 random bytes; the first to ask makes them and removes the older ones."""
    folder = config.current().instance
    path = folder / f"bucket-{today.isoformat()}.key"
    if not path.exists():
        _make_key(folder, path)
    return path.read_bytes()


def _make_key(folder: Path, path: Path) -> None:
    draft = folder / f".bucket-{secrets.token_hex(8)}"
    config.write_secret(draft, secrets.token_bytes(32))
    try:
        os.link(draft, path)  # Atomic: of two workers at midnight one wins, both read the winner's.
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    for old in folder.glob("bucket-*.key"):
        if old.name < path.name:  # A worker a moment late at midnight takes no newer key away.
            old.unlink(missing_ok=True)


def count(purpose: str, subject: str, today: date) -> int:
    """Return how often it happened today."""
    key = bucket_key(purpose, subject, today)
    return db.session.scalar(select(Bucket.count).where(Bucket.key == key)) or 0


def add(purpose: str, subject: str, today: date) -> None:
    """Count one more, in a transaction of its own, and forget the days before."""
    key = bucket_key(purpose, subject, today)
    with db.writing():
        db.session.execute(delete(Bucket).where(Bucket.day < today))
        first = insert_once(Bucket).values(key=key, day=today, count=1)
        db.session.execute(
            first.on_conflict_do_update(index_elements=["key"], set_={"count": Bucket.count + 1})
        )
        db.session.commit()
