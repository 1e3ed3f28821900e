"""Reads of safety updates."""

from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from portal.db import db
from portal.updates.models import Update


def published(town_id: int, district_id: int | None, on: date) -> Select[Update]:
    """Return the updates that hold on a day: of a district with the whole town's, or of all the town."""
    chosen = select(Update).where(
        Update.town_id == town_id,
        Update.withdrawn.is_(False),
        or_(Update.valid_until.is_(None), Update.valid_until >= on),
    )
    if district_id is not None:
        chosen = chosen.where(or_(Update.district_id == district_id, Update.district_id.is_(None)))
    return chosen.options(joinedload(Update.district), joinedload(Update.agency)).order_by(
        Update.published_at.desc(), Update.id.desc()
    )


def latest(town_id: int, district_id: int | None, on: date, limit: int = 3) -> list[Update]:
    """Return the newest updates that hold on a day."""
    return list(db.session.scalars(published(town_id, district_id, on).limit(limit)))


def last_published(town_id: int, district_id: int) -> date | None:
    """Return the day of the last update written for this very district, expired ones included."""
    last = db.session.scalar(
        select(Update.published_at)
        .where(Update.town_id == town_id, Update.district_id == district_id, Update.withdrawn.is_(False))
        .order_by(Update.published_at.desc())
        .limit(1)
    )
    return None if last is None else last.date()
