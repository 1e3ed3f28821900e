"""The one place that asks the machine what time it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

PRAGUE = ZoneInfo("Europe/Prague")


def now() -> datetime:
    """Return the current moment, aware, in the time of Prague."""
    return datetime.now(UTC).astimezone(PRAGUE)


def today() -> date:
    """Return the current day in Prague."""
    return now().date()


def to_the_hour(moment: datetime) -> datetime:
    """Return the moment cut down to its hour: residents' acts are kept no finer."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
