"""The life of a wave: make, open, print slips, drop an answer, shuffle, close, release."""

import hashlib
import json
import logging
import random
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select

from portal import audit, config
from portal.accounts.rules import Visitor
from portal.clock import PRAGUE
from portal.db import Words, db
from portal.errors import NotThere
from portal.surveys import slips
from portal.surveys.models import Batch, DroppedAnswer, GivenAnswer, Release, Ticket, Wave
from portal.surveys.results import Before, Response, release_of
from portal.surveys.rules import FLUSH_FROM, AlreadyAnswered, AnotherRuns, Channel, State, WrongState
from portal.surveys.slips import FEWEST, TooFewSlips
from portal.surveys.template import VERSION
from portal.towns.models import District

CHANCE = random.SystemRandom()


@dataclass(frozen=True)
class SlipsDraft:
    """A batch of slips for a district and a door."""

    district_id: int
    channel: Channel
    number: int


def make_wave(visitor: Visitor, title: Words, now: datetime) -> int:
    """Make a draft wave from the template and return its id."""
    with db.writing():
        wave = Wave(town_id=visitor.town_id, title=title, template_version=VERSION, state=State.DRAFT)
        db.session.add(wave)
        db.session.flush()
        wave_id = wave.id
        audit.record(visitor.actor, "make_wave", f"wave:{wave_id}", now)
        db.session.commit()
    return wave_id


def open_wave(visitor: Visitor, wave_id: int, days: int, now: datetime) -> None:
    """Open a draft for so many days; raise `WrongState`, or `AnotherRuns` when the town has one open."""
    today = now.astimezone(PRAGUE).date()
    with db.writing():
        states = _hold_all(visitor.town_id)
        wave = _locked(visitor, wave_id, State.DRAFT)
        if State.OPEN in states:
            raise AnotherRuns
        wave.state, wave.opens_on, wave.closes_on = State.OPEN, today, today + timedelta(days=days)
        audit.record(visitor.actor, "open_wave", f"wave:{wave_id}", now)
        db.session.commit()


def print_slips(visitor: Visitor, wave_id: int, draft: SlipsDraft, now: datetime) -> list[str]:
    """Return fresh codes in random order; only their HMACs are kept, so they are shown once."""
    if draft.number < FEWEST:
        raise TooFewSlips
    codes = [slips.new_code(secrets.choice) for _ in range(draft.number)]
    with db.writing():
        wave = _locked(visitor, wave_id, State.OPEN)
        own = select(District.id).where(District.id == draft.district_id, District.town_id == wave.town_id)
        if not db.session.scalar(own):
            raise NotThere
        _keep_tickets(wave_id, draft.district_id, draft.channel, codes)
        db.session.add(
            Batch(wave_id=wave_id, district_id=draft.district_id, channel=draft.channel, issued=draft.number)
        )
        audit.record(visitor.actor, "print_slips", f"wave:{wave_id}", now, number=str(draft.number))
        db.session.commit()
    return codes


def give_open_ticket(wave_id: int, district_id: int, today: date) -> str:
    """Return the code of a fresh ticket for the open link: used once, like a slip, so a double tap counts once."""
    code = slips.new_code(secrets.choice)
    with db.writing():
        _hold_open(wave_id, today)
        _keep_tickets(wave_id, district_id, Channel.OPEN, [code])
        db.session.commit()
    return code


def _keep_tickets(wave_id: int, district_id: int, channel: Channel, codes: list[str]) -> None:
    key = config.current().secrets.receipt
    place = {"wave_id": wave_id, "district_id": district_id, "channel": channel}
    db.session.execute(insert(Ticket), [{"code_mac": slips.mac(key, code), **place} for code in codes])


def drop(wave_id: int, code: str, answers: dict[str, list[str]], today: date) -> None:
    """Use the slip up and drop its answer into the box; raise `AlreadyAnswered` when the slip is gone."""
    code_mac = slips.mac(config.current().secrets.receipt, code)
    with db.writing():
        _hold_open(wave_id, today)
        used = db.session.execute(
            delete(Ticket)
            .where(Ticket.code_mac == code_mac, Ticket.wave_id == wave_id)
            .returning(Ticket.district_id, Ticket.channel)
        ).first()
        if used is None:
            raise AlreadyAnswered
        db.session.add(
            DroppedAnswer(
                id=secrets.token_bytes(16),
                wave_id=wave_id,
                district_id=used.district_id,
                channel=used.channel,
                answers=answers,
            )
        )
        db.session.commit()


def flush(wave_id: int) -> int:
    """Shuffle the drop box into the answers when it holds at least twenty; return how many were moved."""
    with db.writing():
        db.session.execute(select(Wave.id).where(Wave.id == wave_id).with_for_update())
        waiting = db.session.scalar(
            select(func.count()).select_from(DroppedAnswer).where(DroppedAnswer.wave_id == wave_id)
        )
        moved = _shuffle(wave_id) if (waiting or 0) >= FLUSH_FROM else 0
        db.session.commit()
    return moved


def _shuffle(wave_id: int) -> int:
    """Move the whole box of a wave that is locked: no answer is dropped between reading and emptying it."""
    box = list(db.session.scalars(select(DroppedAnswer).where(DroppedAnswer.wave_id == wave_id)))
    rows: list[dict[str, Any]] = [
        {
            "id": secrets.token_bytes(16),
            "wave_id": wave_id,
            "district_id": item.district_id,
            "channel": item.channel,
            "answers": item.answers,
        }
        for item in CHANCE.sample(box, len(box))
    ]
    if rows:
        db.session.execute(insert(GivenAnswer), rows)
        db.session.execute(delete(DroppedAnswer).where(DroppedAnswer.wave_id == wave_id))
    return len(rows)


def close_wave(visitor: Visitor, wave_id: int, now: datetime) -> None:
    """Close a running wave: the rest of the box is shuffled in, unused slips vanish, their bytes too."""
    with db.writing():
        wave = _locked(visitor, wave_id, State.OPEN)
        _shuffle(wave_id)
        db.session.execute(delete(Ticket).where(Ticket.wave_id == wave_id))
        today = now.astimezone(PRAGUE).date()
        wave.state, wave.closes_on = State.CLOSED, min(wave.closes_on or today, today)
        audit.record(visitor.actor, "close_wave", f"wave:{wave_id}", now)
        db.session.commit()
    _scrub()


def _scrub() -> None:
    """Rewrite the files, so that no byte of a used slip or a dropped answer stays behind.

    The wave is closed by now: a database too busy for this is named in the log, the close stands.
    """
    is_sqlite = db.engine.dialect.name == "sqlite"
    commands = (
        ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
        if is_sqlite
        else ("VACUUM FULL survey_ticket", "VACUUM FULL survey_dropbox")
    )
    raw = db.engine.raw_connection()
    try:
        if not is_sqlite:
            raw.driver_connection.autocommit = True  # type: ignore[union-attr]
        for command in commands:
            raw.driver_connection.execute(command)  # type: ignore[union-attr]
    except db.engine.dialect.loaded_dbapi.OperationalError:
        logging.getLogger("portal").error(
            "The files were not rewritten after a survey: the database was busy."
        )
    finally:
        raw.invalidate()
        raw.close()


def release_wave(visitor: Visitor, wave_id: int, now: datetime) -> None:
    """Compute, suppress and freeze what is published of a closed wave; raise `WrongState` otherwise.

    The files are rewritten once more: the close may have met a busy database.
    """
    with db.writing():
        wave = _locked(visitor, wave_id, State.CLOSED)
        content = _content(wave)
        frozen = json.dumps(content, ensure_ascii=False, sort_keys=True)
        db.session.add(
            Release(
                wave_id=wave_id,
                released_on=now.astimezone(PRAGUE).date(),
                content=content,
                sha256=hashlib.sha256(frozen.encode()).hexdigest(),
            )
        )
        wave.state = State.RELEASED
        audit.record(visitor.actor, "release_wave", f"wave:{wave_id}", now)
        db.session.commit()
    _scrub()


def _content(wave: Wave) -> dict[str, Any]:
    if wave.opens_on is None or wave.closes_on is None:
        raise WrongState
    districts = db.session.scalars(
        select(District.id).where(District.town_id == wave.town_id).order_by(District.name)
    )
    answers = db.session.scalars(select(GivenAnswer).where(GivenAnswer.wave_id == wave.id))
    responses = [Response(item.district_id, item.channel, item.answers) for item in answers]
    return release_of(list(districts), responses, _before(wave), (wave.opens_on, wave.closes_on))


def _before(wave: Wave) -> list[Before]:
    content = db.session.scalar(
        select(Release.content)
        .join(Wave, Wave.id == Release.wave_id)
        .where(Wave.town_id == wave.town_id, Wave.closes_on < wave.opens_on)
        .order_by(Wave.closes_on.desc())
        .limit(1)
    )
    return [Before(**base) for base in content["bases"]] if content else []


def _hold_open(wave_id: int, today: date) -> None:
    """Keep a running wave open until the commit; people do not wait for each other, closing waits for them."""
    is_open = select(Wave.id).where(Wave.id == wave_id, Wave.state == State.OPEN, Wave.closes_on >= today)
    if db.session.scalar(is_open.with_for_update(read=True)) is None:
        raise AlreadyAnswered


def _hold_all(town_id: int) -> list[str]:
    """Lock the waves of a town and return their states: two openings at once wait for each other."""
    waves = select(Wave.state).where(Wave.town_id == town_id).order_by(Wave.id)
    return list(db.session.scalars(waves.with_for_update()))


def _locked(visitor: Visitor, wave_id: int, state: State) -> Wave:
    wave = db.session.scalar(
        select(Wave).where(Wave.id == wave_id, Wave.town_id == visitor.town_id).with_for_update()
    )
    if wave is None:
        raise NotThere
    if wave.state != state:
        raise WrongState
    return wave
