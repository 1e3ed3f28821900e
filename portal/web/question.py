"""A plain question instead of a refusal: what stands before the next try when there were too many.

An answer holds for one try: the question remembers how many tries there had been, and the next wrong
one makes it another question.
"""

import secrets
from dataclasses import dataclass

from flask import request

from portal.errors import Expired
from portal.web import sealed

PURPOSE = "question"
FIELD = "question"


@dataclass(frozen=True)
class Question:
    """Two numbers to add; the sealed field remembers the sum and the tries so far."""

    first: int
    second: int
    sealed: str


def ask(scope: int, tries: int) -> Question:
    """Return a fresh question for a town, or for everybody (0), after so many tries."""
    first, second = secrets.randbelow(8) + 2, secrets.randbelow(8) + 2
    return Question(first, second, sealed.seal(PURPOSE, scope, {"sum": first + second, "tries": tries}))


def is_answered(scope: int, tries: int, typed: str | None) -> bool:
    """Whether this request answers a question asked after so many tries, at most twenty minutes ago."""
    try:
        content = sealed.unseal(PURPOSE, scope, request.form.get(FIELD), sealed.OPENED_SECONDS)
    except Expired:
        return False
    return content == {"sum": _number(typed), "tries": tries}


def _number(typed: str | None) -> int | None:
    text = (typed or "").strip()
    return int(text) if text.isdecimal() and len(text) < 4 else None  # noqa: PLR2004 - the sum has two digits.
