"""A concern opened for reading: its conversation in the clear, prepared for the page that shows it."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from portal.accounts.rules import Visitor
from portal.concerns import receipt, rules
from portal.concerns.models import Concern, Message
from portal.concerns.receipt import Mistyped, WrongLength
from portal.concerns.rules import Audience, ClosingReason, Regime, Sight, Status, sight
from portal.concerns.sealing import key_of
from portal.db import Words
from portal.sealing import DataKey


@dataclass(frozen=True)
class Turn:
    """One turn of the conversation; an office stays unnamed where the subject is protected."""

    at: datetime
    is_resident: bool
    agency: Words | None
    body: str


@dataclass(frozen=True)
class Passing:
    """A handover as the resident reads it; no agency is named for protected subjects."""

    at: datetime
    to: Words | None


@dataclass(frozen=True)
class ResidentView:
    """What a code opens: never the first message, never the resident's later texts."""

    category: Words
    district: str
    audience: Audience
    status: Status
    owner: Words | None
    arrived_at: datetime
    due_on: date
    answered_on: date | None
    closed_at: datetime | None
    closing_reason: ClosingReason | None
    passings: tuple[Passing, ...]
    turns: tuple[Turn, ...]
    helped: str | None

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes an answer or a deed."""
        return self.status.is_open


def for_resident(concern: Concern) -> ResidentView:
    """Return what the holder of the code reads; the resident's own texts stay sealed."""
    is_named = Regime(concern.regime) is Regime.ORDINARY
    key = key_of(concern)
    return ResidentView(
        category=concern.category.name,
        district=concern.district.name,
        audience=Audience(concern.audience),
        status=Status(concern.status),
        owner=concern.owner.name if is_named else None,
        arrived_at=concern.arrived_at,
        due_on=concern.due_on,
        answered_on=concern.answered_on,
        closed_at=concern.closed_at,
        closing_reason=ClosingReason(concern.closing_reason) if concern.closing_reason else None,
        passings=tuple(
            Passing(item.at, item.to_agency.name if is_named else None) for item in concern.handovers
        ),
        turns=tuple(_unsealed_of_office(item, key, is_named=is_named) for item in concern.messages),
        helped=concern.helped,
    )


def _unsealed_of_office(item: Message, key: DataKey, *, is_named: bool) -> Turn:
    if item.agency is None:
        return Turn(item.at, is_resident=True, agency=None, body="")
    body = key.open(item.sealed_body, f"message.body|{item.id}")
    return Turn(item.at, is_resident=False, agency=item.agency.name if is_named else None, body=body)


def mistakes_by_field(typed: str, fields: list[str]) -> dict[int, receipt.Mistake]:
    """Return the mistyped words by the number of the field (from 1) in which they were typed."""
    try:
        receipt.read(typed)
    except Mistyped as refusal:
        return {_field_of(mistake.position, fields): mistake for mistake in reversed(refusal.mistakes)}
    except WrongLength:
        return {}
    return {}


def _field_of(position: int, fields: list[str]) -> int:
    words = 0
    for number, text in enumerate(fields, start=1):
        words += receipt.word_count(text)
        if position <= words:
            return number
    return len(fields)


@dataclass(frozen=True)
class NoteTurn:
    """A note of the reader's own agency."""

    at: datetime
    body: str


@dataclass(frozen=True)
class HandoverTurn:
    """A handover as staff read it; the reason only with the full text."""

    at: datetime
    from_agency: Words
    to_agency: Words
    reason: str


@dataclass(frozen=True)
class StaffView:
    """A concern as a member of staff may read it; without full sight the texts are empty."""

    concern: Concern
    is_full: bool
    may_answer: bool
    may_hand_over: bool
    may_publish: bool
    text: str
    has_contact: bool
    turns: tuple[Turn, ...]
    notes: tuple[NoteTurn, ...]
    handovers: tuple[HandoverTurn, ...]


@dataclass(frozen=True)
class Contact:
    """How and when the resident may safely be reached."""

    contact: str
    when: str
    is_shared: bool


def for_staff(concern: Concern, visitor: Visitor) -> StaffView:
    """Return the concern as this visitor may read it."""
    is_full = sight(concern.facts, visitor) is Sight.FULL
    may_answer = rules.may_answer(concern.facts, visitor)
    may_hand_over = rules.may_hand_over(concern.facts, visitor)
    key = key_of(concern)
    return StaffView(
        concern=concern,
        is_full=is_full,
        may_answer=may_answer and concern.facts.is_open,
        may_hand_over=may_hand_over and concern.facts.is_open,
        may_publish=is_full
        and (may_answer or may_hand_over)
        and rules.is_publishable(Regime(concern.regime)),
        text=key.open(concern.sealed_text, "concern.text") if is_full and concern.sealed_text else "",
        has_contact=concern.sealed_contact is not None and may_answer,
        turns=_turns(concern, key) if is_full else (),
        notes=_notes(concern, visitor, key) if is_full else (),
        handovers=_handovers(concern, key, is_full=is_full),
    )


def _turns(concern: Concern, key: DataKey) -> tuple[Turn, ...]:
    return tuple(
        Turn(
            at=item.at,
            is_resident=item.agency is None,
            agency=item.agency.name if item.agency else None,
            body=key.open(item.sealed_body, f"message.body|{item.id}"),
        )
        for item in concern.messages
    )


def _notes(concern: Concern, visitor: Visitor, key: DataKey) -> tuple[NoteTurn, ...]:
    return tuple(
        NoteTurn(item.at, key.open(item.sealed_body, f"note.body|{item.id}"))
        for item in concern.notes
        if item.agency_id == visitor.agency_id
    )


def _handovers(concern: Concern, key: DataKey, *, is_full: bool) -> tuple[HandoverTurn, ...]:
    return tuple(
        HandoverTurn(
            at=item.at,
            from_agency=item.from_agency.name,
            to_agency=item.to_agency.name,
            reason=key.open(item.sealed_reason, f"handover.reason|{item.id}") if is_full else "",
        )
        for item in concern.handovers
    )


def contact_of(concern: Concern) -> Contact | None:
    """Return the contact in the clear; only a page whose reading was logged asks for it."""
    if concern.sealed_contact is None:
        return None
    return Contact(*json.loads(key_of(concern).open(concern.sealed_contact, "concern.contact")))
