"""Kinds of safety updates, how long they hold, how fresh a district's news is, and what a draft says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.errors import Expired, Unsuitable
from portal.texts import N_

PROMISED_DAYS = 31
REMIND_DAYS = 28
PAGE_SIZE = 20


class Kind(StrEnum):
    """What an update is."""

    INFO = "info"
    WARNING = "warning"
    RUMOUR_CHECK = "rumour_check"
    MONTHLY = "monthly"


class Beginning(StrEnum):
    """How an officer starts an update."""

    ON_THE_SPOT = "on_the_spot"
    WARNING = "warning"
    RUMOUR = "rumour"


class Duration(StrEnum):
    """How long an update holds."""

    TODAY = "today"
    THREE_DAYS = "three_days"
    MONTH = "month"
    OPEN = "open"


class State(StrEnum):
    """Where an update stands on a day."""

    HOLDS = "holds"
    OVER = "over"
    WITHDRAWN = "withdrawn"


DAYS = {Duration.TODAY: 0, Duration.THREE_DAYS: 3, Duration.MONTH: 30}


class Withdrawn(Expired):
    """The office has taken the update back."""

    text = N_("Tuhle zprávu jsme stáhli. Už neplatí.")


class WarningEnds(Unsuitable):
    """A warning without an end would frighten for ever."""

    text = N_("Varování musí jednou skončit. Vyberte, jak dlouho platí.")


@dataclass(frozen=True)
class Draft:
    """A new update; `district_id` is None for the whole town."""

    kind: Kind
    title: Mapping[str, str]
    body: Mapping[str, str]
    rumour: Mapping[str, str] | None
    valid_until: date | None
    district_id: int | None


@dataclass(frozen=True)
class CorrectionDraft:
    """The mended texts, what was wrong, and the moment of the correction they start from (ISO, or nothing)."""

    title: Mapping[str, str]
    body: Mapping[str, str]
    rumour: Mapping[str, str] | None
    correction: Mapping[str, str]
    version: str


def kind_of(beginning: Beginning, *, is_monthly: bool) -> Kind:
    """Return the kind that a beginning leads to; only what one saw on the spot can sum up a month."""
    if beginning is Beginning.WARNING:
        return Kind.WARNING
    if beginning is Beginning.RUMOUR:
        return Kind.RUMOUR_CHECK
    return Kind.MONTHLY if is_monthly else Kind.INFO


def last_day(duration: Duration, today: date) -> date | None:
    """Return the last day on which an update written today holds; None is until further notice."""
    days = DAYS.get(duration)
    return None if days is None else today + timedelta(days=days)


def check_end(kind: Kind, valid_until: date | None) -> None:
    """Raise `WarningEnds` for a warning without a last day."""
    if kind is Kind.WARNING and valid_until is None:
        raise WarningEnds


def state(valid_until: date | None, withdrawn: bool, today: date) -> State:
    """Return where an update stands on a day."""
    if withdrawn:
        return State.WITHDRAWN
    return State.OVER if valid_until is not None and valid_until < today else State.HOLDS


def joined(new: Mapping[str, str], old: Mapping[str, str] | None, on: date | None) -> dict[str, str]:
    """Return the correction to show: the new one first, the earlier one after it with its day."""
    if not old or on is None:
        return dict(new)
    return {
        language: f"{text} ({on.day}. {on.month}.: {old[language]})" if old.get(language) else text
        for language, text in new.items()
    }


def days_since(last: date | None, today: date) -> int | None:
    """Return how many days ago the last update was, or None when there was none."""
    return None if last is None else (today - last).days


def is_stale(days: int | None) -> bool:
    """Whether the monthly promise of news is broken."""
    return days is None or days > PROMISED_DAYS


def is_due(days: int | None) -> bool:
    """Whether it is time to write, a few days before the promise is broken."""
    return days is None or days >= REMIND_DAYS
