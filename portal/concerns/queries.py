"""Reads of concerns. `visible_to` is the one gate for list, detail, search, count and export."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.rules import Visitor
from portal.clock import to_the_hour
from portal.concerns import receipt
from portal.concerns.clocks import PROMISE_DAYS, Promise
from portal.concerns.models import Category, Concern, Handover, Message, Note
from portal.concerns.rules import OWNER_ONLY, Audience, ConcernFacts, Regime, Sight, Status, sight
from portal.concerns.sealing import key_of
from portal.db import db
from portal.errors import NotThere

PAGE = 50
CODE_LIVES = timedelta(days=365)
ELSEWHERE = -1
OPEN = tuple(status for status in Status if status.is_open)


@dataclass(frozen=True)
class Wanted:
    """What the inbox is asked to show."""

    view: str = "open"
    district_id: int | None = None
    words: str = ""
    page: int = 1


def visible_to(visitor: Visitor, least: Sight = Sight.SUMMARY) -> ColumnElement[bool]:
    """Return the condition under which the visitor sees at least so much of a concern.

    It asks `rules.sight` for every combination of what decides, so the rule is written once.
    """
    allowed: list[ColumnElement[bool]] = []
    for regime, is_owner, in_district in product(Regime, (True, False), (True, False)):
        audiences = [
            audience
            for audience in Audience
            if sight(_example(visitor, regime, audience, is_owner, in_district), visitor) >= least
        ]
        if audiences:
            allowed.append(_combination(visitor, regime, audiences, is_owner, in_district))
    return and_(Concern.town_id == visitor.town_id, or_(false(), *allowed))


def _example(
    visitor: Visitor, regime: Regime, audience: Audience, is_owner: bool, in_district: bool
) -> ConcernFacts:
    district_id = min(visitor.district_ids, default=ELSEWHERE) if in_district else ELSEWHERE
    owner_id = visitor.agency_id if is_owner else ELSEWHERE
    return ConcernFacts(visitor.town_id, district_id, regime, audience, owner_id)


def _combination(
    visitor: Visitor, regime: Regime, audiences: list[Audience], is_owner: bool, in_district: bool
) -> ColumnElement[bool]:
    owner = Concern.owner_agency_id == visitor.agency_id
    district = Concern.district_id.in_(sorted(visitor.district_ids)) if visitor.district_ids else false()
    return and_(
        Concern.regime == regime,
        Concern.audience.in_(audiences) if len(audiences) < len(Audience) else true(),
        owner if is_owner else ~owner,
        district if in_district else ~district,
    )


def inbox(visitor: Visitor, wanted: Wanted, today: date) -> list[Concern]:
    """Return a page of what the visitor sees, one more than a page when there is more, nearest due first."""
    found = _listed(visitor, wanted, today)
    if wanted.words:
        return _matching(db.session.scalars(found), wanted.words, visitor)
    return list(db.session.scalars(found.limit(PAGE + 1).offset((wanted.page - 1) * PAGE)))


def _listed(visitor: Visitor, wanted: Wanted, today: date) -> Select[Concern]:
    chosen = _seen(visitor).where(_view(wanted.view, visitor, today))
    if wanted.district_id:
        chosen = chosen.where(Concern.district_id == wanted.district_id)
    unanswered_first = case((or_(Concern.answered_on.is_(None), Concern.awaits_office), 0), else_=1)
    return chosen.order_by(unanswered_first, Concern.due_on, Concern.arrived_at, Concern.id)


def _seen(visitor: Visitor) -> Select[Concern]:
    return (
        select(Concern)
        .where(visible_to(visitor))
        .options(
            joinedload(Concern.category),
            joinedload(Concern.district),
            joinedload(Concern.owner),
            joinedload(Concern.place),
        )
    )


def _view(view: str, visitor: Visitor, today: date) -> ColumnElement[bool]:
    is_open = Concern.status.in_(OPEN)
    views: dict[str, ColumnElement[bool]] = {
        "open": is_open,
        "ours": and_(is_open, Concern.owner_agency_id == visitor.agency_id),
        "overdue": and_(is_open, Concern.answered_on.is_(None), Concern.due_on < today),
        "waiting": Concern.status == Status.WAITING,
        "closed": ~is_open,
    }
    return views.get(view, is_open)


VIEWS = ("open", "ours", "overdue", "waiting", "closed")


def counts(visitor: Visitor, today: date) -> dict[str, int]:
    """Return how many concerns each view of the inbox holds, in one statement."""
    columns = [func.count(case((_view(view, visitor, today), 1))).label(view) for view in VIEWS]
    row = db.session.execute(select(*columns).where(visible_to(visitor))).one()
    return {view: int(getattr(row, view)) for view in VIEWS}


def only_counted(visitor: Visitor) -> dict[Regime, int]:
    """Return how many open concerns the visitor may only count, by regime: no row, no text, no district."""
    rows = db.session.execute(
        select(Concern.regime, func.count())
        .where(visible_to(visitor, Sight.COUNT), ~visible_to(visitor), Concern.status.in_(OPEN))
        .group_by(Concern.regime)
    )
    return {Regime(regime): number for regime, number in rows}


def _matching(concerns: Iterable[Concern], words: str, visitor: Visitor) -> list[Concern]:
    """Decrypt and scan: only what the asker reads in full is searched by its text."""
    wanted = receipt.fold(words)
    return [concern for concern in concerns if wanted in receipt.fold(_searchable(concern, visitor))]


def _searchable(concern: Concern, visitor: Visitor) -> str:
    labels = [*concern.category.name.values(), concern.district.name]
    if reads_in_full(concern, visitor):
        labels.append(concern.place.name if concern.place else "")
        labels.append(
            key_of(concern).open(concern.sealed_text, "concern.text") if concern.sealed_text else ""
        )
    return "\n".join(labels)


def reads_in_full(concern: Concern, visitor: Visitor) -> bool:
    """Whether the visitor reads the text and the place, not only the summary."""
    return sight(concern.facts, visitor) is Sight.FULL


def seen_by(visitor: Visitor, concern_id: str) -> Concern:
    """Return a concern the visitor sees at least in summary; raise `NotThere` for any other."""
    concern = db.session.scalar(
        select(Concern)
        .where(Concern.id == concern_id, visible_to(visitor))
        .options(
            joinedload(Concern.category),
            joinedload(Concern.district),
            joinedload(Concern.owner),
            joinedload(Concern.place),
            selectinload(Concern.messages).joinedload(Message.agency),
            selectinload(Concern.notes).joinedload(Note.agency),
            selectinload(Concern.handovers).options(
                joinedload(Handover.from_agency), joinedload(Handover.to_agency)
            ),
        )
    )
    if concern is None:
        raise NotThere
    return concern


def exported(visitor: Visitor) -> list[Concern]:
    """Return everything the visitor sees, open and closed, oldest first."""
    return list(db.session.scalars(_seen(visitor).order_by(Concern.arrived_at, Concern.id)))


def behind_code(town_id: int, code_mac: bytes, now: datetime) -> Concern | None:
    """Return the concern a code opens, or None: unknown and expired (a year after closing) are the same."""
    lives = or_(Concern.closed_at.is_(None), Concern.closed_at > to_the_hour(now - CODE_LIVES))
    return db.session.scalar(
        _for_resident().where(Concern.town_id == town_id, Concern.code_mac == code_mac, lives)
    )


def opened(town_id: int, concern_id: str) -> Concern:
    """Return the concern of an opened sealed field; raise `NotThere` when it is gone."""
    concern = db.session.scalar(_for_resident().where(Concern.town_id == town_id, Concern.id == concern_id))
    if concern is None:
        raise NotThere
    return concern


def _for_resident() -> Select[Concern]:
    return select(Concern).options(
        joinedload(Concern.category),
        joinedload(Concern.district),
        joinedload(Concern.owner),
        selectinload(Concern.messages).joinedload(Message.agency),
        selectinload(Concern.handovers).joinedload(Handover.to_agency),
    )


def version_of(concern_id: str) -> int:
    """Return the version of a concern; raise `NotThere`."""
    version = db.session.scalar(select(Concern.version).where(Concern.id == concern_id))
    if version is None:
        raise NotThere
    return version


def categories_of(town_id: int, tile: str | None = None) -> list[Category]:
    """Return the kinds of concern a resident can choose, in their order, of one tile or of all."""
    chosen = select(Category).where(Category.town_id == town_id, Category.retired.is_(False))
    if tile is not None:
        chosen = chosen.where(Category.tile == tile)
    return list(db.session.scalars(chosen.options(joinedload(Category.owner)).order_by(Category.position)))


def category_named(town_id: int, slug: str) -> Category:
    """Return a kind of concern by its name; raise `NotThere`."""
    found = db.session.scalar(
        select(Category)
        .where(Category.town_id == town_id, Category.slug == slug)
        .options(joinedload(Category.owner))
    )
    if found is None:
        raise NotThere
    return found


def promise(now: datetime, *, town_id: int | None = None, district_id: int | None = None) -> Promise:
    """Return how the promise of a first answer was kept in the last 90 days, in a district or a town.

    Counted are concerns that were answered or whose day has passed; children and complaints never.
    """
    place = Concern.district_id == district_id if district_id is not None else Concern.town_id == town_id
    in_time = and_(Concern.answered_on.is_not(None), Concern.answered_on <= Concern.due_on)
    row = db.session.execute(
        select(func.count(), func.count(case((in_time, 1)))).where(
            place,
            Concern.regime.not_in(OWNER_ONLY),
            Concern.arrived_at >= to_the_hour(now - timedelta(days=PROMISE_DAYS)),
            or_(Concern.answered_on.is_not(None), Concern.due_on < now.date()),
        )
    ).one()
    return Promise(in_time=int(row[1]), total=int(row[0]))


def next_number(table: type[Any], concern_id: str) -> int:
    """Return the next turn's number in a concern whose row is locked."""
    last: int | None = db.session.scalar(select(func.max(table.number)).where(table.concern_id == concern_id))
    return (last or 0) + 1
