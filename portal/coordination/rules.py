"""When a meeting can be held, and which place it has left."""

from dataclasses import dataclass
from datetime import datetime

from portal.errors import Unsuitable
from portal.texts import N_, Words


class MeetingInPast(Unsuitable):
    """Nobody can come to a meeting that is over."""

    text = N_("Tenhle čas už minul. Napište, kdy setkání teprve bude.")


@dataclass(frozen=True)
class MeetingDraft:
    """A public meeting in a district."""

    district_id: int
    begins_at: datetime
    place: Words
    about: Words | None = None


def check_time(begins_at: datetime, now: datetime) -> None:
    """Raise `MeetingInPast` for a moment that has passed."""
    if begins_at <= now:
        raise MeetingInPast


def former_place(before: Words, after: Words, former: Words | None) -> Words | None:
    """Return the place to be shown as left: the last one, or none once the meeting is back where it was."""
    if after.get("cs") == before.get("cs"):
        return former
    return None if former and former.get("cs") == after.get("cs") else before
