"""Publish an update, correct it in the open, take it back and put it back."""

from collections.abc import Mapping
from datetime import datetime

from portal import audit
from portal.accounts.rules import Visitor
from portal.clock import PRAGUE
from portal.db import Words, db
from portal.errors import Changed, NotThere
from portal.roles import Role
from portal.updates import queries, rules
from portal.updates.models import Update
from portal.updates.rules import CorrectionDraft, Draft, Kind


def publish(visitor: Visitor, draft: Draft, now: datetime) -> int:
    """Publish an update and return its id; raise `WarningEnds`, or `NotThere` for a place that is not theirs.

    The same text sent twice within minutes, by a thumb that tapped twice, is published once.
    """
    rules.check_end(draft.kind, draft.valid_until)
    with db.writing():
        _check_place(visitor, draft.district_id)
        if twin := queries.twin_of(visitor, draft, now):
            db.session.rollback()  # Nothing to write: the next one need not wait for the lock.
            return twin
        update = Update(
            town_id=visitor.town_id,
            district_id=draft.district_id,
            agency_id=visitor.agency_id,
            author=visitor.name,
            kind=draft.kind,
            title=Words(draft.title),
            body=Words(draft.body),
            rumour=_rumour(draft.kind, draft.rumour),
            published_at=now,
            valid_until=draft.valid_until,
        )
        db.session.add(update)
        db.session.flush()
        update_id = update.id
        audit.record(visitor.actor, "publish_update", f"update:{update_id}", now, kind=str(draft.kind))
        db.session.commit()
    return update_id


def correct(visitor: Visitor, update_id: int, draft: CorrectionDraft, now: datetime) -> None:
    """Mend an update and say so beside it; raise `NotThere`, or `Changed` when a colleague was faster."""
    with db.writing():
        update = queries.own_update(visitor, update_id, to_change=True)
        if _stamp(update.corrected_at) != draft.version:
            raise Changed
        before = update.corrected_at.astimezone(PRAGUE).date() if update.corrected_at else None
        update.correction = Words(rules.joined(draft.correction, update.correction, before))
        update.corrected_at = now
        update.title, update.body = Words(draft.title), Words(draft.body)
        update.rumour = _rumour(Kind(update.kind), draft.rumour)
        audit.record(visitor.actor, "correct_update", f"update:{update_id}", now)
        db.session.commit()


def withdraw(visitor: Visitor, update_id: int, now: datetime) -> None:
    """Take an update back from the public; raise `NotThere`."""
    _set_withdrawn(visitor, update_id, now, withdrawn=True)


def restore(visitor: Visitor, update_id: int, now: datetime) -> None:
    """Put a withdrawn update back; raise `NotThere`."""
    _set_withdrawn(visitor, update_id, now, withdrawn=False)


def _set_withdrawn(visitor: Visitor, update_id: int, now: datetime, *, withdrawn: bool) -> None:
    with db.writing():
        queries.own_update(visitor, update_id, to_change=True).withdrawn = withdrawn
        deed = "withdraw_update" if withdrawn else "restore_update"
        audit.record(visitor.actor, deed, f"update:{update_id}", now)
        db.session.commit()


def _check_place(visitor: Visitor, district_id: int | None) -> None:
    if district_id is None and visitor.role is Role.COORDINATOR:
        return
    if district_id not in {district.id for district in queries.districts_for(visitor)}:
        raise NotThere


def _rumour(kind: Kind, rumour: Mapping[str, str] | None) -> Words | None:
    return Words(rumour) if kind is Kind.RUMOUR_CHECK and rumour else None


def _stamp(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
