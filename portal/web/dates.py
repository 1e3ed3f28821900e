"""Dates, times and numbers as people here write them."""

from datetime import date, datetime, time

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import gettext as _

from portal import clock
from portal.texts import N_
from portal.web import languages

NBSP = "\u00a0"
PARTS_OF_DAY = (
    (5, N_("v noci")),
    (10, N_("ráno")),
    (12, N_("dopoledne")),
    (18, N_("odpoledne")),
    (22, N_("večer")),
    (24, N_("v noci")),
)


def install(app: Flask) -> None:
    """Offer the formats to templates as filters."""
    for function in (
        day,
        long_day,
        whole_day,
        weekday,
        hour,
        part_of_day,
        month_name,
        weekday_name,
        month,
        ago,
        day_number,
        from_iso,
        decimal,
    ):
        app.jinja_env.filters[function.__name__] = function


def day(value: date | datetime) -> str:
    """Return `26. 11.`, with the year when it is not this one."""
    value = _local(value)
    if languages.current() == "cs":
        year = "" if value.year == clock.today().year else f"{NBSP}{value.year}"
        return f"{value.day}.{NBSP}{value.month}.{year}"
    skeleton = "MMMd" if value.year == clock.today().year else "yMMMd"
    return format_skeleton(skeleton, value, locale=languages.current()).replace(" ", NBSP)


def whole_day(value: date) -> str:
    """Return `26. 11. 2026`: a legal statement carries its year always."""
    if languages.current() == "cs":
        return f"{value.day}.{NBSP}{value.month}.{NBSP}{value.year}"
    return format_skeleton("yMMMd", value, locale=languages.current()).replace(" ", NBSP)


def long_day(value: date | datetime) -> str:
    """Return `čtvrtek 26. 11.`."""
    return f"{weekday_name(_local(value).weekday())} {day(value)}"


def weekday(value: date | datetime) -> str:
    """Return the name of the day in the week."""
    return weekday_name(_local(value).weekday())


def weekday_name(number: int) -> str:
    """Return the name of a weekday, Monday is 0."""
    return format_date(date(2024, 1, 1 + number), "EEEE", locale=languages.current())


def month_name(value: date | datetime) -> str:
    """Return the month's name standing alone, such as listopad."""
    return format_date(_local(value), "LLLL", locale=languages.current())


def month(value: date | datetime) -> str:
    """Return the month and year, such as března 2023 after "od"."""
    return format_date(_local(value), "MMMM y", locale=languages.current()).replace(" ", NBSP)


def decimal(value: float) -> str:
    """Return a number with one decimal place."""
    return format_decimal(value, "0.0", locale=languages.current())


def from_iso(value: str) -> date:
    """Return the day that a frozen record wrote down."""
    return date.fromisoformat(value)


def day_number(value: date | datetime) -> int:
    """Return the day of the month."""
    return _local(value).day


def hour(value: time | datetime) -> str:
    """Return `17:00`, or `9` for a full hour of a plain time."""
    value = value.astimezone(clock.PRAGUE) if isinstance(value, datetime) else value
    return (
        f"{value.hour}:{value.minute:02d}" if value.minute or isinstance(value, datetime) else str(value.hour)
    )


def part_of_day(value: datetime) -> str:
    """Return the part of the day; what residents do is never shown finer."""
    at = value.astimezone(clock.PRAGUE).hour
    return str(_(next(words for until, words in PARTS_OF_DAY if at < until)))


def ago(value: date | datetime) -> str:
    """Return `dnes`, `včera` or the day."""
    days = (clock.today() - _local(value)).days
    return str(_("dnes") if days == 0 else _("včera") if days == 1 else day(value))


def _local(value: date | datetime) -> date:
    return value.astimezone(clock.PRAGUE).date() if isinstance(value, datetime) else value
