"""What waits for a visitor today, gathered from every feature the role may open."""

from dataclasses import dataclass
from datetime import datetime

from portal.accounts.rules import Visitor
from portal.concerns import queries as concerns
from portal.officers import queries as officers
from portal.roles import PUBLISHERS, TRIAGE, Role
from portal.surveys import queries as surveys
from portal.surveys.queries import RunningWave
from portal.updates import queries as updates
from portal.updates.queries import QuietDistrict


@dataclass(frozen=True)
class Waiting:
    """How many concerns wait: after the term, with the visitor's agency, and for the resident's word."""

    overdue: int
    ours: int
    on_resident: int


@dataclass(frozen=True)
class Running:
    """The running survey, and how many answers may be told while it runs."""

    wave: RunningWave
    answered_at_least: int


@dataclass(frozen=True)
class Day:
    """A visitor's first page; what the role may not see is None or empty."""

    waiting: Waiting | None
    quiet: list[QuietDistrict]
    unconfirmed: int
    survey: Running | None


def day_of(visitor: Visitor, now: datetime) -> Day:
    """Return what waits for this visitor now."""
    publishes = visitor.role in PUBLISHERS
    return Day(
        waiting=_waiting(visitor, now) if visitor.role in TRIAGE else None,
        quiet=updates.quiet_districts(visitor, now.date()) if publishes else [],
        unconfirmed=_unconfirmed(visitor, now) if publishes else 0,
        survey=_survey(visitor, now) if visitor.role is Role.SURVEY_MANAGER else None,
    )


def _waiting(visitor: Visitor, now: datetime) -> Waiting:
    counts = concerns.counts(visitor, now.date())
    return Waiting(counts["overdue"], counts["ours"], counts["waiting"])


def _unconfirmed(visitor: Visitor, now: datetime) -> int:
    cards = officers.cards_for(visitor, now)
    return sum(1 for card in cards if card.may_edit and card.serves and card.unconfirmed_days is not None)


def _survey(visitor: Visitor, now: datetime) -> Running | None:
    wave = surveys.running(visitor.town_id, now.date())
    return None if wave is None else Running(wave, surveys.wave_desk(visitor, wave.id).answered_at_least)
