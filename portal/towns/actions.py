"""Add towns, districts, places and agencies."""

from dataclasses import dataclass

from sqlalchemy import select, update

from portal.db import Words, db
from portal.errors import NotThere, Unsuitable
from portal.texts import N_
from portal.towns import rules
from portal.towns.models import Agency, District, Town
from portal.towns.rules import AgencyKind


class SlugTaken(Unsuitable):
    """Another one has this name already."""

    text = N_("Tohle jméno v adrese už něco má.")


@dataclass(frozen=True)
class TownDraft:
    """A new town."""

    slug: str
    name: str
    municipal_police: str = rules.NO_MUNICIPAL_POLICE
    population: int | None = None
    adults: int | None = None
    is_demo: bool = False


def add_town(draft: TownDraft, literals: frozenset[str]) -> int:
    """Add a town and return its id; raise `SlugRefused` or `SlugTaken`."""
    rules.fit_slug(draft.slug, literals)
    with db.writing():
        if db.session.scalar(select(Town.id).where(Town.slug == draft.slug)):
            raise SlugTaken
        town = Town(**vars(draft))
        db.session.add(town)
        db.session.flush()
        town_id = town.id
        db.session.commit()
    return town_id


def add_district(
    town_slug: str, slug: str, name: str, population: int | None, literals: frozenset[str]
) -> int:
    """Add a district and return its id; raise `SlugRefused`, `SlugTaken` or `NotThere`."""
    rules.fit_slug(slug, literals)
    with db.writing():
        town = _town(town_slug)
        if db.session.scalar(select(District.id).where(District.town_id == town.id, District.slug == slug)):
            raise SlugTaken
        district = District(town_id=town.id, slug=slug, name=name, population=population)
        db.session.add(district)
        db.session.flush()
        district_id = district.id
        db.session.commit()
    return district_id


def add_agency(town_slug: str, slug: str, kind: AgencyKind, name: Words, coordinates: bool) -> int:
    """Add an agency and return its id; the one that coordinates keeps what the police may not see."""
    with db.writing():
        town = _town(town_slug)
        if db.session.scalar(select(Agency.id).where(Agency.town_id == town.id, Agency.slug == slug)):
            raise SlugTaken
        if coordinates:
            db.session.execute(update(Agency).where(Agency.town_id == town.id).values(coordinates=False))
        agency = Agency(
            town_id=town.id,
            slug=slug,
            kind=kind,
            name=name,
            position=len(town.agencies),
            coordinates=coordinates,
        )
        db.session.add(agency)
        db.session.flush()
        agency_id = agency.id
        db.session.commit()
    return agency_id


def _town(slug: str) -> Town:
    town = db.session.scalar(select(Town).where(Town.slug == slug).with_for_update())
    if town is None:
        raise NotThere
    return town
