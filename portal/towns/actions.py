"""Add towns, districts and agencies; keep the list of places residents pick from."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from portal import audit
from portal.clock import PRAGUE
from portal.db import Words, db
from portal.errors import NotThere, Unsuitable
from portal.texts import N_
from portal.towns import queries, rules
from portal.towns.models import Agency, District, Place, Town
from portal.towns.rules import AgencyKind, MayNotCoordinate, PlaceDraft, PlaceTaken, TownStaff


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


@dataclass(frozen=True)
class TownSettings:
    """Settings of a town to change; None leaves one as it is."""

    municipal_police: str | None = None
    first_answer_days: int | None = None
    population: int | None = None
    adults: int | None = None
    controller: Words | None = None
    data_protection_contact: Words | None = None


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


def change_town(slug: str, changed: TownSettings, now: datetime) -> None:
    """Change the settings that are given, and note the day they were verified; raise `NotThere`."""
    with db.writing():
        town = _town(slug)
        for name, value in vars(changed).items():
            if value is not None:
                setattr(town, name, value)
        town.verified_on = now.astimezone(PRAGUE).date()
        audit.record("portal", "change_town", f"town:{town.id}", now)
        db.session.commit()


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
    """Add an agency and return its id; the one that coordinates keeps what the police may not see.

    Raises `MayNotCoordinate`, `SlugTaken` or `NotThere`.
    """
    if coordinates and not kind.is_town_or_ngo:
        raise MayNotCoordinate
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


def add_place(staff: TownStaff, district_id: int, draft: PlaceDraft, now: datetime) -> int:
    """Add a place to a district's list and return its id; raise `PlaceTaken` or `NotThere`."""
    with db.writing():
        district = queries.district_for(staff, district_id, held=True)
        _refuse_second(district, draft.name)
        place = Place(district_id=district_id, name=draft.name, position=draft.position)
        db.session.add(place)
        db.session.flush()
        place_id = place.id
        audit.record(staff.actor, "towns.add_place", f"place:{place_id}", now)
        db.session.commit()
    return place_id


def change_place(staff: TownStaff, place_id: int, draft: PlaceDraft, now: datetime) -> None:
    """Rename a place or move it in the list; raise `PlaceTaken` or `NotThere`."""
    with db.writing():
        place = queries.place_for(staff, place_id)
        _refuse_second(queries.district_for(staff, place.district_id, held=True), draft.name, place)
        place.name, place.position = draft.name, draft.position
        audit.record(staff.actor, "towns.change_place", f"place:{place_id}", now)
        db.session.commit()


def retire_place(staff: TownStaff, place_id: int, retired: bool, now: datetime) -> None:
    """Take a place off the list residents pick from, or put it back; what points at it keeps it."""
    with db.writing():
        queries.place_for(staff, place_id).retired = retired
        audit.record(
            staff.actor, "towns.retire_place" if retired else "towns.restore_place", f"place:{place_id}", now
        )
        db.session.commit()


def _refuse_second(district: District, name: str, but: Place | None = None) -> None:
    if any(place.name.casefold() == name.casefold() for place in district.places if place is not but):
        raise PlaceTaken
