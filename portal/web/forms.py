"""The base of every form: messages in the visitor's language, a draft for the action, errors as sentences."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from flask import request
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional, StopValidation

from portal.db import Words
from portal.errors import Refusal
from portal.texts import N_
from portal.web import languages

CONTROL = {chr(number) for number in range(32)} - {"\t", "\n", "\r"}
PICK_ONE = N_("Vyberte jednu z nabízených možností.")
PLAIN = {
    "Not a valid choice.": PICK_ONE,
    "Invalid Choice: could not coerce.": PICK_ONE,
    "Not a valid integer value.": N_("Napište celé číslo."),
}
"""What WTForms says by itself, in our words."""


class Named(Protocol):
    """A row one can choose: a district, an agency."""

    @property
    def id(self) -> int:
        """The id that the form carries."""
        ...

    @property
    def name(self) -> str | Words:
        """The name that people read."""
        ...


class Texts:
    """WTForms' own messages, through our catalogs."""

    def gettext(self, string: str) -> str:
        """Translate one message."""
        return str(gettext(PLAIN.get(string, string)))

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Translate a message that counts."""
        return str(ngettext(singular, plural, number))


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types.
    """A form; the gate checks the CSRF token of staff, residents carry a sealed field instead."""

    blames: Mapping[type[Refusal], str] = {}
    """The field beside which each refusal of the action stands."""
    saved: Any = None
    """What the action returned: the id of a new row."""

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
    def status(self) -> int:
        """The status of the page that shows this form: 422 when it comes back."""
        return 422 if self.is_sent else 200

    def draft(self) -> Any:
        """Return what was filled in as a frozen dataclass; a mere question has nothing to fill in."""
        return None

    def saves(self, action: Callable[[Any], object]) -> bool:
        """Whether the form fits and the action took its draft; a refusal in `blames` stands beside its field."""
        if not self.accepted:
            return False
        try:
            self.saved = action(self.draft())
        except tuple(self.blames) as refusal:
            self[self.blames[type(refusal)]].errors = [gettext(refusal.text)]
            return False
        return True

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Return (id of the control, sentence) of each field that does not fit, in the order of the page."""
        return [(field.id, str(field.errors[0])) for field in self if field.errors]


def plain(_form: Form, field: Field) -> None:
    """Refuse control characters, which no keyboard writes and no page shows."""
    if isinstance(field.data, str) and CONTROL & set(field.data):
        raise ValidationError(_l("V textu je znak, který neumíme zobrazit. Smažte ho prosím."))


class Needed(InputRequired):  # type: ignore[misc]
    """Asks for an answer; white space is none."""

    def __call__(self, _form: Form, field: Field) -> None:
        """Stop at a field that was left out or holds only white space."""
        if not any(str(value).strip() for value in field.raw_data or ()):
            field.errors[:] = []
            raise StopValidation(self.message)


def needed(sentence: Any) -> Needed:
    """Ask for an answer with this sentence."""
    return Needed(sentence)


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


def either(czech: str | None, english: str | None = None) -> Words | None:
    """Return a text that may be missing altogether."""
    return words(czech, english) or None


def also(czech: str) -> list[Any]:
    """Let a translation be left out, but not stand without the Czech text in the field of this name."""

    def has_czech(form: Form, _field: Field) -> None:
        if not form[czech].data:
            raise ValidationError(_l("Napište to i česky."))

    return [Optional(), has_czech]


def spread(**texts: Words | None) -> dict[str, str]:
    """Return texts as a form takes them: `title` in Czech and `title_en` in English."""
    czech = {name: text.get("cs", "") for name, text in texts.items() if text}
    return czech | {f"{name}_en": text.get("en", "") for name, text in texts.items() if text}


def one_of(label: Any, sentence: Any, convert: Any = int, **options: Any) -> RadioField:
    """Return a field that asks for one of several things; rows to choose from come with the request."""
    return RadioField(label, [needed(sentence)], coerce=convert, **options)


def offered(*pairs: tuple[Any, Any]) -> list[SelectChoice]:
    """Return (value, label) pairs as the choices of a field."""
    return [SelectChoice(value, label) for value, label in pairs]


def choices(rows: Iterable[Named]) -> list[SelectChoice]:
    """Return rows as the choices of a field, in the visitor's language."""
    language = languages.current()
    names = ((row.id, row.name) for row in rows)
    return offered(*((key, name.text(language) if isinstance(name, Words) else name) for key, name in names))
