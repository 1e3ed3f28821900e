"""What may become of what people said, who writes it down, and how many things a district can concentrate on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.accounts.rules import Visitor
from portal.errors import Unsuitable
from portal.roles import Role
from portal.texts import N_, Words

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


@dataclass(frozen=True)
class PriorityDraft:
    """What a district is to concentrate on."""

    district_id: int
    issue: Words
    doing: Words
    result: Words | None
    since: date


@dataclass(frozen=True)
class DeedDraft:
    """What people said, in the words of the office, and what came of it."""

    district_id: int
    agency_id: int
    said: Words
    done: Words
    outcome: Outcome
    decided_on: date
    due_on: date | None = None


def may_write(visitor: Visitor, district_id: int, agency_id: int) -> bool:
    """Whether a visitor may write an entry: the coordinator any, officers their districts, members their agency."""
    if visitor.role is Role.MEMBER:
        return visitor.agency_id == agency_id
    return visitor.role in {Role.COORDINATOR, Role.OFFICER} and visitor.covers(district_id)


def is_stale(outcome: Outcome, decided_on: date, due_on: date | None, today: date) -> bool:
    """Whether a thing under way missed its day, or has stood still for 90 days without one."""
    if outcome is not Outcome.UNDER_WAY:
        return False
    return due_on < today if due_on else (today - decided_on).days > STALE_DAYS


def check_room(open_priorities: int) -> None:
    """Raise `TooManyPriorities` when the district has no room for another one."""
    if open_priorities >= MOST_PRIORITIES:
        raise TooManyPriorities
