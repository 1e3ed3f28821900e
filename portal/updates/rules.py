"""Kinds of safety updates and how fresh a district's news is."""

from datetime import date
from enum import StrEnum

PROMISED_DAYS = 31


class Kind(StrEnum):
    """What an update is."""

    INFO = "info"
    WARNING = "warning"
    RUMOUR_CHECK = "rumour_check"
    MONTHLY = "monthly"


def days_since(last: date | None, today: date) -> int | None:
    """Return how many days ago the last update was, or None when there was none."""
    return None if last is None else (today - last).days


def is_stale(days: int | None) -> bool:
    """Whether the monthly promise of news is broken."""
    return days is None or days > PROMISED_DAYS
