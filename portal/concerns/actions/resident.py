"""What a resident does: sends a concern, writes back, says whether it helped."""

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal import audit, clock, config
from portal.concerns import queries, receipt, rules
from portal.concerns.clocks import working_days_after
from portal.concerns.holidays import is_holiday
from portal.concerns.models import Category, Concern, Message
from portal.concerns.rules import AgencyRef, AlreadyClosed, Audience, Help, Status
from portal.concerns.sealing import key_of, sealer
from portal.db import db, insert_once
from portal.errors import NotThere
from portal.towns.models import Agency, Place, Town
from portal.towns.queries import DistrictFacts
from portal.towns.rules import AgencyKind

RESIDENT = "resident"
SHOWN_SECONDS = 90 * 60  # From the hour of arrival: 30 minutes at least, and no finer time need be kept.


@dataclass(frozen=True)
class ConcernDraft:
    """What a resident sends; the kind is a category's name, the place an id of the district's list."""

    kind: str
    audience: Audience
    place_id: int | None = None
    time_of_day: str | None = None
    called_emergency: bool = False
    text: str = ""
    contact: str = ""
    contact_when: str = ""
    shared_phone: bool = False


@dataclass(frozen=True)
class Receipt:
    """The answer to a sending; `words` is empty when the code may not be shown any more."""

    words: tuple[str, ...]
    arrived_at: datetime
    due_on: date
    is_repeat: bool


@dataclass(frozen=True)
class _Ticket:
    raw: bytes
    mac: bytes
    content: bytes


@dataclass(frozen=True)
class _Routing:
    category_id: int
    regime: str
    owner_agency_id: int
    place_id: int | None
    due_on: date


def submit(district: DistrictFacts, draft: ConcernDraft, ticket: bytes, now: datetime) -> Receipt:
    """Keep a concern durably and return its receipt; the same ticket and content make it only once.

    Other content under a used ticket is a second concern with a ticket of its own. Raises `NotThere`
    for a kind or a place the town does not have.
    """
    key = config.current().secrets.receipt
    content = receipt.content_mac(key, json.dumps([district.id, asdict(draft)], ensure_ascii=False))
    with db.writing():
        for raw in (ticket, receipt.next_ticket(key, ticket, content)):
            own = _Ticket(raw, receipt.ticket_mac(key, raw), content)
            is_new = _insert(district, draft, own, now)
            kept = db.session.scalars(select(Concern).where(Concern.ticket_mac == own.mac)).one()
            if is_new or kept.content_mac == content:
                break
        if is_new:
            audit.record(RESIDENT, "submit", f"concern:{kept.id}", now)
        answer = _receipt(kept, own.raw, key, now, is_repeat=not is_new)
        db.session.commit()
    return answer


def _receipt(kept: Concern, ticket: bytes, key: bytes, now: datetime, *, is_repeat: bool) -> Receipt:
    may_show = (now - kept.arrived_at).total_seconds() < SHOWN_SECONDS
    words = receipt.code_for(key, ticket, kept.code_turn) if may_show else ()
    return Receipt(words, kept.arrived_at, kept.due_on, is_repeat)


def _insert(district: DistrictFacts, draft: ConcernDraft, ticket: _Ticket, now: datetime) -> bool:
    """Insert the concern unless its ticket was used; return whether it is new."""
    concern_id = secrets.token_hex(16)
    statement = insert_once(Concern).values(
        id=concern_id,
        town_id=district.town_id,
        district_id=district.id,
        audience=draft.audience,
        time_of_day=draft.time_of_day,
        called_emergency=draft.called_emergency,
        status=Status.NEW,
        awaits_office=False,
        arrived_at=clock.to_the_hour(now),
        version=1,
        **asdict(_route(district, draft, now)),
        **_marks(ticket),
        **_sealed(concern_id, draft),
    )
    once = statement.on_conflict_do_nothing(index_elements=["ticket_mac"])
    return db.session.execute(once.returning(Concern.id)).first() is not None


def _marks(ticket: _Ticket) -> dict[str, bytes | int]:
    key = config.current().secrets.receipt
    turn = _free_turn(key, ticket.raw)
    code_mac = receipt.code_mac(key, receipt.code_for(key, ticket.raw, turn))
    return {"ticket_mac": ticket.mac, "content_mac": ticket.content, "code_mac": code_mac, "code_turn": turn}


def _free_turn(key: bytes, ticket: bytes) -> int:
    turn = 0
    while db.session.scalar(
        select(Concern.id).where(
            Concern.code_mac == receipt.code_mac(key, receipt.code_for(key, ticket, turn)),
            Concern.ticket_mac != receipt.ticket_mac(key, ticket),
        )
    ):
        turn += 1
    return turn


def _sealed(concern_id: str, draft: ConcernDraft) -> dict[str, bytes | None]:
    data_key = sealer().new_key(concern_id)
    contact = json.dumps([draft.contact, draft.contact_when, draft.shared_phone], ensure_ascii=False)
    return {
        "wrapped_key": sealer().wrap(data_key),
        "sealed_text": data_key.seal(draft.text, "concern.text") if draft.text else None,
        "sealed_contact": data_key.seal(contact, "concern.contact") if draft.contact else None,
    }


def _route(district: DistrictFacts, draft: ConcernDraft, now: datetime) -> _Routing:
    category = db.session.scalar(
        select(Category)
        .where(Category.town_id == district.town_id, Category.slug == draft.kind, Category.retired.is_(False))
        .options(joinedload(Category.owner))
    )
    if category is None:
        raise NotThere
    preferred = AgencyRef(category.owner.id, AgencyKind(category.owner.kind)) if category.owner else None
    days = db.session.scalars(select(Town.first_answer_days).where(Town.id == district.town_id)).one()
    return _Routing(
        category_id=category.id,
        regime=category.regime,
        owner_agency_id=rules.first_owner(preferred, _coordinating(district.town_id), draft.audience).id,
        place_id=_place(district.id, draft.place_id),
        due_on=working_days_after(now.astimezone(clock.PRAGUE).date(), days, is_holiday),
    )


def _coordinating(town_id: int) -> AgencyRef:
    found = db.session.scalar(select(Agency).where(Agency.town_id == town_id, Agency.coordinates.is_(True)))
    if found is None:
        raise NotThere
    return AgencyRef(found.id, AgencyKind(found.kind))


def _place(district_id: int, place_id: int | None) -> int | None:
    if place_id is None:
        return None
    return db.session.scalar(select(Place.id).where(Place.id == place_id, Place.district_id == district_id))


def write_back(concern_id: str, body: str, nonce: str, now: datetime) -> None:
    """Add what the resident writes; the same nonce and text add it only once. It restarts a waiting concern.

    Raises `AlreadyClosed`: nobody answers there any more.
    """
    message_id = receipt.message_id(config.current().secrets.receipt, nonce, body)
    with db.writing():
        concern = _locked(concern_id)
        if not concern.facts.is_open:
            raise AlreadyClosed
        number = queries.next_number(Message, concern_id)
        statement = insert_once(Message).values(
            id=message_id,
            concern_id=concern_id,
            number=number,
            at=clock.to_the_hour(now),
            sealed_body=key_of(concern).seal(body, f"message.body|{message_id}"),
        )
        added = db.session.execute(
            statement.on_conflict_do_nothing(index_elements=["id"]).returning(Message.id)
        ).first()
        if added:
            concern.version += 1
            concern.awaits_office = True
            if concern.status == Status.WAITING:
                concern.status = Status.IN_PROGRESS
            audit.record(RESIDENT, "write_back", f"concern:{concern_id}", now)
        db.session.commit()


def say_helped(concern_id: str, helped: Help, now: datetime) -> None:
    """Keep what the resident says about the outcome, beside what the agency says."""
    with db.writing():
        concern = _locked(concern_id)
        concern.helped = helped
        concern.version += 1
        audit.record(RESIDENT, "say_helped", f"concern:{concern_id}", now)
        db.session.commit()


def _locked(concern_id: str) -> Concern:
    concern = db.session.scalar(select(Concern).where(Concern.id == concern_id).with_for_update())
    if concern is None:
        raise NotThere
    return concern


def erase(code: tuple[str, ...], now: datetime) -> None:
    """Delete the concern that a code opens with all that belongs to it, its data key included; raise `NotThere`.

    What its text became in public stays: an entry of the ledger holds only the office's own words.
    """
    mac = receipt.code_mac(config.current().secrets.receipt, code)
    with db.writing():
        concern = db.session.scalar(select(Concern).where(Concern.code_mac == mac).with_for_update())
        if concern is None:
            raise NotThere
        audit.record("portal", "erase", f"concern:{concern.id}", now)
        db.session.delete(concern)
        db.session.commit()
