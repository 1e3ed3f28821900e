"""Fields for a day and an hour, typed the way people here write them."""

import re
from datetime import date, datetime, time
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, ValidationError
from wtforms.validators import Optional
from wtforms.widgets import TextInput

from portal.clock import PRAGUE
from portal.web.forms import Form, needed

DAY = re.compile(r"(?P<day>[0-9]{1,2})[.\s/]+(?P<month>[0-9]{1,2})[.\s/]+(?P<year>[0-9]{4})")
ISO_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
HOUR = re.compile(r"(?P<hour>[0-9]{1,2})(?:[.:](?P<minute>[0-9]{2}))?")
YEARS = range(1990, 2100)
NO_DAY = _l("Napište den takhle: 15. 12. 2026.")
NO_HOUR = _l("Napište čas takhle: 17:00.")


def day_from(typed: str) -> date:
    """Return the day of `15. 12. 2026`, `15.12.2026` or `2026-12-15`; raise `ValueError` for no such day."""
    found = DAY.fullmatch(typed.strip()) or ISO_DAY.fullmatch(typed.strip())
    if found is None or int(found["year"]) not in YEARS:
        raise ValueError(typed)
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def hour_from(typed: str) -> time:
    """Return the time of `17:00`, `17.00` or `17`; raise `ValueError` for no such time."""
    found = HOUR.fullmatch(typed.strip())
    if found is None:
        raise ValueError(typed)
    return time(int(found["hour"]), int(found["minute"] or 0))


class DateField(Field):  # type: ignore[misc]  # WTForms ships no types.
    """A day in one line of text: no wheel to turn, no calendar to learn."""

    widget = TextInput()
    data: Any

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data.day}. {self.data.month}. {self.data.year}" if self.data else ""

    def process_formdata(self, values: list[str]) -> None:
        """Read what was typed; what was typed wrong stays in the field."""
        self.data = None
        if values and values[0].strip():
            try:
                self.data = day_from(values[0])
            except ValueError as fault:
                raise ValueError(NO_DAY) from fault


class TimeField(Field):  # type: ignore[misc]  # WTForms ships no types.
    """A time of day in one line of text."""

    widget = TextInput()
    data: Any

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data.hour}:{self.data.minute:02d}" if self.data else ""

    def process_formdata(self, values: list[str]) -> None:
        """Read what was typed; what was typed wrong stays in the field."""
        self.data = None
        if values and values[0].strip():
            try:
                self.data = hour_from(values[0])
            except ValueError as fault:
                raise ValueError(NO_HOUR) from fault


def day_field(label: Any, *checks: Any, optional: bool = False) -> DateField:
    """Return a field for a day that must be given, or may be left out."""
    return DateField(label, [Optional() if optional else needed(NO_DAY), *checks])


def hour_field(label: Any, *checks: Any) -> TimeField:
    """Return a field for a time of day."""
    return TimeField(label, [needed(NO_HOUR), *checks])


def not_before(other: str, sentence: Any) -> Any:
    """Refuse a day or time earlier than the one in the field of this name."""

    def in_order(form: Form, field: Field) -> None:
        first = form[other].data
        if field.data is not None and first is not None and field.data < first:
            raise ValidationError(sentence)

    return in_order


def after(other: str, sentence: Any) -> Any:
    """Refuse a day or time that is not later than the one in the field of this name."""

    def later(form: Form, field: Field) -> None:
        first = form[other].data
        if field.data is not None and first is not None and field.data <= first:
            raise ValidationError(sentence)

    return later


def not_in_future(today: Any) -> Any:
    """Refuse a day that has not come yet; `today` returns the current day."""

    def has_come(_form: Form, field: Field) -> None:
        if field.data is not None and field.data > today():
            raise ValidationError(_l("Tenhle den ještě nebyl."))

    return has_come


def moment_of(day: date, at: time) -> datetime:
    """Return the moment of a day and time in Prague."""
    return datetime.combine(day, at, PRAGUE)
