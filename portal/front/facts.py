"""Public facts the pages quote, from facts.json: what may change stands there with its day, never in a template."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from portal.db import Words

FILE = Path(__file__).with_name("facts.json")


@dataclass(frozen=True)
class Group:
    """A partnership, the name its safety group bore, and the words in it that say what it was for."""

    partnership: str
    name: str
    focus: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """A platform that met in the yards."""

    town: str
    name: str
    since: Words
    meets: Words
    members: Words
    topics: Words


@dataclass(frozen=True)
class Platforms:
    """Where platforms worked on a day in the past, and who wrote it."""

    source: str
    as_of: date
    groups: tuple[Group, ...]
    example: Example


@dataclass(frozen=True)
class CommunityPolicing:
    """What community policing is."""

    principles: tuple[Words, ...]
    members: tuple[Words, ...]
    outputs: tuple[Words, ...]
    financing: Words


@dataclass(frozen=True)
class Line:
    """A telephone line."""

    number: str
    what: Words
    when: Words
    urgent: bool


@dataclass(frozen=True)
class Complaint:
    """Where to complain, and under which law."""

    about: Words
    where: Words
    law: str


@dataclass(frozen=True)
class Help:
    """Where to turn, as it was on the day somebody looked it up."""

    verified_on: date
    lines: tuple[Line, ...]
    complaints: tuple[Complaint, ...]


def _words(texts: list[dict[str, str]]) -> tuple[Words, ...]:
    return tuple(Words(text) for text in texts)


def _platforms(read: dict[str, Any]) -> Platforms:
    english = read["focus_in_english"]
    example = read["example"]
    texts = {name: Words(example[name]) for name in ("since", "meets", "members", "topics")}
    return Platforms(
        source=read["source"],
        as_of=date.fromisoformat(read["as_of"]),
        groups=tuple(
            Group(group["partnership"], group["name"], tuple(english[word] for word in group["focus"]))
            for group in read["groups"]
        ),
        example=Example(example["town"], example["name"], **texts),
    )


def _community_policing(read: dict[str, Any]) -> CommunityPolicing:
    return CommunityPolicing(
        _words(read["principles"]), _words(read["members"]), _words(read["outputs"]), Words(read["financing"])
    )


def _help(read: dict[str, Any]) -> Help:
    return Help(
        verified_on=date.fromisoformat(read["verified_on"]),
        lines=tuple(
            Line(line["number"], Words(line["what"]), Words(line["when"]), line["urgent"])
            for line in read["lines"]
        ),
        complaints=tuple(
            Complaint(Words(item["about"]), Words(item["where"]), item["law"]) for item in read["complaints"]
        ),
    )


_READ: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
PLATFORMS = _platforms(_READ["platforms"])
COMMUNITY_POLICING = _community_policing(_READ["community_policing"])
HELP = _help(_READ["help"])
DATA_PROTECTION_AUTHORITY = Words(_READ["data_protection"]["authority"])
ACCESSIBILITY_AUTHORITY = Words(_READ["accessibility"]["authority"])
ACCESSIBILITY_ASSESSED_ON = date.fromisoformat(_READ["accessibility"]["assessed_on"])
