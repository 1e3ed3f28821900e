"""Reads of meetings."""

from datetime import datetime

from sqlalchemy import select

from portal.coordination.models import Meeting
from portal.db import db


def next_meeting(district_id: int, now: datetime) -> Meeting | None:
    """Return the nearest meeting of a district that has not begun, cancelled ones left out."""
    return db.session.scalar(
        select(Meeting)
        .where(Meeting.district_id == district_id, Meeting.begins_at >= now, Meeting.cancelled.is_(False))
        .order_by(Meeting.begins_at)
        .limit(1)
    )


def next_meeting_in_town(town_id: int, now: datetime) -> Meeting | None:
    """Return the nearest meeting anywhere in the town."""
    return db.session.scalar(
        select(Meeting)
        .where(Meeting.town_id == town_id, Meeting.begins_at >= now, Meeting.cancelled.is_(False))
        .order_by(Meeting.begins_at)
        .limit(1)
    )


def meetings_of(town_id: int, now: datetime) -> list[Meeting]:
    """Return the coming meetings of a town, nearest first."""
    return list(
        db.session.scalars(
            select(Meeting)
            .where(Meeting.town_id == town_id, Meeting.begins_at >= now)
            .order_by(Meeting.begins_at)
        )
    )
