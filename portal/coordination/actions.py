"""Call, change, cancel and restore public meetings."""

from datetime import datetime

from portal import audit
from portal.accounts.queries import hold_district
from portal.accounts.rules import Visitor
from portal.coordination import queries, rules
from portal.coordination.models import Meeting
from portal.coordination.rules import MeetingDraft
from portal.db import db


def call(visitor: Visitor, draft: MeetingDraft, now: datetime) -> int:
    """Call a meeting and return its id; raise `MeetingInPast` or `NotThere`."""
    rules.check_time(draft.begins_at, now)
    with db.writing():
        hold_district(visitor, draft.district_id)
        meeting = Meeting(town_id=visitor.town_id, **vars(draft))
        db.session.add(meeting)
        db.session.flush()
        meeting_id = meeting.id
        audit.record(visitor.actor, "meetings.call", f"meeting:{meeting_id}", now)
        db.session.commit()
    return meeting_id


def change(visitor: Visitor, meeting_id: int, draft: MeetingDraft, now: datetime) -> None:
    """Change a coming meeting; the place it left stays beside the new one."""
    rules.check_time(draft.begins_at, now)
    with db.writing():
        hold_district(visitor, draft.district_id)
        meeting = queries.meeting_for(visitor, meeting_id, now, held=True)
        meeting.former_place = rules.former_place(meeting.place, draft.place, meeting.former_place)
        for name, value in vars(draft).items():
            setattr(meeting, name, value)
        audit.record(visitor.actor, "meetings.change", f"meeting:{meeting_id}", now)
        db.session.commit()


def cancel(visitor: Visitor, meeting_id: int, now: datetime) -> None:
    """Cancel a coming meeting."""
    with db.writing():
        queries.meeting_for(visitor, meeting_id, now, held=True).cancelled = True
        audit.record(visitor.actor, "meetings.cancel", f"meeting:{meeting_id}", now)
        db.session.commit()


def restore(visitor: Visitor, meeting_id: int, now: datetime) -> None:
    """Let a cancelled meeting be held after all."""
    with db.writing():
        queries.meeting_for(visitor, meeting_id, now, held=True).cancelled = False
        audit.record(visitor.actor, "meetings.restore", f"meeting:{meeting_id}", now)
        db.session.commit()
