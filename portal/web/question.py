"""A plain question instead of a refusal: what stands before the next try when there were too many."""

import secrets
from dataclasses import dataclass

from portal.errors import Expired
from portal.web import sealed

PURPOSE = "question"
FIELD = "question"


@dataclass(frozen=True)
class Question:
    """Two numbers to add; the sealed field remembers the sum."""

    first: int
    second: int
    sealed: str


def ask(scope: int) -> Question:
    """Return a fresh question for a town, or for everybody (0)."""
    first, second = secrets.randbelow(8) + 2, secrets.randbelow(8) + 2
    return Question(first, second, sealed.seal(PURPOSE, scope, {"sum": first + second}))


def is_answered(scope: int, token: str | None, typed: str | None) -> bool:
    """Whether the sum was written, at most twenty minutes after it was asked."""
    try:
        content = sealed.unseal(PURPOSE, scope, token, sealed.OPENED_SECONDS)
    except Expired:
        return False
    return (typed or "").strip() == str(content["sum"])
