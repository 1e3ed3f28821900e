"""Commands for kinds of concern, and for erasing a concern at the request of who sent it."""

import click
from flask.cli import with_appcontext

from portal import clock
from portal.concerns import receipt
from portal.concerns.actions import categories, resident
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


@click.group()
def concern() -> None:
    """What a resident asks for in person, with the code in hand."""


@concern.command("erase")
@click.option("--code", prompt="Five words of the receipt", help="the code, as the resident wrote it down")
@click.confirmation_option(prompt="Nothing of it can be brought back. Erase?")
@with_appcontext
def erase(code: str) -> None:
    """Erase a concern with its whole conversation, at the request of who holds its code."""
    try:
        resident.erase(receipt.read(code), clock.now())
    except Refusal as refusal:
        raise click.ClickException(refusal.text) from refusal
    click.echo("Erased.")
