"""Reads of safety updates."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload

from portal.accounts.rules import Visitor
from portal.clock import PRAGUE
from portal.db import db
from portal.errors import NotThere
from portal.roles import Role
from portal.towns import queries as towns
from portal.towns.queries import DistrictFacts
from portal.updates.models import Update
from portal.updates.rules import PAGE_SIZE, Draft, Withdrawn, days_since, is_due

TWICE = timedelta(minutes=10)


@dataclass(frozen=True)
class Shelf:
    """One page of updates, and the numbers of the pages beside it."""

    updates: list[Update]
    newer: int | None
    older: int | None


@dataclass(frozen=True)
class QuietDistrict:
    """A district that waits for news, and for how many days; None when it never had any."""

    district: DistrictFacts
    days: int | None


def _public(town_id: int, district_id: int | None) -> Select[Update]:
    chosen = select(Update).where(Update.town_id == town_id, Update.withdrawn.is_(False))
    if district_id is not None:
        chosen = chosen.where(or_(Update.district_id == district_id, Update.district_id.is_(None)))
    return chosen.options(joinedload(Update.district), joinedload(Update.agency)).order_by(
        Update.published_at.desc(), Update.id.desc()
    )


def published(town_id: int, district_id: int | None, on: date) -> Select[Update]:
    """Return the updates that hold on a day: of a district with the whole town's, or of all the town."""
    return _public(town_id, district_id).where(or_(Update.valid_until.is_(None), Update.valid_until >= on))


def latest(town_id: int, district_id: int | None, on: date, limit: int = 3) -> list[Update]:
    """Return the newest updates that hold on a day."""
    return list(db.session.scalars(published(town_id, district_id, on).limit(limit)))


def shelf(town_id: int, district_id: int | None, number: int) -> Shelf:
    """Return one page of all published updates, those that are over included; raise `NotThere` beyond them."""
    if not 1 <= number <= 1000:
        raise NotThere
    start = (number - 1) * PAGE_SIZE
    found = list(db.session.scalars(_public(town_id, district_id).offset(start).limit(PAGE_SIZE + 1)))
    if number > 1 and not found:
        raise NotThere
    return Shelf(
        found[:PAGE_SIZE],
        newer=number - 1 if number > 1 else None,
        older=number + 1 if len(found) > PAGE_SIZE else None,
    )


def public_update(town_id: int, update_id: int) -> Update:
    """Return an update of the town; raise `Withdrawn` for one taken back, `NotThere` for any other."""
    update = db.session.scalar(
        select(Update)
        .where(Update.town_id == town_id, Update.id == update_id)
        .options(joinedload(Update.district), joinedload(Update.agency))
    )
    if update is None:
        raise NotThere
    if update.withdrawn:
        raise Withdrawn
    return update


def last_published(town_id: int, district_id: int) -> date | None:
    """Return the day of the last update written for this very district, expired ones included."""
    last = db.session.scalar(
        select(Update.published_at)
        .where(Update.town_id == town_id, Update.district_id == district_id, Update.withdrawn.is_(False))
        .order_by(Update.published_at.desc())
        .limit(1)
    )
    return None if last is None else last.astimezone(PRAGUE).date()


def editable_by(visitor: Visitor) -> ColumnElement[bool]:
    """Return the condition for what a visitor may change: a coordinator all of the town, an officer what
    their own agency wrote for their own districts."""
    in_town = Update.town_id == visitor.town_id
    if visitor.role is Role.COORDINATOR:
        return in_town
    return in_town & Update.district_id.in_(visitor.district_ids) & (Update.agency_id == visitor.agency_id)


def own_updates(visitor: Visitor, limit: int = 100) -> list[Update]:
    """Return the updates a visitor may change, newest first."""
    return list(
        db.session.scalars(
            select(Update)
            .where(editable_by(visitor))
            .options(joinedload(Update.district), joinedload(Update.agency))
            .order_by(Update.published_at.desc(), Update.id.desc())
            .limit(limit)
        )
    )


def own_update(visitor: Visitor, update_id: int, *, to_change: bool = False) -> Update:
    """Return one update a visitor may change, locked when it is to be changed; raise `NotThere`."""
    chosen = select(Update).where(editable_by(visitor), Update.id == update_id)
    update = db.session.scalar(chosen.with_for_update() if to_change else chosen)
    if update is None:
        raise NotThere
    return update


def twin_of(visitor: Visitor, draft: Draft, now: datetime) -> int | None:
    """Return the id of the same update by the same author from the last minutes, or None."""
    recent = db.session.scalars(
        select(Update).where(
            Update.town_id == visitor.town_id,
            Update.agency_id == visitor.agency_id,
            Update.author == visitor.name,
            Update.published_at > now - TWICE,
            Update.withdrawn.is_(False),
        )
    )
    wanted = (draft.district_id, draft.kind, draft.title, draft.body)
    found = (u.id for u in recent if (u.district_id, u.kind, u.title, u.body) == wanted)
    return next(found, None)


def districts_for(visitor: Visitor) -> list[DistrictFacts]:
    """Return the districts a visitor writes for: an officer's own, all of them for the coordinator."""
    everywhere = towns.districts_of(visitor.town_id)
    if visitor.role is Role.COORDINATOR:
        return everywhere
    return [district for district in everywhere if district.id in visitor.district_ids]


def quiet_districts(visitor: Visitor, today: date) -> list[QuietDistrict]:
    """Return the districts of a visitor that have waited 28 days or longer for an update of their own."""
    mine = districts_for(visitor)
    rows = db.session.execute(
        select(Update.district_id, func.max(Update.published_at))
        .where(Update.district_id.in_([district.id for district in mine]), Update.withdrawn.is_(False))
        .group_by(Update.district_id)
    )
    last = {district_id: moment.astimezone(PRAGUE).date() for district_id, moment in rows}
    waiting = [QuietDistrict(district, days_since(last.get(district.id), today)) for district in mine]
    return [quiet for quiet in waiting if is_due(quiet.days)]
