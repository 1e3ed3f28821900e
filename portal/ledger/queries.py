"""Reads of priorities and of what was done."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, false, func, select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.rules import Visitor
from portal.db import db
from portal.errors import NotThere
from portal.ledger.models import Deed, Priority
from portal.ledger.rules import MOST_PRIORITIES, Outcome
from portal.roles import Role
from portal.towns import queries as towns
from portal.towns.queries import AgencyFacts


@dataclass(frozen=True)
class LedgerPage:
    """The whole ledger of a district, by what came of it; `late` are promises that were not kept."""

    late: list[Deed]
    under_way: list[Deed]
    done: list[Deed]
    refused: list[Deed]
    closed: list[Priority]

    @property
    def total(self) -> int:
        """How many things people said."""
        return len(self.late) + len(self.under_way) + len(self.done) + len(self.refused)


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


def deeds_of(district_id: int, limit: int | None = None) -> list[Deed]:
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


def ledger_page(district_id: int, today: date) -> LedgerPage:
    """Return everything that was said in a district and what came of it, newest first."""
    deeds = deeds_of(district_id)
    open_deeds = [deed for deed in deeds if deed.outcome == Outcome.UNDER_WAY]
    return LedgerPage(
        late=[deed for deed in open_deeds if deed.is_stale_on(today)],
        under_way=[deed for deed in open_deeds if not deed.is_stale_on(today)],
        done=[deed for deed in deeds if deed.outcome == Outcome.DONE],
        refused=[deed for deed in deeds if deed.outcome == Outcome.REFUSED],
        closed=closed_priorities_of(district_id),
    )


def closed_priorities_of(district_id: int) -> list[Priority]:
    """Return the priorities a district is done with, last closed first."""
    return list(
        db.session.scalars(
            select(Priority)
            .where(Priority.district_id == district_id, Priority.closed_on.is_not(None))
            .order_by(Priority.closed_on.desc(), Priority.id.desc())
        )
    )


def open_priorities(district_id: int) -> int:
    """Return how many priorities of a district are open."""
    chosen = select(func.count(Priority.id)).where(
        Priority.district_id == district_id, Priority.closed_on.is_(None)
    )
    return db.session.scalar(chosen) or 0


def priorities_for(visitor: Visitor) -> list[Priority]:
    """Return the open priorities that the visitor may change, by district and age."""
    chosen = _priorities(visitor).where(Priority.closed_on.is_(None)).options(selectinload(Priority.district))
    found = db.session.scalars(chosen.order_by(Priority.since, Priority.id))
    return sorted(found, key=lambda priority: priority.district.name)


def priority_for(visitor: Visitor, priority_id: int, held: bool = False) -> Priority:
    """Return an open priority that the visitor may change; raise `NotThere` otherwise."""
    chosen = _priorities(visitor).where(Priority.id == priority_id, Priority.closed_on.is_(None))
    priority = db.session.scalar(chosen.with_for_update() if held else chosen)
    if priority is None:
        raise NotThere
    return priority


def deeds_for(visitor: Visitor, withdrawn: bool = False) -> list[Deed]:
    """Return the entries that the visitor may change, newest first: the published or the withdrawn ones."""
    chosen = _deeds(visitor).where(Deed.withdrawn.is_(withdrawn))
    loaded = chosen.options(selectinload(Deed.agency), selectinload(Deed.district))
    return list(db.session.scalars(loaded.order_by(Deed.published_on.desc(), Deed.id.desc())))


def deed_for(visitor: Visitor, deed_id: int, held: bool = False) -> Deed:
    """Return an entry that the visitor may change; raise `NotThere` otherwise."""
    chosen = _deeds(visitor).where(Deed.id == deed_id)
    deed = db.session.scalar(chosen.with_for_update() if held else chosen)
    if deed is None:
        raise NotThere
    return deed


def agencies_for(visitor: Visitor) -> list[AgencyFacts]:
    """Return the agencies in whose name the visitor may write."""
    return [
        agency
        for agency in towns.agencies_of(visitor.town_id)
        if visitor.role is not Role.MEMBER or agency.id == visitor.agency_id
    ]


def _priorities(visitor: Visitor) -> Select[Priority]:
    chosen = select(Priority).where(Priority.town_id == visitor.town_id)
    if visitor.role is Role.COORDINATOR:
        return chosen
    if visitor.role is Role.OFFICER:
        return chosen.where(Priority.district_id.in_(visitor.district_ids))
    return chosen.where(false())


def _deeds(visitor: Visitor) -> Select[Deed]:
    """Say `rules.may_write` to the database; a test holds the two together."""
    chosen = select(Deed).where(Deed.town_id == visitor.town_id)
    if visitor.role is Role.COORDINATOR:
        return chosen
    if visitor.role is Role.OFFICER:
        return chosen.where(Deed.district_id.in_(visitor.district_ids))
    if visitor.role is Role.MEMBER:
        return chosen.where(Deed.agency_id == visitor.agency_id)
    return chosen.where(false())
