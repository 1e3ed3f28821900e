"""Which names a place may bear, what kinds of agencies sit at the table, and who changes a town."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from portal.errors import Unsuitable
from portal.texts import N_

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NO_MUNICIPAL_POLICE = "none"


class AgencyKind(StrEnum):
    """What an agency is; who may read what follows from it, never from its name."""

    STATE_POLICE = "state_police"
    MUNICIPAL_POLICE = "municipal_police"
    TOWN = "town"
    SERVICES = "services"
    OSPOD = "ospod"
    OVERSIGHT = "oversight"
    NGO = "ngo"
    SCHOOL = "school"
    PROBATION = "probation"

    @property
    def is_police(self) -> bool:
        """Whether it is state or municipal police; crime-prevention assistants belong to the latter."""
        return self in {AgencyKind.STATE_POLICE, AgencyKind.MUNICIPAL_POLICE}

    @property
    def is_town_or_ngo(self) -> bool:
        """Whether it is an office of the town or a non-governmental organisation."""
        return self in {
            AgencyKind.TOWN,
            AgencyKind.SERVICES,
            AgencyKind.OSPOD,
            AgencyKind.OVERSIGHT,
            AgencyKind.NGO,
        }


class SlugRefused(Unsuitable):
    """The name cannot stand in an address."""

    text = N_("Tohle jméno v adrese použít nejde. Zvolte jiné, malými písmeny bez háčků.")


class PlaceTaken(Unsuitable):
    """The district has a place of this name, perhaps a retired one."""

    text = N_("Takové místo tu už je. Možná je jen vyřazené, pak ho vraťte do nabídky.")


class MayNotCoordinate(Unsuitable):
    """What people keep from the police goes to the agency that coordinates, so it is the town's or an NGO's."""

    text = N_("Koordinovat může jen úřad města nebo neziskovka. Chodí tam i to, co nemá číst policie.")


class TownStaff(Protocol):
    """What this feature must know of who changes a town; accounts stand above it."""

    @property
    def town_id(self) -> int:
        """The town the person works for."""
        ...

    @property
    def actor(self) -> str:
        """The name the audit knows."""
        ...


@dataclass(frozen=True)
class PlaceDraft:
    """A place residents can pick, and where in the list it stands."""

    name: str
    position: int


def fit_slug(slug: str, literals: frozenset[str]) -> str:
    """Return the slug; raise `SlugRefused` when it is malformed or a literal segment of the url map."""
    if not SLUG.fullmatch(slug) or slug in literals:
        raise SlugRefused
    return slug
