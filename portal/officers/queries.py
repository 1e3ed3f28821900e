"""Who serves a district, and where to meet them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.rules import Visitor
from portal.db import db
from portal.errors import NotThere
from portal.officers.models import Assignment, Officer, Slot
from portal.officers.rules import NextSlot, is_unconfirmed, may_edit, next_slot


@dataclass(frozen=True)
class Card:
    """An officer as staff see them: who they are now, and what this visitor may do with the card."""

    officer: Officer
    serves: list[Assignment]
    next: NextSlot | None
    unconfirmed_days: int | None
    may_edit: bool


def serving(district_id: int, on: date) -> list[Assignment]:
    """Return today's assignments of a district with officers, agencies and slots, longest serving first."""
    return list(
        db.session.scalars(
            select(Assignment)
            .where(
                Assignment.district_id == district_id,
                Assignment.since <= on,
                or_(Assignment.until.is_(None), Assignment.until >= on),
            )
            .options(
                joinedload(Assignment.officer).joinedload(Officer.agency),
                joinedload(Assignment.officer).selectinload(Officer.slots),
            )
            .order_by(Assignment.since, Assignment.id)
        )
    )


def last_served_until(district_id: int, on: date) -> date | None:
    """Return the day on which the last officer left a district that has none now."""
    return db.session.scalar(
        select(Assignment.until)
        .where(Assignment.district_id == district_id, Assignment.until < on)
        .order_by(Assignment.until.desc())
        .limit(1)
    )


def slots_in(district_ids: Iterable[int], on: date) -> list[Slot]:
    """Return the weekly slots of officers who serve these districts on that day."""
    return list(
        db.session.scalars(
            select(Slot)
            .join(
                Assignment,
                (Assignment.officer_id == Slot.officer_id) & (Assignment.district_id == Slot.district_id),
            )
            .where(
                Slot.district_id.in_(list(district_ids)),
                Assignment.since <= on,
                or_(Assignment.until.is_(None), Assignment.until >= on),
            )
            .order_by(Slot.weekday, Slot.begins)
        )
    )


def officers_of(town_id: int) -> list[Officer]:
    """Return the town's officers by name, with agencies, assignments and slots."""
    return list(
        db.session.scalars(
            select(Officer)
            .where(Officer.town_id == town_id)
            .options(
                joinedload(Officer.agency),
                selectinload(Officer.slots),
                selectinload(Officer.assignments).joinedload(Assignment.district),
            )
            .order_by(Officer.name)
        )
    )


def cards_for(visitor: Visitor, now: datetime) -> list[Card]:
    """Return the cards of the town's officers, those that the visitor may change first."""
    cards = [_card(visitor, officer, now) for officer in officers_of(visitor.town_id)]
    return sorted(cards, key=lambda card: not card.may_edit)


def card_for(visitor: Visitor, officer_id: int, now: datetime) -> Card:
    """Return a card that the visitor may change, with all it shows; raise `NotThere` otherwise."""
    return _card(visitor, officer_for(visitor, officer_id, now.date()), now)


def officer_for(visitor: Visitor, officer_id: int, on: date, held: bool = False) -> Officer:
    """Return an officer whose card the visitor may change, held for a write; raise `NotThere` otherwise."""
    chosen = (
        select(Officer)
        .where(Officer.id == officer_id, Officer.town_id == visitor.town_id)
        .options(
            selectinload(Officer.agency),
            selectinload(Officer.slots).selectinload(Slot.district),
            selectinload(Officer.assignments).selectinload(Assignment.district),
        )
    )
    officer = db.session.scalar(chosen.with_for_update() if held else chosen)
    if officer is None or not _may_edit(visitor, officer, on):
        raise NotThere
    return officer


def assignment_for(visitor: Visitor, officer_id: int, assignment_id: int, on: date) -> Assignment:
    """Return an assignment of an officer whose card the visitor may change; raise `NotThere` otherwise."""
    return assignment_of(officer_for(visitor, officer_id, on), assignment_id)


def assignment_of(officer: Officer, assignment_id: int) -> Assignment:
    """Return one assignment of a loaded officer; raise `NotThere` when it is another's."""
    found = next((item for item in officer.assignments if item.id == assignment_id), None)
    if found is None:
        raise NotThere
    return found


def _may_edit(visitor: Visitor, officer: Officer, on: date) -> bool:
    return may_edit(visitor, officer.agency_id, [item.district_id for item in officer.serves_on(on)])


def _card(visitor: Visitor, officer: Officer, now: datetime) -> Card:
    today = now.date()
    serves = officer.serves_on(today)
    here = {assignment.district_id for assignment in serves}
    late = is_unconfirmed(officer.verified_on, today)
    return Card(
        officer=officer,
        serves=serves,
        next=next_slot([slot for slot in officer.slots if slot.district_id in here], now),
        unconfirmed_days=(today - officer.verified_on).days if late else None,
        may_edit=_may_edit(visitor, officer, today),
    )
