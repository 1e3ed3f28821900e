"""Working days: by when a concern is answered, and how the promise was kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
PROMISE_DAYS = 90
FEWEST_COUNTED = 5


@dataclass(frozen=True)
class Promise:
    """How many concerns were answered in time, of those whose clock has run out or was met."""

    in_time: int
    total: int

    @property
    def is_countable(self) -> bool:
        """Whether there are enough of them to be shown without telling who wrote."""
        return self.total >= FEWEST_COUNTED

    @property
    def late(self) -> int:
        """How many people waited longer."""
        return self.total - self.in_time


def working_days_after(start: date, days: int, is_holiday: Callable[[date], bool]) -> date:
    """Return the day that is so many working days after the start; weekends and holidays do not count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY and not is_holiday(day):
            days -= 1
    return day


def was_in_time(answered: date | None, due: date) -> bool:
    """Whether the first answer came by its day."""
    return answered is not None and answered <= due
