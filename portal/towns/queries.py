"""Reads of towns, districts and agencies, as frozen facts that outlive a transaction."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from portal.db import Words, db
from portal.errors import NotThere
from portal.towns.models import Agency, District, Place, Town
from portal.towns.rules import NO_MUNICIPAL_POLICE, AgencyKind, TownStaff


@dataclass(frozen=True)
class TownFacts:
    """A town as every page knows it."""

    id: int
    slug: str
    name: str
    is_demo: bool
    population: int | None
    adults: int | None
    municipal_police: str
    first_answer_days: int
    controller: Words
    data_protection_contact: Words
    verified_on: date | None

    @property
    def police_line(self) -> str | None:
        """The number of the municipal police, or None where there is none."""
        return None if self.municipal_police == NO_MUNICIPAL_POLICE else self.municipal_police


@dataclass(frozen=True)
class DistrictFacts:
    """A district as every page knows it."""

    id: int
    town_id: int
    slug: str
    name: str
    population: int | None


@dataclass(frozen=True)
class AgencyFacts:
    """A member of the platform."""

    id: int
    town_id: int
    slug: str
    kind: AgencyKind
    name: Words
    coordinates: bool


def place_at(town_slug: str, district_slug: str | None) -> tuple[TownFacts, DistrictFacts | None]:
    """Return the town and district that a path names; raise `NotThere` when either is unknown."""
    town = db.session.scalar(select(Town).where(Town.slug == town_slug))
    if town is None:
        raise NotThere
    if district_slug is None:
        return town_facts(town), None
    district = db.session.scalar(
        select(District).where(District.town_id == town.id, District.slug == district_slug)
    )
    if district is None:
        raise NotThere
    return town_facts(town), district_facts(district)


def town_facts(town: Town) -> TownFacts:
    """Return the facts of a loaded town."""
    return TownFacts(
        id=town.id,
        slug=town.slug,
        name=town.name,
        is_demo=town.is_demo,
        population=town.population,
        adults=town.adults,
        municipal_police=town.municipal_police,
        first_answer_days=town.first_answer_days,
        controller=town.controller or Words(),
        data_protection_contact=town.data_protection_contact or Words(),
        verified_on=town.verified_on,
    )


def district_facts(district: District) -> DistrictFacts:
    """Return the facts of a loaded district."""
    return DistrictFacts(district.id, district.town_id, district.slug, district.name, district.population)


def agency_facts(agency: Agency) -> AgencyFacts:
    """Return the facts of a loaded agency."""
    return AgencyFacts(
        agency.id, agency.town_id, agency.slug, AgencyKind(agency.kind), agency.name, agency.coordinates
    )


def towns() -> list[TownFacts]:
    """Return all towns by name."""
    return [town_facts(town) for town in db.session.scalars(select(Town).order_by(Town.name))]


def town_of(town_id: int) -> TownFacts:
    """Return the town with this id."""
    return town_facts(db.session.get_one(Town, town_id))


def districts_of(town_id: int) -> list[DistrictFacts]:
    """Return the town's districts by name."""
    rows = db.session.scalars(select(District).where(District.town_id == town_id).order_by(District.name))
    return [district_facts(district) for district in rows]


def agencies_of(town_id: int) -> list[AgencyFacts]:
    """Return the town's agencies in their order at the table."""
    rows = db.session.scalars(
        select(Agency).where(Agency.town_id == town_id).order_by(Agency.position, Agency.id)
    )
    return [agency_facts(agency) for agency in rows]


def places_of(district_id: int) -> list[Place]:
    """Return the places of a district that residents can still pick, in their order."""
    rows = db.session.scalars(
        select(Place)
        .where(Place.district_id == district_id, Place.retired.is_(False))
        .order_by(Place.position, Place.id)
    )
    return list(rows)


def place_named(district_id: int, place_id: str) -> str:
    """Return the name of a place in a district by its id as a form carries it, or nothing."""
    if not place_id.isdigit():
        return ""
    return (
        db.session.scalar(
            select(Place.name).where(Place.id == int(place_id), Place.district_id == district_id)
        )
        or ""
    )


def districts_with_places(staff: TownStaff) -> list[District]:
    """Return the districts of a person's town by name, each with all its places, retired ones too."""
    return list(
        db.session.scalars(
            select(District)
            .where(District.town_id == staff.town_id)
            .options(selectinload(District.places))
            .order_by(District.name)
        )
    )


def district_for(staff: TownStaff, district_id: int, held: bool = False) -> District:
    """Return a district of a person's town; raise `NotThere` otherwise."""
    chosen = select(District).where(District.id == district_id, District.town_id == staff.town_id)
    district = db.session.scalar(chosen.with_for_update() if held else chosen)
    if district is None:
        raise NotThere
    return district


def place_for(staff: TownStaff, place_id: int) -> Place:
    """Return a place in a person's town; raise `NotThere` otherwise."""
    chosen = select(Place).join(Place.district).where(Place.id == place_id, District.town_id == staff.town_id)
    place = db.session.scalar(chosen)
    if place is None:
        raise NotThere
    return place
