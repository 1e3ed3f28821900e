"""flask demo: the fictional town, for trying everything."""

from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from portal import clock, config
from portal.concerns.actions.resident import Receipt
from portal.config import write_secret
from portal.demo import actions
from portal.demo.actions import SignInNote, TownExists
from portal.demo.concerns import STORIES, Teller

NOTES = "demo-sign-ins.txt"


@click.command("demo")
@click.option("--once", is_flag=True, help="do nothing but repeat the sign-ins when a town is already here")
@with_appcontext
def demo(once: bool) -> None:
    """Build the demo town Havraní Brod in an empty database and print how to sign in."""
    path = config.current().instance / NOTES
    try:
        now = clock.now()
        notes = actions.build(now)
        _keep(path, _told(notes, _tell(now)))
    except TownExists as refusal:
        if not once:
            raise click.ClickException(refusal.text) from refusal
    if path.exists():
        click.echo(path.read_text(encoding="utf-8"))


def _tell(now: datetime) -> Receipt:
    teller = Teller(config.current(), now, seed=now.date().toordinal())
    receipts = [teller.tell(story) for story in STORIES]
    teller.routine()
    return receipts[0]


def _told(notes: list[SignInNote], receipt: Receipt) -> str:
    address = config.current().address
    lines = [f"Demo town: {address}/cs/havrani-brod", f"Staff sign in at {address}/cs/sign-in", ""]
    lines += [f"  {note.login:<15} {note.password:<14} {note.role:<15} {note.name}" for note in notes]
    lines += ["", f"A receipt code to try at {address}/cs/havrani-brod/code: {' '.join(receipt.words)}"]
    return "\n".join(lines) + "\n"


def _keep(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    write_secret(path, text.encode())
