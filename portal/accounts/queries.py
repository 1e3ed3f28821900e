"""Reads of accounts and sign-ins."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from portal.accounts.models import Account, SignIn
from portal.accounts.rules import IDLE_MINUTES, LONGEST_HOURS, Visitor
from portal.clock import PRAGUE
from portal.db import db
from portal.errors import NotThere
from portal.roles import Role
from portal.towns import queries as towns
from portal.towns.models import Agency, District
from portal.towns.queries import DistrictFacts
from portal.towns.rules import AgencyKind


def token_hash(token: str) -> bytes:
    """Return what is stored of a sign-in's token."""
    return hashlib.sha256(token.encode()).digest()


def signed_in(token: str | None, now: datetime) -> tuple[Visitor, datetime] | None:
    """Return who holds a living sign-in and when they were last seen; None when it is dead."""
    if not token:
        return None
    row = db.session.scalar(
        select(SignIn)
        .where(
            SignIn.token_hash == token_hash(token),
            SignIn.seen_at > now - timedelta(minutes=IDLE_MINUTES),
            SignIn.started_at > now - timedelta(hours=LONGEST_HOURS),
        )
        .options(
            joinedload(SignIn.account).joinedload(Account.agency).joinedload(Agency.town),
            joinedload(SignIn.account).selectinload(Account.districts),
        )
    )
    if row is None or not is_valid(row.account, now):
        return None
    return visitor_for(row.account), row.seen_at


def is_valid(account: Account, now: datetime) -> bool:
    """Whether the account may be used on this day."""
    return not account.disabled and account.valid_until >= now.astimezone(PRAGUE).date()


def visitor_for(account: Account) -> Visitor:
    """Return the account as a visitor, with the rights it has now."""
    return Visitor(
        account_id=account.id,
        name=account.name,
        role=Role(account.role),
        town_id=account.town_id,
        agency_id=account.agency_id,
        agency_kind=AgencyKind(account.agency.kind),
        district_ids=frozenset(district.id for district in account.districts),
        in_demo=account.agency.town.is_demo,
    )


def account_named(login: str) -> Account | None:
    """Return the account with this login."""
    return db.session.scalar(
        select(Account)
        .where(Account.login == login.strip().lower())
        .options(joinedload(Account.agency).joinedload(Agency.town), selectinload(Account.districts))
    )


def districts_for(visitor: Visitor) -> list[DistrictFacts]:
    """Return the districts that are this person's work, by name."""
    return [district for district in towns.districts_of(visitor.town_id) if visitor.covers(district.id)]


def hold_district(visitor: Visitor, district_id: int) -> None:
    """Hold a district for a write that counts its rows; raise `NotThere` when it is not the visitor's work."""
    found = db.session.scalar(
        select(District.id)
        .where(District.id == district_id, District.town_id == visitor.town_id)
        .with_for_update()
    )
    if found is None or not visitor.covers(district_id):
        raise NotThere
