"""What staff do with a concern: answer, note, hand over, close, reveal the contact, publish what was done.

Each action reads the concern anew under a lock, through the same condition as every list, and refuses
when somebody else changed it since the person read it.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal import audit
from portal.accounts.rules import Visitor
from portal.clock import PRAGUE, to_the_hour
from portal.concerns import queries, rules
from portal.concerns.models import Concern, Handover, Message, Note
from portal.concerns.rules import (
    AgencyRef,
    AlreadyClosed,
    ClosingReason,
    NoSuchTarget,
    Regime,
    Sight,
    Status,
    WhoThenMissing,
)
from portal.concerns.sealing import key_of
from portal.db import Words, db
from portal.errors import Changed, NotAllowed, NotThere
from portal.ledger.models import Deed
from portal.ledger.rules import Outcome
from portal.towns.models import Agency
from portal.towns.rules import AgencyKind


@dataclass(frozen=True)
class Reply:
    """An answer to the resident; `waits` asks them to write back."""

    body: str
    waits: bool
    version: int


@dataclass(frozen=True)
class Passing:
    """A handover to an agency, with its reason."""

    agency_id: int
    reason: str
    version: int


@dataclass(frozen=True)
class Closing:
    """An end with its reason and a sentence for the resident; `who` is needed when it is not ours."""

    reason: ClosingReason
    sentence: str
    who: str
    version: int


@dataclass(frozen=True)
class DeedDraft:
    """What becomes public: in the office's words, never the resident's."""

    said: Words
    done: Words
    outcome: Outcome
    due_on: date | None = None


def reply(visitor: Visitor, concern_id: str, draft: Reply, now: datetime) -> None:
    """Answer the resident; the first answer stops the clock. Raises `NotAllowed`, `AlreadyClosed`, `Changed`."""
    with db.writing():
        concern = _to_answer(visitor, concern_id, draft.version)
        _say(concern, visitor, draft.body, now)
        concern.status = Status.WAITING if draft.waits else Status.IN_PROGRESS
        concern.version += 1
        audit.record(visitor.actor, "reply", f"concern:{concern_id}", now)
        db.session.commit()


def note(visitor: Visitor, concern_id: str, body: str, now: datetime) -> None:
    """Write a note only the visitor's agency reads; anybody who reads the concern in full may."""
    with db.writing():
        concern = _locked(visitor, concern_id, Sight.FULL)
        note_id = secrets.token_hex(16)
        db.session.add(
            Note(
                id=note_id,
                concern_id=concern_id,
                number=queries.next_number(Note, concern_id),
                agency_id=visitor.agency_id,
                account_id=visitor.account_id,
                at=to_the_hour(now),
                sealed_body=key_of(concern).seal(body, f"note.body|{note_id}"),
            )
        )
        audit.record(visitor.actor, "note", f"concern:{concern_id}", now)
        db.session.commit()


def hand_over(visitor: Visitor, concern_id: str, draft: Passing, now: datetime) -> None:
    """Give the concern to another agency; raise `NoSuchTarget` where the resident or the subject forbids it."""
    with db.writing():
        concern = _locked(visitor, concern_id, Sight.SUMMARY)
        _check(concern, draft.version, may=rules.may_hand_over(concern.facts, visitor))
        target = _target(concern, draft.agency_id)
        handover_id = secrets.token_hex(16)
        db.session.add(
            Handover(
                id=handover_id,
                concern_id=concern_id,
                number=queries.next_number(Handover, concern_id),
                from_agency_id=concern.owner_agency_id,
                to_agency_id=target.id,
                account_id=visitor.account_id,
                at=to_the_hour(now),
                sealed_reason=key_of(concern).seal(draft.reason, f"handover.reason|{handover_id}"),
            )
        )
        concern.owner_agency_id, concern.status = target.id, Status.HANDED_OVER
        concern.version += 1
        audit.record(visitor.actor, "hand_over", f"concern:{concern_id}", now, to=f"agency:{target.id}")
        db.session.commit()


def close(visitor: Visitor, concern_id: str, draft: Closing, now: datetime) -> None:
    """End the concern with a reason and a sentence the resident reads; raise `WhoThenMissing` for not ours."""
    if draft.reason is ClosingReason.NOT_OURS and not draft.who:
        raise WhoThenMissing
    with db.writing():
        concern = _to_answer(visitor, concern_id, draft.version)
        _say(concern, visitor, " ".join(part for part in (draft.sentence, draft.who) if part), now)
        concern.status, concern.closing_reason = draft.reason.status, draft.reason
        concern.closed_at = to_the_hour(now)
        concern.version += 1
        audit.record(visitor.actor, "close", f"concern:{concern_id}", now, reason=str(draft.reason))
        db.session.commit()


def reveal_contact(visitor: Visitor, concern_id: str, now: datetime) -> None:
    """Log that the visitor looks at the contact; raise `NotAllowed` to anybody but the owner."""
    with db.writing():
        concern = _locked(visitor, concern_id, Sight.FULL)
        if not rules.may_answer(concern.facts, visitor):
            raise NotAllowed
        audit.record(visitor.actor, "reveal_contact", f"concern:{concern_id}", now)
        db.session.commit()


def note_reading(visitor: Visitor, concern_id: str, regime: Regime, now: datetime) -> None:
    """Log the reading of a protected text; ordinary ones are not logged."""
    if regime is Regime.ORDINARY:
        return
    with db.writing():
        audit.record(visitor.actor, "read_protected", f"concern:{concern_id}", now)
        db.session.commit()


def publish_deed(visitor: Visitor, concern_id: str, draft: DeedDraft, now: datetime) -> int:
    """Turn what was done into an entry of the public ledger, once, and return its id; protected subjects never."""
    with db.writing():
        concern = _locked(visitor, concern_id, Sight.FULL)
        may = rules.may_answer(concern.facts, visitor) or rules.may_hand_over(concern.facts, visitor)
        if not may or not rules.is_publishable(Regime(concern.regime)):
            raise NotAllowed
        if concern.deed_id is not None:
            raise Changed
        today = now.astimezone(PRAGUE).date()
        deed = Deed(
            town_id=concern.town_id,
            district_id=concern.district_id,
            agency_id=concern.owner_agency_id,
            said=draft.said,
            done=draft.done,
            outcome=draft.outcome,
            decided_on=today,
            due_on=draft.due_on,
            published_on=today,
        )
        db.session.add(deed)
        db.session.flush()
        concern.deed_id, deed_id = deed.id, deed.id
        audit.record(visitor.actor, "publish_deed", f"concern:{concern_id}", now, deed=str(deed_id))
        db.session.commit()
    return deed_id


def _to_answer(visitor: Visitor, concern_id: str, version: int) -> Concern:
    concern = _locked(visitor, concern_id, Sight.SUMMARY)
    _check(concern, version, may=rules.may_answer(concern.facts, visitor))
    return concern


def _check(concern: Concern, version: int, *, may: bool) -> None:
    if not may:
        raise NotAllowed
    if not concern.facts.is_open:
        raise AlreadyClosed
    if concern.version != version:
        raise Changed


def _locked(visitor: Visitor, concern_id: str, least: Sight) -> Concern:
    concern = db.session.scalar(
        select(Concern)
        .where(Concern.id == concern_id, queries.visible_to(visitor, least))
        .options(joinedload(Concern.owner))
        .with_for_update(of=Concern)
    )
    if concern is None:
        raise NotThere
    return concern


def _target(concern: Concern, agency_id: int) -> AgencyRef:
    agency = db.session.get(Agency, agency_id)
    if agency is None or agency.town_id != concern.town_id:
        raise NoSuchTarget
    target = AgencyRef(agency.id, AgencyKind(agency.kind))
    if not rules.may_receive(concern.facts, target):
        raise NoSuchTarget
    return target


def _say(concern: Concern, visitor: Visitor, body: str, now: datetime) -> None:
    message_id = secrets.token_hex(16)
    db.session.add(
        Message(
            id=message_id,
            concern_id=concern.id,
            number=queries.next_number(Message, concern.id),
            agency_id=visitor.agency_id,
            account_id=visitor.account_id,
            at=to_the_hour(now),
            sealed_body=key_of(concern).seal(body, f"message.body|{message_id}"),
        )
    )
    concern.awaits_office = False
    if concern.answered_on is None:
        concern.answered_on = now.astimezone(PRAGUE).date()
