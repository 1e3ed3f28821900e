"""Reads of waves and of their frozen releases."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from portal.accounts.rules import Visitor
from portal.db import Words, db
from portal.errors import NotThere
from portal.surveys.models import Batch, DroppedAnswer, GivenAnswer, Release, Ticket, Wave
from portal.surveys.results import share_from
from portal.surveys.rules import State, at_least
from portal.surveys.suppression import Share
from portal.surveys.template import HEADLINE
from portal.towns.models import District


@dataclass(frozen=True)
class RunningWave:
    """A wave people can answer today."""

    id: int
    title: Words
    closes_on: date


@dataclass(frozen=True)
class Published:
    """A released wave."""

    wave_id: int
    title: Words
    content: dict[str, Any]

    def share(self, code: str, district_id: int) -> Share | None:
        """Return what is printed for a district; None when the question has no table."""
        rows = self.content["tables"].get(code, {}).get("rows", [])
        return next((share_from(stored) for place, stored in rows if place == district_id), None)


@dataclass(frozen=True)
class WaveDesk:
    """A wave as the survey manager sees it: counts of slips, answers only in steps of twenty."""

    wave: Wave
    batches: list[tuple[str, str, int]]
    answered_at_least: int


def running(town_id: int, on: date) -> RunningWave | None:
    """Return the wave that runs on this day."""
    wave = db.session.scalar(
        select(Wave).where(Wave.town_id == town_id, Wave.state == State.OPEN, Wave.closes_on >= on)
    )
    return (
        None if wave is None or wave.closes_on is None else RunningWave(wave.id, wave.title, wave.closes_on)
    )


def has_ticket(wave_id: int, code_mac: bytes) -> bool:
    """Whether an unused slip with this code exists; asking never uses it."""
    found = select(Ticket.wave_id).where(Ticket.code_mac == code_mac, Ticket.wave_id == wave_id)
    return db.session.scalar(found) is not None


def town_of_code(code_mac: bytes) -> int | None:
    """Return the town of an unused slip."""
    return db.session.scalar(
        select(Wave.town_id).join(Ticket, Ticket.wave_id == Wave.id).where(Ticket.code_mac == code_mac)
    )


def latest(town_id: int) -> Published | None:
    """Return the newest published wave of a town."""
    found = releases_of(town_id, limit=1)
    return found[0] if found else None


def releases_of(town_id: int, limit: int = 20) -> list[Published]:
    """Return the published waves of a town, newest first."""
    rows = db.session.execute(
        select(Wave.id, Wave.title, Release.content)
        .join(Release, Release.wave_id == Wave.id)
        .where(Wave.town_id == town_id)
        .order_by(Wave.closes_on.desc(), Wave.id.desc())
        .limit(limit)
    )
    return [Published(wave_id, title, content) for wave_id, title, content in rows]


def published(town_id: int, wave_id: int) -> Published:
    """Return one published wave; raise `NotThere`."""
    found = next((item for item in releases_of(town_id) if item.wave_id == wave_id), None)
    if found is None:
        raise NotThere
    return found


def headline(town_id: int, district_id: int) -> tuple[Published, Share | None] | None:
    """Return the newest release and what it prints for a district after dark."""
    found = latest(town_id)
    return None if found is None else (found, found.share(HEADLINE, district_id))


def waves_of(visitor: Visitor) -> list[Wave]:
    """Return the waves of the visitor's town, newest first."""
    return list(
        db.session.scalars(select(Wave).where(Wave.town_id == visitor.town_id).order_by(Wave.id.desc()))
    )


def wave_desk(visitor: Visitor, wave_id: int) -> WaveDesk:
    """Return a wave for its desk; raise `NotThere` for another town's."""
    wave = db.session.scalar(select(Wave).where(Wave.id == wave_id, Wave.town_id == visitor.town_id))
    if wave is None:
        raise NotThere
    batches = db.session.execute(
        select(District.name, Batch.channel, func.sum(Batch.issued))
        .join(District, District.id == Batch.district_id)
        .where(Batch.wave_id == wave_id)
        .group_by(District.name, Batch.channel)
        .order_by(District.name, Batch.channel)
    )
    return WaveDesk(
        wave, [(name, channel, int(issued)) for name, channel, issued in batches], at_least(_count(wave_id))
    )


def _count(wave_id: int) -> int:
    tables = (DroppedAnswer, GivenAnswer)
    return sum(
        db.session.scalar(select(func.count()).select_from(table).where(table.wave_id == wave_id)) or 0
        for table in tables
    )
