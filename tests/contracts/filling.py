"""Fills in the forms of a page as a person would, so that contracts can send what is right and what is not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from xml.etree.ElementTree import Element

import html5lib

NOT_SENT = {"submit", "button", "reset", "image", "file"}
PLAIN = {
    "date": (date.today() + timedelta(days=3)).isoformat(),  # noqa: DTZ011 - what a person would pick.
    "time": "14:00",
    "datetime-local": f"{date.today() + timedelta(days=3)}T14:00",  # noqa: DTZ011
    "number": "1",
    "email": "zkouska@example.cz",
    "tel": "123456789",
    "url": "https://example.cz/",
    "password": "nespravne heslo",
}


@dataclass(frozen=True)
class Filled:
    """A form with everything a person would have filled in."""

    action: str
    method: str
    fields: tuple[tuple[str, str], ...]

    @property
    def names(self) -> set[str]:
        """The names of its fields."""
        return {name for name, _value in self.fields}

    def with_more(self, **extra: str) -> "Filled":
        """Return the form with fields that it does not have."""
        return replace(self, fields=(*self.fields, *extra.items()))


def forms_in(html: str) -> list[Filled]:
    """Return the forms of a page, filled in."""
    root = html5lib.parse(html, namespaceHTMLElements=False)
    return [
        Filled(form.get("action", ""), form.get("method", "get").upper(), tuple(_fields(form)))
        for form in root.iter("form")
    ]


def _fields(form: Element) -> Iterator[tuple[str, str]]:
    picked: set[str] = set()
    for element in form.iter():
        name, kind = element.get("name"), element.get("type", "text")
        if not name or "disabled" in element.attrib:
            continue
        if element.tag == "textarea":
            yield name, (element.text or "").strip() or "Zkouška textu, který dává smysl."
        elif element.tag == "select":
            yield name, _option(element)
        elif element.tag == "input" and kind == "radio" and name not in picked:
            picked.add(name)
            yield name, element.get("value", "on")
        elif element.tag == "input" and kind not in NOT_SENT | {"radio"}:
            yield name, element.get("value") or ("y" if kind == "checkbox" else PLAIN.get(kind, "Zkouška"))


def _option(select: Element) -> str:
    values = [option.get("value", option.text or "") for option in select.iter("option")]
    return next((value for value in values if value), "")
