"""flask demo: the fictional town, for trying everything."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from portal import clock, config
from portal.config import write_secret
from portal.demo import actions
from portal.demo.actions import SignInNote, TownExists

NOTES = "demo-sign-ins.txt"


@click.command("demo")
@click.option("--once", is_flag=True, help="do nothing but repeat the sign-ins when a town is already here")
@with_appcontext
def demo(once: bool) -> None:
    """Build the demo town Havraní Brod in an empty database and print how to sign in."""
    path = config.current().instance / NOTES
    try:
        _keep(path, _told(actions.build(clock.now())))
    except TownExists as refusal:
        if not once:
            raise click.ClickException(refusal.text) from refusal
    if path.exists():
        click.echo(path.read_text(encoding="utf-8"))


def _told(notes: list[SignInNote]) -> str:
    address = config.current().address
    lines = [f"Demo town: {address}/cs/havrani-brod", f"Staff sign in at {address}/cs/sign-in", ""]
    lines += [f"  {note.login:<15} {note.password:<14} {note.role:<15} {note.name}" for note in notes]
    return "\n".join(lines) + "\n"


def _keep(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    write_secret(path, text.encode())
