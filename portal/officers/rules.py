"""Who may change an officer's card, what a slot and an assignment may be, and when the next slot is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from portal.accounts.rules import Visitor
from portal.errors import Unsuitable
from portal.roles import Role
from portal.texts import N_, Words

TITLE_END = "."
CONFIRM_DAYS = 30


class ServesAlready(Unsuitable):
    """The officer serves the district at that time already."""

    text = N_("V téhle části města v tu dobu už slouží.")


class EndsBeforeStart(Unsuitable):
    """An assignment would end before it begins."""

    text = N_("Poslední den nemůže být před prvním.")


class SlotClash(Unsuitable):
    """The officer is somewhere else at that time."""

    text = N_("V tu dobu už je na jiném místě.")


class Period(Protocol):
    """Days of an assignment; without a last day until further notice."""

    @property
    def since(self) -> date:
        """The first day."""
        ...

    @property
    def until(self) -> date | None:
        """The last day."""
        ...


@dataclass(frozen=True)
class CardDraft:
    """What stands on an officer's card."""

    name: str
    title: Words
    quote: Words | None = None
    phone: str | None = None
    languages: Words | None = None
    substitute: Words | None = None
    portrait: int = 0


@dataclass(frozen=True)
class AssignmentDraft:
    """A district an officer is to serve."""

    district_id: int
    since: date
    until: date | None = None


@dataclass(frozen=True)
class SlotDraft:
    """A weekly hour at a place."""

    district_id: int
    weekday: int
    begins: time
    ends: time
    place: Words


class WeeklySlot(Protocol):
    """A weekly hour, as the table has it."""

    @property
    def weekday(self) -> int:
        """The day of the week, Monday is 0."""
        ...

    @property
    def begins(self) -> time:
        """When it begins."""
        ...

    @property
    def ends(self) -> time:
        """When it ends."""
        ...


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


def may_edit(visitor: Visitor, agency_id: int, serves: Iterable[int]) -> bool:
    """Whether a visitor may change a card of their town: a colleague's in a common district, or all of them."""
    if visitor.role is Role.COORDINATOR:
        return True
    is_colleague = visitor.role is Role.OFFICER and visitor.agency_id == agency_id
    return is_colleague and not visitor.district_ids.isdisjoint(serves)


def is_unconfirmed(verified_on: date, today: date) -> bool:
    """Whether nobody has confirmed a card for more than 30 days."""
    return (today - verified_on).days > CONFIRM_DAYS


def check_period(wanted: Period, others: Iterable[Period]) -> None:
    """Raise `EndsBeforeStart`, or `ServesAlready` when days overlap with another time in the same district."""
    if wanted.until is not None and wanted.until < wanted.since:
        raise EndsBeforeStart
    for other in others:
        begins_in_time = wanted.until is None or other.since <= wanted.until
        if begins_in_time and (other.until is None or wanted.since <= other.until):
            raise ServesAlready


def check_slot(wanted: WeeklySlot, others: Iterable[WeeklySlot]) -> None:
    """Raise `SlotClash` when the officer has another slot at that time of the week."""
    for other in others:
        if other.weekday == wanted.weekday and other.begins < wanted.ends and wanted.begins < other.ends:
            raise SlotClash
