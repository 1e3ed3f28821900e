"""The base of every form: messages in the visitor's language, a draft for the action, errors as sentences."""

from collections.abc import Iterable
from typing import Any

from flask import request
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from portal.db import Words

CONTROL = {chr(number) for number in range(32)} - {"\t", "\n", "\r"}


class Texts:
    """WTForms' own messages, through our catalogs."""

    def gettext(self, string: str) -> str:
        """Translate one message."""
        return str(gettext(string))

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Translate a message that counts."""
        return str(ngettext(singular, plural, number))


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types.
    """A form; the gate checks the CSRF token of staff, residents carry a sealed field instead."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """No token of its own, messages from our catalogs."""

        csrf = False

        def get_translations(self, _form: Any) -> Texts:
            """Use our catalogs."""
            return Texts()

    @property
    def is_sent(self) -> bool:
        """Whether this request carries the form."""
        return request.method == "POST"

    @property
    def accepted(self) -> bool:
        """Whether the form was sent and everything in it fits."""
        return bool(self.is_sent and self.validate())

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Return (id of the control, sentence) of each field that does not fit, in the order of the page."""
        return [(field.id, str(field.errors[0])) for field in self if field.errors]


def plain(_form: Form, field: Field) -> None:
    """Refuse control characters, which no keyboard writes and no page shows."""
    if isinstance(field.data, str) and CONTROL & set(field.data):
        raise ValidationError(_l("V textu je znak, který neumíme zobrazit. Smažte ho prosím."))


def needed(sentence: Any) -> DataRequired:
    """Ask for an answer with this sentence; white space is none."""
    return DataRequired(sentence)


def at_most(symbols: int) -> Length:
    """Limit the length of a text."""
    return Length(max=symbols, message=_l("Je to moc dlouhé. Vejde se sem %(max)d znaků."))


def stripped(text: str | None) -> str:
    """Return the text without the white space around it."""
    return (text or "").strip()


def line(label: Any, symbols: int = 120, *validators: Any, **options: Any) -> StringField:
    """Return a field for one line of text."""
    return StringField(label, [*validators, at_most(symbols), plain], filters=[stripped], **options)


def lines(label: Any, symbols: int = 1000, *validators: Any, **options: Any) -> TextAreaField:
    """Return a field for several lines of text."""
    return TextAreaField(label, [*validators, at_most(symbols), plain], filters=[stripped], **options)


def words(czech: str | None, english: str | None = None) -> Words:
    """Return a text in the languages it was written in."""
    return Words({language: text for language, text in (("cs", czech), ("en", english)) if text})


def choices(pairs: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """Return (value, label) pairs as WTForms takes them."""
    return [SelectChoice(value, label) for value, label in pairs]
