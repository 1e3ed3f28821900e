"""The life of a wave, and what may be said of one that still runs."""

from enum import StrEnum

from portal.errors import Unsuitable
from portal.texts import N_

FLUSH_FROM = 20
STEP = 20


class State(StrEnum):
    """Where a wave stands; each step is taken once."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    RELEASED = "released"


class Channel(StrEnum):
    """The door through which an answer came."""

    DOOR = "door"
    EVENT = "event"
    SCHOOL = "school"
    OPEN = "open"


PRINTED = (Channel.DOOR, Channel.EVENT, Channel.SCHOOL)


class WrongState(Unsuitable):
    """The wave is not where this step begins."""

    text = N_("Tohle teď s průzkumem udělat nejde. Podívejte se, v jakém je stavu.")


class AnotherRuns(Unsuitable):
    """The town already has a running wave."""

    text = N_("Jeden průzkum už běží. Nejdřív ho uzavřete.")


class AlreadyAnswered(Unsuitable):
    """The slip was used, or it belongs to no running wave; which one cannot be known."""

    text = N_("Z tohohle lístku už odpověď máme, nebo průzkum skončil. Děkujeme.")


def at_least(number: int) -> int:
    """Return what may be said of a running wave: the number in steps of 20, downwards."""
    return number // STEP * STEP
