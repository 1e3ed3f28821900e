"""When the next meeting with an officer is, and what their portrait shows until there is a photograph."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Protocol

TITLE_END = "."


class WeeklySlot(Protocol):
    """A weekly hour, as the table has it."""

    weekday: int
    begins: time
    ends: time


@dataclass(frozen=True)
class NextSlot:
    """The nearest slot that is not over, and in how many days it is."""

    slot: WeeklySlot
    days: int


def next_slot(slots: Iterable[WeeklySlot], now: datetime) -> NextSlot | None:
    """Return the nearest slot that has not ended at this local moment, or None without slots."""
    found = [NextSlot(slot, _days_until(slot, now)) for slot in slots]
    return min(found, key=lambda item: (item.days, item.slot.begins), default=None)


def _days_until(slot: WeeklySlot, now: datetime) -> int:
    days = (slot.weekday - now.weekday()) % 7
    return 7 if days == 0 and slot.ends <= now.time() else days


def initials(name: str) -> str:
    """Return the initials of a name without its rank: `prap. Jana Vzorová` gives `JV`."""
    words = [word for word in name.split() if not word.endswith(TITLE_END)]
    return "".join(word[0].upper() for word in words[:2])
