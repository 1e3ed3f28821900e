"""Commands for kinds of concern."""

import click
from flask.cli import with_appcontext

from portal.concerns.actions import categories
from portal.errors import Refusal


@click.group()
def category() -> None:
    """Kinds of concern of a town."""


@category.command("add-usual")
@click.argument("town")
@with_appcontext
def add_usual(town: str) -> None:
    """Give TOWN the usual kinds of concern; add its agencies first, they become the owners."""
    try:
        click.echo(f"{categories.add_usual(town)} kinds of concern added.")
    except Refusal as refusal:
        raise click.ClickException(refusal.text) from refusal


@category.command("give")
@click.argument("town")
@click.argument("slug")
@click.argument("agency")
@with_appcontext
def give(town: str, slug: str, agency: str) -> None:
    """Make AGENCY the first owner of a kind of concern (SLUG) in TOWN."""
    try:
        categories.give_to(town, slug, agency)
    except Refusal as refusal:
        raise click.ClickException(refusal.text) from refusal
    click.echo(f"{slug} goes to {agency} first.")
