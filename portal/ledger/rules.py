"""What may become of what people said, and how many things a district can concentrate on."""

from datetime import date
from enum import StrEnum

from portal.errors import Unsuitable
from portal.texts import N_

MOST_PRIORITIES = 3
STALE_DAYS = 90


class Outcome(StrEnum):
    """What came of it; a refusal with its reason is a normal answer."""

    DONE = "done"
    UNDER_WAY = "under_way"
    REFUSED = "refused"


class TooManyPriorities(Unsuitable):
    """The district already concentrates on three things."""

    text = N_("Část města může mít nejvýš tři priority. Nejdřív některou uzavřete.")


def is_stale(outcome: Outcome, decided_on: date, due_on: date | None, today: date) -> bool:
    """Whether a thing under way missed its day, or has stood still for 90 days without one."""
    if outcome is not Outcome.UNDER_WAY:
        return False
    return due_on < today if due_on else (today - decided_on).days > STALE_DAYS


def check_room(open_priorities: int) -> None:
    """Raise `TooManyPriorities` when the district has no room for another one."""
    if open_priorities >= MOST_PRIORITIES:
        raise TooManyPriorities
