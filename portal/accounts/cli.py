"""Commands for staff accounts."""

import click
from flask.cli import with_appcontext

from portal import clock
from portal.accounts import actions
from portal.accounts.actions import AccountDraft
from portal.errors import Refusal
from portal.roles import Role


@click.group()
def account() -> None:
    """Add staff accounts, disable them, give them a new password."""


@account.command("add")
@click.argument("town")
@click.argument("login")
@click.option("--name", required=True)
@click.option("--role", type=click.Choice([str(role) for role in Role]), required=True)
@click.option("--agency", required=True, help="slug of the agency")
@click.option("--district", "districts", multiple=True, help="slug of a district; repeat for more")
@click.password_option()
@with_appcontext
def add(
    town: str, login: str, name: str, role: str, agency: str, districts: tuple[str, ...], password: str
) -> None:
    """Add an account to a TOWN; the password is asked for."""
    draft = AccountDraft(login, name, Role(role), agency, districts)
    try:
        actions.add_account(town, draft, password, clock.now())
    except Refusal as refusal:
        raise click.ClickException(refusal.text) from refusal
    click.echo(f"{login} may sign in now.")


@account.command("disable")
@click.argument("login")
@with_appcontext
def disable(login: str) -> None:
    """Disable an account; whoever is signed in with it is out at once."""
    try:
        actions.disable(login, clock.now())
    except Refusal as refusal:
        raise click.ClickException(refusal.text) from refusal
    click.echo(f"{login} is disabled.")


@account.command("password")
@click.argument("login")
@click.password_option()
@with_appcontext
def password(login: str, password: str) -> None:
    """Give an account a new password; the old sign-ins end."""
    try:
        actions.set_password(login, password, clock.now())
    except Refusal as refusal:
        raise click.ClickException(refusal.text) from refusal
    click.echo(f"{login} has a new password.")
