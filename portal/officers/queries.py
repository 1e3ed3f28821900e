"""Who serves a district, and where to meet them."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from portal.db import db
from portal.officers.models import Assignment, Officer, Slot


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
