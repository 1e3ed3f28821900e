"""Reads of meetings."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from portal.accounts.rules import Visitor
from portal.coordination.models import Meeting
from portal.db import db
from portal.errors import NotThere


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


def meetings_for(visitor: Visitor, now: datetime) -> list[Meeting]:
    """Return the coming meetings that the visitor may change, nearest first, cancelled ones included."""
    found = db.session.scalars(
        select(Meeting)
        .where(Meeting.town_id == visitor.town_id, Meeting.begins_at >= now)
        .options(selectinload(Meeting.district))
        .order_by(Meeting.begins_at, Meeting.id)
    )
    return [meeting for meeting in found if visitor.covers(meeting.district_id)]


def meeting_for(visitor: Visitor, meeting_id: int, now: datetime, held: bool = False) -> Meeting:
    """Return a coming meeting that the visitor may change; raise `NotThere` otherwise."""
    chosen = select(Meeting).where(
        Meeting.id == meeting_id, Meeting.town_id == visitor.town_id, Meeting.begins_at >= now
    )
    meeting = db.session.scalar(chosen.with_for_update() if held else chosen)
    if meeting is None or not visitor.covers(meeting.district_id):
        raise NotThere
    return meeting
