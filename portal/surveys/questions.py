"""Kinds of question, one class each: label, choices, what an answer may be, what counts as favourable.

Every question can be answered „Nevím“ or „Nechci odpovědět“, and a question left empty is the latter.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from portal.errors import Unsuitable
from portal.texts import N_

DONT_KNOW, WONT_SAY = "dont_know", "wont_say"


class NotAnAnswer(Unsuitable):
    """The answer is not one the question offers."""

    text = N_("Vyberte prosím z nabízených odpovědí.")


class TooManyAnswers(Unsuitable):
    """More answers were ticked than the question asks for."""

    text = N_("Vyberte nejvýš tři odpovědi.")


@dataclass(frozen=True)
class Choice:
    """One answer a person can tap."""

    value: str
    label: str
    icon: str | None = None


ASIDE = (Choice(DONT_KNOW, N_("Nevím")), Choice(WONT_SAY, N_("Nechci odpovědět")))


@dataclass(frozen=True)
class Question(ABC):
    """A question with its stable code and the version of its wording."""

    code: str
    version: int
    text: str
    hint: str = ""
    many: ClassVar[bool] = False

    @abstractmethod
    def options(self) -> Sequence[Choice]:
        """Return the answers that say something."""

    def choices(self) -> list[Choice]:
        """Return every answer a person can tap."""
        return [*self.options(), *ASIDE]

    def accept(self, raw: list[str]) -> list[str]:
        """Return the answer as it is kept; raise `NotAnAnswer` or `TooManyAnswers`."""
        if not raw:
            return [WONT_SAY]
        if len(raw) > 1 or raw[0] not in {choice.value for choice in self.choices()}:
            raise NotAnAnswer
        return raw


@dataclass(frozen=True)
class Judged(Question):
    """A question whose answers are good news or not, so that it has a share."""

    def favourable(self, answer: list[str]) -> bool | None:
        """Return whether the answer is good news; None when it says neither."""
        return None if answer[0] in {DONT_KNOW, WONT_SAY} else self._is_good(answer[0])

    @abstractmethod
    def _is_good(self, value: str) -> bool: ...


@dataclass(frozen=True)
class Scale(Judged):
    """Four degrees with faces, the best first."""

    labels: tuple[str, str, str, str] = ("", "", "", "")

    def options(self) -> Sequence[Choice]:
        """Return four faces, 4 to 1."""
        return [Choice(str(4 - place), label, f"face{place + 1}") for place, label in enumerate(self.labels)]

    def _is_good(self, value: str) -> bool:
        return value in {"4", "3"}


@dataclass(frozen=True)
class OneOf(Judged):
    """One of several answers; some of them are good news."""

    answers: tuple[tuple[str, str], ...] = ()
    good: frozenset[str] = frozenset()

    def options(self) -> Sequence[Choice]:
        """Return the answers."""
        return [Choice(value, label) for value, label in self.answers]

    def _is_good(self, value: str) -> bool:
        return value in self.good


@dataclass(frozen=True)
class UpToThree(Question):
    """Up to three of several answers; each is counted by itself."""

    answers: tuple[tuple[str, str], ...] = ()
    many: ClassVar[bool] = True
    most: ClassVar[int] = 3

    def options(self) -> Sequence[Choice]:
        """Return the answers."""
        return [Choice(value, label) for value, label in self.answers]

    def accept(self, raw: list[str]) -> list[str]:
        """Return the ticked answers; an aside stands alone."""
        if not raw:
            return [WONT_SAY]
        if not set(raw) <= {choice.value for choice in self.choices()}:
            raise NotAnAnswer
        named = [value for value, _label in self.answers if value in raw]
        if len(named) > self.most:
            raise TooManyAnswers
        return named or [raw[0]]
