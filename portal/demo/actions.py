"""Builds Havraní Brod on an empty database; on a given day it is always the same."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from portal import audit
from portal.accounts import passwords
from portal.accounts.models import Account
from portal.clock import PRAGUE
from portal.concerns.actions import categories
from portal.coordination.models import Meeting
from portal.db import Words, db
from portal.demo import stories
from portal.demo import town as plan
from portal.errors import Unsuitable
from portal.ledger.models import Deed, Priority
from portal.officers.models import Assignment, Officer, Slot
from portal.surveys.models import Batch, GivenAnswer, Wave
from portal.surveys.rules import Channel, State
from portal.surveys.template import VERSION
from portal.texts import N_
from portal.towns.models import Agency, District, Place, Town
from portal.updates.models import Update

SLIPS_PER_DISTRICT = 200


class TownExists(Unsuitable):
    """The database already serves a town; demo data never mixes with real data."""

    text = N_("V databázi už nějaké město je. Ukázková data patří jen do prázdné databáze.")


@dataclass(frozen=True)
class SignInNote:
    """A demo sign-in as it is printed."""

    login: str
    password: str
    name: str
    role: str


@dataclass(frozen=True)
class FinishedWave:
    """A wave that was answered; the answers by the slug of the district."""

    title: Words
    closed_on: date
    answers: dict[str, list[dict[str, list[str]]]]


@dataclass(frozen=True)
class Rows:
    """The rows that other rows point at, by slug."""

    town: Town
    districts: dict[str, District]
    agencies: dict[str, Agency]


def build(now: datetime) -> list[SignInNote]:
    """Build the town and return its sign-ins; raise `TownExists` when any town is here."""
    notes = [SignInNote(a.login, secrets.token_urlsafe(9), a.name, a.role) for a in plan.ACCOUNTS]
    hashes = {note.login: passwords.hash_of(note.password) for note in notes}
    with db.writing():
        if db.session.scalar(select(Town.id).limit(1)):
            raise TownExists
        rows = _places(now.date())
        _accounts(rows, hashes, now.date())
        _officers(rows, now.date())
        _ledger(rows, now.date())
        _updates(rows, now)
        _meetings(rows, now.date())
        _categories(rows)
        audit.record("portal", "build_demo", f"town:{rows.town.id}", now)
        db.session.commit()
    return notes


def _places(today: date) -> Rows:
    town = Town(
        slug=plan.SLUG,
        name=plan.NAME,
        is_demo=True,
        population=11_800,
        adults=9_300,
        municipal_police="156",
        verified_on=today - timedelta(days=20),
        controller=Words(cs="Město Havraní Brod (ukázka)", en="Town of Havraní Brod (demo)"),
        data_protection_contact=Words(cs="doplní město", en="to be filled in by the town"),
    )
    db.session.add(town)
    db.session.flush()
    districts = {
        item.slug: District(
            town_id=town.id,
            slug=item.slug,
            name=item.name,
            population=item.population,
            police_beat_code=item.beat,
            priority_locality=item.priority,
            places=[Place(name=name, position=number) for number, name in enumerate(item.places)],
        )
        for item in plan.DISTRICTS
    }
    agencies = {
        slug: Agency(
            town_id=town.id, slug=slug, kind=kind, name=name, position=number, coordinates=number == 0
        )
        for number, (slug, kind, name) in enumerate(plan.AGENCIES)
    }
    db.session.add_all([*districts.values(), *agencies.values()])
    db.session.flush()
    return Rows(town, districts, agencies)


def _accounts(rows: Rows, hashes: dict[str, str], today: date) -> None:
    for item in plan.ACCOUNTS:
        db.session.add(
            Account(
                town_id=rows.town.id,
                agency_id=rows.agencies[item.agency].id,
                login=item.login,
                name=item.name,
                role=item.role,
                password_hash=hashes[item.login],
                valid_until=today + timedelta(days=365),
                districts=[rows.districts[slug] for slug in item.districts],
            )
        )


def _officers(rows: Rows, today: date) -> None:
    for item in plan.OFFICERS:
        db.session.add(
            Officer(
                town_id=rows.town.id,
                agency_id=rows.agencies[item.agency].id,
                name=item.name,
                title=item.title,
                quote=item.quote,
                languages=item.languages,
                substitute=item.substitute,
                portrait=item.portrait,
                verified_on=today - timedelta(days=item.verified_days_ago),
                assignments=[
                    Assignment(district_id=rows.districts[slug].id, since=since)
                    for slug, since in item.serves
                ],
                slots=[
                    Slot(
                        district_id=rows.districts[slug].id,
                        weekday=weekday,
                        begins=begins,
                        ends=ends,
                        place=Words(cs=cs, en=en),
                    )
                    for slug, weekday, begins, ends, cs, en in item.slots
                ],
            )
        )
    left = Officer(
        town_id=rows.town.id,
        agency_id=rows.agencies["policie-cr"].id,
        name="prap. Hugo Minulý",
        title=plan.PC_M,
        verified_on=today - timedelta(days=90),
        portrait=1,
        assignments=[
            Assignment(
                district_id=rows.districts["lipiny"].id,
                since=date(2022, 5, 1),
                until=today - timedelta(days=stories.LIPINY_OFFICER_LEFT_DAYS),
            )
        ],
    )
    db.session.add(left)


def _ledger(rows: Rows, today: date) -> None:
    for item in stories.PRIORITIES:
        db.session.add(
            Priority(
                town_id=rows.town.id,
                district_id=rows.districts[item.district].id,
                issue=item.issue,
                doing=item.doing,
                result=item.result,
                since=today - timedelta(days=item.days),
            )
        )
    for deed in stories.DEEDS:
        decided = today - timedelta(days=deed.days)
        db.session.add(
            Deed(
                town_id=rows.town.id,
                district_id=rows.districts[deed.district].id,
                agency_id=rows.agencies[deed.agency].id,
                said=deed.said,
                done=deed.done,
                outcome=deed.outcome,
                decided_on=decided,
                published_on=decided,
                due_on=None if deed.due is None else today + timedelta(days=deed.due),
            )
        )


def _updates(rows: Rows, now: datetime) -> None:
    for item in stories.UPDATES:
        day = now.date() - timedelta(days=item.days)
        moment = datetime.combine(day, item.at, PRAGUE)
        db.session.add(
            Update(
                town_id=rows.town.id,
                district_id=rows.districts[item.district].id if item.district else None,
                agency_id=rows.agencies[item.agency].id,
                author=item.author,
                kind=item.kind,
                title=item.title,
                body=item.body,
                rumour=item.rumour,
                published_at=min(moment, now),
                valid_until=None if item.valid_days is None else now.date() + timedelta(days=item.valid_days),
            )
        )


def _meetings(rows: Rows, today: date) -> None:
    for slug, days, at, place, former, about in stories.MEETINGS:
        db.session.add(
            Meeting(
                town_id=rows.town.id,
                district_id=rows.districts[slug].id,
                place=place,
                former_place=former,
                about=about,
                begins_at=datetime.combine(today + timedelta(days=days), at, PRAGUE),
            )
        )


def _categories(rows: Rows) -> None:
    kinds = categories.seeded(rows.town.id)
    for kind in kinds:
        if kind.slug == "housing":
            kind.owner_agency_id = rows.agencies["odbor-bydleni"].id
    db.session.add_all(kinds)


def fill_wave(draft: FinishedWave) -> int:
    """Keep the answers of a finished wave, closed but not yet released, and return its id."""
    with db.writing():
        town = db.session.scalars(select(Town).where(Town.slug == plan.SLUG)).one()
        wave = Wave(
            town_id=town.id,
            title=draft.title,
            template_version=VERSION,
            state=State.CLOSED,
            opens_on=draft.closed_on - timedelta(days=30),
            closes_on=draft.closed_on,
        )
        db.session.add(wave)
        db.session.flush()
        for district in db.session.scalars(select(District).where(District.town_id == town.id)):
            place = {"wave_id": wave.id, "district_id": district.id, "channel": Channel.DOOR}
            db.session.add(Batch(**place, issued=SLIPS_PER_DISTRICT))
            db.session.add_all(
                GivenAnswer(id=secrets.token_bytes(16), answers=answers, **place)
                for answers in draft.answers[district.slug]
            )
        wave_id = wave.id
        db.session.commit()
    return wave_id
