"""What a resident did so far on the way to sending: the content of the sealed field."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from portal.errors import Expired

NOT_NOW, CALLED = "no", "called"


@dataclass(frozen=True)
class Steps:
    """The three screens so far; a ticket makes each sending happen once."""

    ticket: str
    born: int
    district: str
    tile: str = ""
    kind: str = ""
    place: str = ""
    time_of_day: str = ""
    stop: str = ""
    audience: str = ""
    text: str = ""
    contact: str = ""
    contact_when: str = ""
    shared_phone: bool = False

    @classmethod
    def begin(cls, district: str, ticket: str, now: int) -> Self:
        """Return the first steps under a fresh ticket; `now` in seconds of the epoch."""
        return cls(ticket=ticket, born=now, district=district)

    @classmethod
    def from_sealed(cls, content: dict[str, Any]) -> Self:
        """Return the steps of an opened field; raise `Expired` when an older release sealed it."""
        if set(content) != {field.name for field in fields(cls)}:
            raise Expired
        return cls(**content)

    def is_dead(self, now: int, seconds: int) -> bool:
        """Whether the ticket is too old to be sent."""
        return now - self.born > seconds

    def to_seal(self) -> dict[str, Any]:
        """Return the content for the next sealed field."""
        return asdict(self)

    def with_(self, **changed: Any) -> Self:
        """Return the steps with some of them answered."""
        return replace(self, **changed)
