"""Reads of priorities and of what was done."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.db import db
from portal.ledger.models import Deed, Priority
from portal.ledger.rules import MOST_PRIORITIES


def priorities_of(district_id: int) -> list[Priority]:
    """Return the open priorities of a district, oldest first, at most three."""
    return list(
        db.session.scalars(
            select(Priority)
            .where(Priority.district_id == district_id, Priority.closed_on.is_(None))
            .order_by(Priority.since, Priority.id)
            .limit(MOST_PRIORITIES)
        )
    )


def deeds_of(district_id: int, limit: int = 100) -> list[Deed]:
    """Return the published entries of a district with their agencies, newest first."""
    return list(
        db.session.scalars(
            select(Deed)
            .where(Deed.district_id == district_id, Deed.withdrawn.is_(False))
            .options(joinedload(Deed.agency))
            .order_by(Deed.published_on.desc(), Deed.id.desc())
            .limit(limit)
        )
    )
