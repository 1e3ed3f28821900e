"""What a person answered so far: the content of the sealed field, kept nowhere else."""

from dataclasses import dataclass, field
from typing import Any, Self

from portal.errors import Expired
from portal.surveys.questions import Question
from portal.surveys.template import SHORT_FORM


@dataclass(frozen=True)
class Steps:
    """The slip, the wave, the answers, and which question is on the screen."""

    code: str
    wave_id: int
    at: int = 0
    answers: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def from_sealed(cls, content: dict[str, Any]) -> Self:
        """Return the steps of an opened field; raise `Expired` when it is not of this kind."""
        if set(content) != {"code", "wave_id", "at", "answers"}:
            raise Expired
        return cls(**content)

    def to_seal(self) -> dict[str, Any]:
        """Return the content for the next sealed field."""
        return {"code": self.code, "wave_id": self.wave_id, "at": self.at, "answers": self.answers}

    @property
    def question(self) -> Question | None:
        """The question on the screen; None when all were asked."""
        return SHORT_FORM[self.at] if self.at < len(SHORT_FORM) else None

    def answered(self, raw: list[str]) -> Self:
        """Return the steps after the question on the screen; raises what the question refuses."""
        question = self.question
        if question is None:
            return self
        answers = {**self.answers, question.code: question.accept(raw)}
        return type(self)(self.code, self.wave_id, self.at + 1, answers)

    def back(self) -> Self:
        """Return the steps at the question before."""
        return type(self)(self.code, self.wave_id, max(0, self.at - 1), self.answers)
