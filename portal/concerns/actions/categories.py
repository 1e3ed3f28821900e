"""The kinds of concern a town has."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import select

from portal.concerns.models import Category
from portal.concerns.rules import OWNER_ONLY, Regime, check_first_owner
from portal.db import Words, db
from portal.errors import NotThere
from portal.towns.models import Agency, Town
from portal.towns.rules import AgencyKind

SEED = Path(__file__).parents[1] / "categories.json"


def seeded(town_id: int) -> list[Category]:
    """Return the usual kinds of concern for a town, each owned by the first agency of a fitting kind.

    A kind that only its owner reads is left out while the town has none: nobody could open such a concern.
    """
    agencies = list(
        db.session.scalars(
            select(Agency).where(Agency.town_id == town_id).order_by(Agency.coordinates, Agency.position)
        )
    )
    entries: list[dict[str, Any]] = json.loads(SEED.read_text(encoding="utf-8"))
    return [
        Category(
            town_id=town_id,
            slug=entry["slug"],
            tile=entry["tile"],
            name=Words(entry["name"]),
            regime=entry["regime"],
            stop=entry["stop"],
            stop_words=Words(entry["stop_words"]) if entry["stop_words"] else None,
            calls=entry["calls"],
            needs_words=entry["needs_words"],
            owner_agency_id=owner_id,
            position=position,
        )
        for position, entry in enumerate(entries)
        for owner_id in [_first_of(agencies, entry["owners"])]
        if owner_id is not None or Regime(entry["regime"]) not in OWNER_ONLY
    ]


def _first_of(agencies: list[Agency], kinds: list[str]) -> int | None:
    return next((agency.id for kind in kinds for agency in agencies if agency.kind == kind), None)


def add_usual(town_slug: str) -> int:
    """Add the usual kinds of concern that the town does not have yet, and return how many were added."""
    with db.writing():
        town = db.session.scalar(select(Town).where(Town.slug == town_slug).with_for_update())
        if town is None:
            raise NotThere
        known = set(db.session.scalars(select(Category.slug).where(Category.town_id == town.id)))
        fresh = [category for category in seeded(town.id) if category.slug not in known]
        db.session.add_all(fresh)
        db.session.commit()
    return len(fresh)


def give_to(town_slug: str, category_slug: str, agency_slug: str) -> None:
    """Make an agency the first owner of a kind of concern; raise `NotThere` or `WrongOwner`."""
    with db.writing():
        agency = db.session.scalar(
            select(Agency).join(Agency.town).where(Agency.slug == agency_slug, Town.slug == town_slug)
        )
        category = db.session.scalar(
            select(Category)
            .join(Town, Town.id == Category.town_id)
            .where(Category.slug == category_slug, Town.slug == town_slug)
            .with_for_update(of=Category)
        )
        if agency is None or category is None:
            raise NotThere
        check_first_owner(Regime(category.regime), AgencyKind(agency.kind))
        category.owner_agency_id = agency.id
        db.session.commit()
