"""Sign in, sign out, add an account."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select, update

from portal import audit
from portal.accounts import passwords, queries
from portal.accounts.models import Account, SignIn
from portal.accounts.rules import IDLE_MINUTES, LONGEST_PASSWORD, SHORTEST_PASSWORD, SignInRefused, Visitor
from portal.db import db
from portal.errors import NotThere, Unsuitable
from portal.roles import Role
from portal.texts import N_
from portal.towns.models import Agency, District

SEEN_STEP = timedelta(minutes=5)


class PasswordRefused(Unsuitable):
    """The password is too short or too long."""

    text = N_("Heslo musí mít 12 až 128 znaků.")


class LoginTaken(Unsuitable):
    """Another account has this login."""

    text = N_("Tohle přihlašovací jméno už někdo má.")


@dataclass(frozen=True)
class AccountDraft:
    """A new account: one agency, one role, some districts (slugs)."""

    login: str
    name: str
    role: Role
    agency: str
    districts: tuple[str, ...] = ()
    valid_until: date | None = None


def sign_in(login: str, password: str, now: datetime) -> str:
    """Return the token of a new sign-in; raise `SignInRefused` without saying what did not fit."""
    account = queries.account_named(login)
    usable = account is not None and queries.is_valid(account, now)
    account_id = account.id if account else 0
    stored = account.password_hash if account and usable else None
    db.session.rollback()  # Hashing takes tens of milliseconds; no transaction waits for it.
    if not passwords.fits(stored, password):
        raise SignInRefused
    return start_sign_in(account_id, now)


def start_sign_in(account_id: int, now: datetime) -> str:
    """Return the token of a new sign-in of an account whose password was checked."""
    token = secrets.token_urlsafe(32)
    with db.writing():
        db.session.execute(delete(SignIn).where(SignIn.seen_at < now - timedelta(minutes=IDLE_MINUTES)))
        db.session.add(
            SignIn(token_hash=queries.token_hash(token), account_id=account_id, started_at=now, seen_at=now)
        )
        audit.record(f"account:{account_id}", "sign_in", f"account:{account_id}", now)
        db.session.commit()
    return token


def stay(token: str, last_seen: datetime, now: datetime) -> None:
    """Note that the sign-in is in use, at most once in five minutes."""
    if now - last_seen < SEEN_STEP:
        return
    with db.writing():
        db.session.execute(
            update(SignIn).where(SignIn.token_hash == queries.token_hash(token)).values(seen_at=now)
        )
        db.session.commit()


def sign_out(token: str, visitor: Visitor, now: datetime) -> None:
    """End the sign-in: a copied cookie is dead with it."""
    with db.writing():
        db.session.execute(delete(SignIn).where(SignIn.token_hash == queries.token_hash(token)))
        audit.record(visitor.actor, "sign_out", visitor.actor, now)
        db.session.commit()


def add_account(town_slug: str, draft: AccountDraft, password: str, now: datetime) -> int:
    """Add an account and return its id; raise `NotThere`, `LoginTaken` or `PasswordRefused`."""
    hashed = _hash(password)
    with db.writing():
        agency = db.session.scalar(
            select(Agency)
            .join(Agency.town)
            .where(Agency.slug == draft.agency, Agency.town.has(slug=town_slug))
        )
        if agency is None:
            raise NotThere
        if queries.account_named(draft.login) is not None:
            raise LoginTaken
        account = Account(
            town_id=agency.town_id,
            agency_id=agency.id,
            login=draft.login.strip().lower(),
            name=draft.name,
            role=draft.role,
            password_hash=hashed,
            valid_until=draft.valid_until or now.date() + timedelta(days=365),
            districts=_districts(agency.town_id, draft.districts),
        )
        db.session.add(account)
        db.session.flush()
        account_id = account.id
        audit.record("portal", "add_account", f"account:{account_id}", now, role=str(draft.role))
        db.session.commit()
    return account_id


def disable(login: str, now: datetime) -> None:
    """Disable an account: its sign-ins are dead at the next request; raise `NotThere`."""
    with db.writing():
        account = _locked(login)
        account.disabled = True
        db.session.execute(delete(SignIn).where(SignIn.account_id == account.id))
        audit.record("portal", "disable_account", f"account:{account.id}", now)
        db.session.commit()


def set_password(login: str, password: str, now: datetime) -> None:
    """Give an account a new password and end its sign-ins; raise `NotThere` or `PasswordRefused`."""
    hashed = _hash(password)
    with db.writing():
        account = _locked(login)
        account.password_hash, account.disabled = hashed, False
        db.session.execute(delete(SignIn).where(SignIn.account_id == account.id))
        audit.record("portal", "set_password", f"account:{account.id}", now)
        db.session.commit()


def _hash(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise PasswordRefused
    return passwords.hash_of(password)


def _locked(login: str) -> Account:
    account = db.session.scalar(
        select(Account).where(Account.login == login.strip().lower()).with_for_update()
    )
    if account is None:
        raise NotThere
    return account


def _districts(town_id: int, slugs: tuple[str, ...]) -> list[District]:
    found = list(
        db.session.scalars(select(District).where(District.town_id == town_id, District.slug.in_(slugs)))
    )
    if len(found) != len(set(slugs)):
        raise NotThere
    return found
