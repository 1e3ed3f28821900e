"""flask demo: the fictional town, for trying everything."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import click
from flask.cli import with_appcontext

from portal import clock, config
from portal.accounts.rules import Visitor
from portal.config import write_secret
from portal.db import Words
from portal.demo import actions
from portal.demo.actions import FinishedWave, SignInNote, TownExists
from portal.demo.concerns import STORIES, Teller
from portal.demo.surveys import (
    FINISHED,
    RUNNING_ANSWERS,
    RUNNING_DAYS,
    RUNNING_SINCE_DAYS,
    RUNNING_TITLE,
    RUNNING_TITLE_EN,
    SLIPS,
    answers_in,
    any_answers,
)
from portal.surveys import actions as surveys
from portal.surveys.actions import SlipsDraft
from portal.surveys.rules import Channel

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


@dataclass(frozen=True)
class _Doors:
    """What a visitor of the demo can try at once."""

    code: tuple[str, ...]
    slip: str


def _tell(now: datetime) -> _Doors:
    chance = Random(now.date().toordinal())  # noqa: S311 - demo data, the same all day.
    teller = Teller(config.current(), now, chance)
    receipts = [teller.tell(story) for story in STORIES]
    teller.routine()
    manager = teller.people["pruzkum"]
    for plan in FINISHED:
        wave_id = actions.fill_wave(
            FinishedWave(
                title=Words(cs=plan.title, en=plan.title_en),
                closed_on=now.date() - timedelta(days=plan.closed_days_ago),
                answers={slug: answers_in(plan, slug, chance) for slug in plan.answered},
            )
        )
        surveys.release_wave(manager, wave_id, now - timedelta(days=plan.closed_days_ago - 7))
    return _Doors(receipts[0].words, _run_wave(teller, manager, now, chance))


def _run_wave(teller: Teller, manager: Visitor, now: datetime, chance: Random) -> str:
    """Open the running wave, drop some answers, and return the code of an unused slip."""
    began = now - timedelta(days=RUNNING_SINCE_DAYS)
    wave_id = surveys.make_wave(manager, Words(cs=RUNNING_TITLE, en=RUNNING_TITLE_EN), began)
    surveys.open_wave(manager, wave_id, RUNNING_DAYS, began)
    district_id = teller.districts["u-nadrazi"].id
    codes = surveys.print_slips(manager, wave_id, SlipsDraft(district_id, Channel.DOOR, SLIPS), began)
    for code in codes[:RUNNING_ANSWERS]:
        surveys.drop(wave_id, code, any_answers(chance), now.date())
    surveys.flush(wave_id)
    return codes[-1]


def _told(notes: list[SignInNote], doors: _Doors) -> str:
    address = config.current().address
    lines = [f"Demo town: {address}/cs/havrani-brod", f"Staff sign in at {address}/cs/sign-in", ""]
    lines += [f"  {note.login:<15} {note.password:<14} {note.role:<15} {note.name}" for note in notes]
    lines += ["", f"A receipt code to try at {address}/cs/havrani-brod/code: {' '.join(doors.code)}"]
    lines += [f"A survey slip to try: {address}/d/{doors.slip}"]
    return "\n".join(lines) + "\n"


def _keep(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    write_secret(path, text.encode())
