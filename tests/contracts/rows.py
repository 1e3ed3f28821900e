"""The registry of rows: how to make the n-th row of each table in a town, for lists that grow.

A new table gets a maker here (or a reason in NOT_LISTED); `test_queries` names the ones without.
"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import select

from portal import config
from portal.accounts.models import Account
from portal.concerns.actions import resident, staff
from portal.concerns.actions.resident import ConcernDraft
from portal.concerns.actions.staff import Passing, Reply
from portal.concerns.models import Concern
from portal.concerns.rules import Audience
from portal.coordination.models import Meeting
from portal.db import Base, Words, db
from portal.ledger.models import Deed, Priority
from portal.ledger.rules import MOST_PRIORITIES, Outcome
from portal.officers.models import Assignment, Officer, Slot
from portal.roles import Role
from portal.surveys.models import Batch, Release, Ticket, Wave
from portal.surveys.results import Response, release_of
from portal.surveys.rules import Channel, State
from portal.surveys.slips import mac
from portal.surveys.template import VERSION
from portal.towns.models import Agency, District, Place
from portal.towns.rules import AgencyKind
from portal.updates.models import Update
from portal.updates.rules import Kind
from tests.world import HASH, TownIds

DISTRICT, AGENCY = "nadrazi", "mesto"

TOLD = (("waste", "sluzby", "bydleni"), ("child_at_risk", "ospod", ""), ("noise_night", "mp", "pcr"))
"""Kinds of concern, who answers each, and whom it is handed to."""

NOT_LISTED = {
    "town": "tests/world.py builds two",
    "audit_entry": "every action writes its own",
    "bucket": "counted, never listed",
    "sign_in": "signing in makes them",
    "category": "tests/world.py gives each town the usual ones",
    "concern": "told by residents: see tell()",
    "message": "written by staff: see tell()",
    "note": "written by staff: see tell()",
    "handover": "done by staff: see tell()",
    "account_district": "made with the accounts",
    "assignment": "made with the officers",
    "slot": "made with the officers",
    "survey_batch": "printed for the waves: see ask()",
    "survey_ticket": "printed for the waves: see ask()",
    "survey_dropbox": "never listed",
    "survey_response": "never listed",
    "survey_release": "made with the waves: see ask()",
    "survey_wave": "opened and released by the manager: see ask()",
}

SLIPS = {"brod": "7K3M9QXD2P", "jinde": "B4T80HVN6R"}
"""The code of an unused slip in each town."""


def _words(kind: str, number: int) -> Words:
    return Words(cs=f"{kind} {number} česky", en=f"{kind} {number} in English")


def _now() -> datetime:
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0)


def an_account(town: TownIds, number: int) -> Base:
    """Return an account of a member."""
    return Account(
        town_id=town.town_id,
        agency_id=town.agencies[AGENCY],
        login=f"row{number}.{town.slug}",
        name=f"Osoba {number}",
        role=Role.MEMBER,
        password_hash=HASH,
        valid_until=_now().date() + timedelta(days=300),
    )


def a_district(town: TownIds, number: int) -> Base:
    """Return a district with a place."""
    name = f"Část {number}"
    return District(
        town_id=town.town_id, slug=f"cast-{number}", name=name, places=[Place(name=name, position=0)]
    )


def a_place(town: TownIds, number: int) -> Base:
    """Return a place in the first district."""
    return Place(district_id=town.districts[DISTRICT], name=f"Vchod {number}", position=100 + number)


def an_agency(town: TownIds, number: int) -> Base:
    """Return an agency that does not coordinate."""
    return Agency(
        town_id=town.town_id,
        slug=f"row-{number}",
        kind=AgencyKind.NGO,
        name=_words("Spolek", number),
        position=100 + number,
    )


def an_officer(town: TownIds, number: int) -> Base:
    """Return an officer with a district and an hour to be met at."""
    district = town.districts[DISTRICT]
    return Officer(
        town_id=town.town_id,
        agency_id=town.agencies[("pcr", "mp")[number % 2]],
        name=f"Jan Vzorný {number}",
        title=_words("Okrskář", number),
        verified_on=_now().date(),
        assignments=[Assignment(district_id=district, since=_now().date() - timedelta(days=100))],
        slots=[
            Slot(
                district_id=district,
                weekday=number % 7,
                begins=time(14),
                ends=time(15),
                place=_words("Místo", number),
            )
        ],
    )


def a_priority(town: TownIds, number: int) -> Base:
    """Return a priority; open while there is room."""
    return Priority(
        town_id=town.town_id,
        district_id=town.districts[DISTRICT],
        issue=_words("Téma", number),
        doing=_words("Práce", number),
        since=_now().date() - timedelta(days=number),
        result=None if number < MOST_PRIORITIES else _words("Výsledek", number),
        closed_on=None if number < MOST_PRIORITIES else _now().date(),
    )


def a_deed(town: TownIds, number: int) -> Base:
    """Return a published entry of what people said and what came of it."""
    return Deed(
        town_id=town.town_id,
        district_id=town.districts[DISTRICT],
        agency_id=town.agencies[("mesto", "pcr", "bydleni")[number % 3]],
        said=_words("Slova", number),
        done=_words("Čin", number),
        outcome=list(Outcome)[number % len(Outcome)],
        decided_on=_now().date(),
        published_on=_now().date(),
    )


def an_update(town: TownIds, number: int) -> Base:
    """Return a published update for the first district."""
    return Update(
        town_id=town.town_id,
        district_id=town.districts[DISTRICT],
        agency_id=town.agencies["pcr"],
        author="Osoba officer_pcr",
        kind=Kind.INFO,
        title=_words("Zpráva", number),
        body=_words("Text", number),
        published_at=_now() - timedelta(hours=number),
    )


def a_meeting(town: TownIds, number: int) -> Base:
    """Return a meeting that is still ahead."""
    return Meeting(
        town_id=town.town_id,
        district_id=town.districts[DISTRICT],
        begins_at=_now() + timedelta(days=1 + number),
        place=_words("Dvůr", number),
    )


MAKERS: dict[str, Callable[[TownIds, int], Base]] = {
    "account": an_account,
    "agency": an_agency,
    "deed": a_deed,
    "district": a_district,
    "meeting": a_meeting,
    "officer": an_officer,
    "place": a_place,
    "priority": a_priority,
    "safety_update": an_update,
}


def fill(towns: list[TownIds], numbers: range) -> None:
    """Make the rows with these numbers in every table of each town."""
    with db.writing():
        for town in towns:
            for make in MAKERS.values():
                db.session.add_all(make(town, number) for number in numbers)
                db.session.flush()
        db.session.commit()
    for town in towns:
        for number in numbers:
            tell(town, number)
            ask(town, number)


def tell(town: TownIds, number: int) -> None:
    """Let a resident tell of something, and the agency it concerns answer, note and hand over."""
    kind, person, target = TOLD[number % len(TOLD)]
    ticket = hashlib.sha256(f"{town.slug}/{number}".encode()).digest()
    draft = ConcernDraft(
        kind, Audience.PLATFORM, text=f"Podnět {number}", contact="123 456 789", contact_when="ráno"
    )
    known = set(db.session.scalars(select(Concern.id)))
    resident.submit(town.district(), draft, ticket, _now())
    concern_id = (set(db.session.scalars(select(Concern.id))) - known).pop()
    visitor = town.visitor(person)
    staff.note(visitor, concern_id, f"Poznámka {number}", _now())
    staff.reply(visitor, concern_id, Reply("Podíváme se na to.", False, _version(concern_id)), _now())
    if target:
        passing = Passing(town.agencies[target], "Je to vaše.", _version(concern_id))
        staff.hand_over(visitor, concern_id, passing, _now())


def _version(concern_id: str) -> int:
    return db.session.get_one(Concern, concern_id).version


def ask(town: TownIds, number: int) -> None:
    """Let a survey run in the town (the first), or make one whose results are published."""
    day = _now().date() - timedelta(days=number * 40)
    state = State.RELEASED if number else State.OPEN
    period = (day - timedelta(days=10), day + timedelta(days=20))
    districts = list(town.districts.values())
    with db.writing():
        wave = Wave(
            town_id=town.town_id, title=_words("Průzkum", number), template_version=VERSION, state=state
        )
        wave.opens_on, wave.closes_on = period
        db.session.add(wave)
        db.session.flush()
        db.session.add(Batch(wave_id=wave.id, district_id=districts[0], channel=Channel.DOOR, issued=30))
        if number:
            content = release_of(districts, _answers(districts), [], period)
            db.session.add(Release(wave_id=wave.id, released_on=day, content=content, sha256="0" * 64))
        else:
            code = mac(config.current().secrets.receipt, SLIPS[town.slug])
            db.session.add(
                Ticket(code_mac=code, wave_id=wave.id, district_id=districts[0], channel=Channel.DOOR)
            )
        db.session.commit()


def _answers(districts: list[int]) -> list[Response]:
    return [
        Response(districts[row % 2], Channel.DOOR, {"dark": ["3" if row % 3 else "1"], "help": ["light"]})
        for row in range(80)
    ]
