"""Czech public holidays, from the holidays library."""

from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=16)
def _of_year(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("CZ", years=year))


def is_holiday(day: date) -> bool:
    """Whether nobody works in Czech offices on this day."""
    return day in _of_year(day.year)
