"""Commands for towns, districts and agencies."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext

from portal import clock
from portal.db import Words
from portal.errors import Refusal
from portal.towns import actions
from portal.towns.actions import TownDraft, TownSettings
from portal.towns.rules import AgencyKind


@click.group()
def town() -> None:
    """Add towns, districts and agencies."""


@contextmanager
def in_words() -> Iterator[None]:
    """Turn a refusal into the command's error."""
    try:
        yield
    except Refusal as refusal:
        raise click.ClickException(refusal.text) from refusal


def literal_segments() -> frozenset[str]:
    """Return the segments of addresses that no town or district may be called."""
    rules = current_app.url_map.iter_rules()
    return frozenset(part for rule in rules for part in rule.rule.split("/") if part and "<" not in part)


@town.command("add")
@click.argument("slug")
@click.argument("name")
@click.option("--municipal-police", default="none", show_default=True, help="none, 156 or a long number")
@click.option("--population", type=int)
@with_appcontext
def add(slug: str, name: str, municipal_police: str, population: int | None) -> None:
    """Add a town: its SLUG stands in addresses, its NAME on pages."""
    with in_words():
        actions.add_town(TownDraft(slug, name, municipal_police, population), literal_segments())
    click.echo(f"{name} is at /cs/{slug}. Add agencies, districts and accounts next.")


@town.command("add-district")
@click.argument("town_slug")
@click.argument("slug")
@click.argument("name")
@click.option("--population", type=int)
@with_appcontext
def add_district(town_slug: str, slug: str, name: str, population: int | None) -> None:
    """Add a district to a town."""
    with in_words():
        actions.add_district(town_slug, slug, name, population, literal_segments())
    click.echo(f"{name} is at /cs/{town_slug}/{slug}.")


@town.command("add-agency")
@click.argument("town_slug")
@click.argument("slug")
@click.argument("kind", type=click.Choice([str(kind) for kind in AgencyKind]))
@click.argument("name")
@click.option("--name-en", default="")
@click.option("--coordinates", is_flag=True, help="this agency is the secretary of the platform")
@with_appcontext
def add_agency(town_slug: str, slug: str, kind: str, name: str, name_en: str, coordinates: bool) -> None:
    """Add a member agency to a town."""
    with in_words():
        actions.add_agency(town_slug, slug, AgencyKind(kind), Words(cs=name, en=name_en), coordinates)
    click.echo(f"{name} sits at the table of {town_slug}.")


@town.command("set")
@click.argument("slug")
@click.option("--municipal-police", help="none, 156 or a long number")
@click.option("--first-answer-days", type=click.IntRange(1, 30), help="working days to the first answer")
@click.option("--population", type=int)
@click.option("--adults", type=int, help="inhabitants over 15")
@click.option("--controller", help="who is responsible for personal data, in Czech")
@click.option("--data-protection-contact", help="whom to ask about personal data, in Czech")
@with_appcontext
def change(slug: str, controller: str | None, data_protection_contact: str | None, **numbers: Any) -> None:
    """Change the settings of a town that are given; the others stay."""
    changed = TownSettings(
        controller=Words(cs=controller) if controller else None,
        data_protection_contact=Words(cs=data_protection_contact) if data_protection_contact else None,
        **numbers,
    )
    with in_words():
        actions.change_town(slug, changed, clock.now())
    click.echo(f"{slug} is changed.")
