"""Who a signed-in person is, what a password must be, and where a sign-in may lead."""

from dataclasses import dataclass, field

from portal.errors import Refusal
from portal.roles import Role
from portal.texts import N_
from portal.towns.rules import AgencyKind

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 128
IDLE_MINUTES = 30
LONGEST_HOURS = 10


class SignInRefused(Refusal):
    """The login, the password or the account does not fit; which one is never said."""

    text = N_("Přihlašovací jméno nebo heslo nesedí. Zkuste to prosím znovu.")


@dataclass(frozen=True)
class Visitor:
    """A signed-in person, read anew on every request."""

    account_id: int
    name: str
    role: Role
    town_id: int
    agency_id: int
    agency_kind: AgencyKind
    district_ids: frozenset[int] = field(default_factory=frozenset)
    in_demo: bool = False

    @property
    def actor(self) -> str:
        """The name the audit knows."""
        return f"account:{self.account_id}"

    def covers(self, district_id: int) -> bool:
        """Whether a district of the town is this person's work: an officer's own ones, for others all."""
        return self.role is not Role.OFFICER or district_id in self.district_ids


def local_path(target: str | None, fallback: str) -> str:
    """Return the target when it is a plain path on this site, otherwise the fallback (threat T21)."""
    if not target or not target.startswith("/") or target[1:2] in {"/", "\\"}:
        return fallback
    unfit = any(ord(symbol) < 0x21 or ord(symbol) == 0x7F or symbol == "\\" for symbol in target)
    escaped = target.lower()
    if unfit or "%5c" in escaped or "%2f%2f" in escaped or escaped.startswith(("/%2f", "/%09", "/%0")):
        return fallback
    return target
