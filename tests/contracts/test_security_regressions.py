"""Small ones that bit others (the numbers are those of the threat model): each stays proved."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import quote, urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, text, update
from sqlalchemy.exc import DBAPIError

from portal import audit
from portal.accounts.models import Account
from portal.db import db
from portal.roles import Role
from portal.sealing import NotOpened, Sealer
from tests.contracts.examples import address, routes, stated
from tests.contracts.filling import Filled, forms_in
from tests.contracts.gallery import Gallery, contents, people_in
from tests.databases import ADDRESS, Shelf
from tests.world import PASSWORD, World

NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
EVIL = "evil.example"
ELSEWHERE = [
    f"{before}{EVIL}{after}"
    for before in (
        "//", "///", "////", "https://", "http://", "HTTPS://", "https:/", "https:", "http:", "//\\", "\\\\", "\\/", "/\\",
        "/\\/", "\\", "/\t/", "\t//", " //", "/ /", "/\n/", "\n//", "\r\n//", "/\r/", "/%09/", "/%0a/", "/%5c", "/%5C%5C",
        "/%2f", "/%2F%2F", "/./\\", "//%5c", "https:\\\\", "javascript://", "data:text/html,//", "//user@", "//127.0.0.1@",
        "//127.0.0.1:8000@", "https://127.0.0.1:8000@", "//127.0.0.1.", "/\x00/", "\x00//", "\u2028//", "\u3002//", "/\uff0f",
        "\uff0f\uff0f", "/\u2215", "/\x0b/", "/\x0c/", "ftp://", "ws://", "//[::1]@", "?//", "#//", ".//", "..//", ";//", "@",
        ":80//", "://",
    )
    for after in ("/",)
] + ["", "cs/desk", "http:cs", "//"]  # fmt: skip


def lands_at(target: str) -> str:
    """Return the host a browser ends at: it drops tabs and line ends and reads a backslash as a slash."""
    cleaned = (
        target.strip(" \x00\x0b\x0c").translate({ord(symbol): None for symbol in "\t\r\n"}).replace("\\", "/")
    )
    return urlsplit(urljoin(ADDRESS + "/cs/sign-in", cleaned)).netloc


@pytest.mark.slow
def test_a_sign_in_leads_nowhere_else(client: FlaskClient, world: World) -> None:  # T21
    assert len(ELSEWHERE) >= 60
    for then in ELSEWHERE:
        form = {"login": "coordinator.brod", "password": PASSWORD, "then": then}
        answer = client.post("/cs/sign-in", data=form)
        assert answer.status_code == 302, then
        assert answer.location.startswith("/"), repr(then)
        assert lands_at(answer.location) == urlsplit(ADDRESS).netloc, repr(then)


def test_the_gate_hands_only_a_path_of_ours_to_the_sign_in(client: FlaskClient, world: World) -> None:  # T21
    location = client.get("/cs/desk?then=//evil.example", headers={"Referer": f"https://{EVIL}/"}).location
    assert EVIL not in location
    assert lands_at(location) == urlsplit(ADDRESS).netloc


@pytest.mark.parametrize(
    "change",
    [{"disabled": True}, {"valid_until": datetime(2020, 1, 1, tzinfo=UTC).date()}],
    ids=["disabled", "expired"],
)
def test_an_account_that_ends_is_out_at_the_next_request(
    app: Flask, world: World, change: dict[str, object]
) -> None:
    client = world.sign_in(app, "coordinator")  # T14
    assert client.get("/cs/desk").status_code == 200
    with app.app_context():
        db.session.execute(
            update(Account).where(Account.id == world.home.accounts["coordinator"]).values(**change)
        )
        db.session.commit()
    assert client.get("/cs/desk").status_code == 302


def test_a_changed_role_counts_from_the_next_request(gallery: Gallery) -> None:  # T14
    with gallery.app.app_context():
        person = gallery.world.home.accounts["coordinator"]
        db.session.execute(update(Account).where(Account.id == person).values(role=Role.ADMINISTRATOR))
        db.session.commit()
    client = gallery.client("coordinator", lint=False)
    for rule in routes(gallery.app, "GET", staff=True):
        if Role.ADMINISTRATOR not in stated(gallery.app, rule).roles:
            assert client.get(address(gallery.app, rule, gallery.world.home)).status_code == 404, rule.rule


def smuggled(world: World, form: Filled) -> dict[str, str]:
    """Return fields that a form does not have and that would change whose a thing is or what it may."""
    other = world.other
    extra = {
        "town_id": other.town_id, "town": other.slug, "agency_id": other.agencies["ngo"], "agency": "ngo",
        "district_id": other.districts["stred"], "role": "administrator", "disabled": "y", "is_demo": "y", "id": "1",
        "account_id": other.accounts["coordinator"], "author": "Podvržené jméno", "coordinates": "y", "status": "closed",
        "withdrawn": "y", "published_at": "2020-01-01T00:00", "closed_on": "2020-01-01", "verified_on": "2020-01-01",
        "visible_to": "everyone", "priority_locality": "y", "retired": "y", "csrf": "x", "visitor": "1",
    }  # fmt: skip
    return {name: str(value) for name, value in extra.items() if name not in form.names}


def told_apart(app: Flask) -> dict[str, list[tuple[object, ...]]]:
    """Return the contents without what differs from run to run: the chain of the audit, and sign-ins."""
    found = contents(app)
    volatile = {"audit_entry", "sign_in", "bucket"}
    return {
        name: sorted(map(_without_chance, rows), key=repr)
        for name, rows in found.items()
        if name not in volatile
    }


def _without_chance(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(None if _is_chance(value) else value for value in row)


def _is_chance(value: object) -> bool:
    """Whether a value is sealed, a moment, or an id drawn at random."""
    is_id = isinstance(value, str) and re.fullmatch(r"[0-9a-f]{32}", value)
    return isinstance(value, bytes | memoryview) or bool(is_id) or _is_moment(value)


def _is_moment(value: object) -> bool:
    return isinstance(value, datetime) or (
        isinstance(value, str) and value[10:11] == " " and value[13:14] == ":"
    )


@pytest.mark.slow
@pytest.mark.parametrize("role", Role)
def test_a_form_takes_only_its_own_fields(gallery: Gallery, role: Role) -> None:  # T28
    person = people_in(role)[0]
    for rule in routes(gallery.app, "GET", staff=True):
        if role not in stated(gallery.app, rule).roles:
            continue
        gallery.put_back()
        page = gallery.client(person, lint=False).get(address(gallery.app, rule, gallery.world.home)).text
        for form in forms_in(page):
            results = []
            for sent in (form, form.with_more(**smuggled(gallery.world, form))):
                gallery.put_back()
                client, token = gallery.with_token(person)
                fields = [(name, value) for name, value in sent.fields if name != "csrf_token"]
                answer = client.open(
                    form.action or "/", method=form.method, data=_grouped([*fields, ("csrf_token", token)])
                )
                results.append((answer.status_code, told_apart(gallery.app)))
            assert results[0] == results[1], (
                f"{form.method} {form.action} takes a field that it does not show"
            )


def _grouped(fields: list[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in fields:
        grouped.setdefault(name, []).append(value)
    return grouped


def test_a_sealed_value_opens_only_in_its_own_place() -> None:  # T35
    sealer = Sealer(b"k" * 32)
    mine, other = sealer.new_key("concern-1"), sealer.new_key("concern-2")
    sealed = mine.seal("Sedím doma a bojím se.", "concern.words")
    assert mine.open(sealed, "concern.words") == "Sedím doma a bojím se."
    for open_wrongly in (
        lambda: other.open(sealed, "concern.words"),
        lambda: mine.open(sealed, "concern.contact"),
        lambda: sealer.unwrap(sealer.wrap(mine), "concern-2"),
        lambda: Sealer(b"x" * 32).unwrap(sealer.wrap(mine), "concern-1"),
        lambda: mine.open(sealed[:-1] + bytes([sealed[-1] ^ 1]), "concern.words"),
        lambda: mine.open(b"\x02" + sealed[1:], "concern.words"),
        lambda: mine.open(b"", "concern.words"),
        lambda: mine.open(sealed[:5], "concern.words"),
        lambda: mine.open(sealed[:20], "concern.words"),
    ):
        with pytest.raises(NotOpened):
            open_wrongly()


def test_a_sealed_value_tells_nothing_by_its_length() -> None:  # T35
    key = Sealer(b"k" * 32).new_key("concern-1")
    assert len(key.seal("ano", "concern.words")) == len(key.seal("a" * 200, "concern.words"))
    assert b"canary" not in key.seal("canary", "concern.words")


@pytest.fixture
def audited(installation: Shelf) -> Iterator[Flask]:
    """An app with five audit entries, on each engine."""
    with installation.app.app_context():
        for number in range(1, 6):
            with db.writing():
                audit.record(
                    f"account:{number}", "hand_over", f"concern:{number}", NOW, to=f"agency:{number}"
                )
                db.session.commit()
        assert audit.verify() is None
        db.session.rollback()
        yield installation.app
        db.session.remove()


@contextmanager
def without_guard() -> Iterator[Connection]:
    """Write as somebody would who holds the database itself and has taken its triggers away."""
    with db.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            for verb in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER audit_entry_no_{verb}"))
        else:
            connection.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER ALL"))
        yield connection


FLIPS = {
    "number": "99",
    "at": "'2020-01-01 00:00:00.000000'",
    "actor": "'account:9'",
    "action": "'sign_in'",
    "subject": "'concern:9'",
    "facts": '\'{"to": "agency:9"}\'',
}


def test_the_flips_name_every_column_of_the_audit() -> None:
    assert {*FLIPS, "mac"} == set(audit.AuditEntry.__table__.columns.keys()), "add the new column to FLIPS"


@pytest.mark.parametrize("column", FLIPS)
def test_a_changed_entry_is_named(audited: Flask, column: str) -> None:  # T37
    with without_guard() as connection:
        connection.execute(text(f"UPDATE audit_entry SET {column} = {FLIPS[column]} WHERE number = 3"))
    assert audit.verify() == (4 if column == "number" else 3)


def test_a_changed_mac_is_named(audited: Flask) -> None:  # T37
    with without_guard() as connection:
        connection.execute(text("UPDATE audit_entry SET mac = :mac WHERE number = 3"), {"mac": b"\x01" * 32})
    assert audit.verify() == 3


def test_a_deleted_entry_is_named_by_the_one_after_it(audited: Flask) -> None:  # T37
    with without_guard() as connection:
        connection.execute(text("DELETE FROM audit_entry WHERE number = 3"))
    assert audit.verify() == 4


def test_entries_in_another_order_are_named(audited: Flask) -> None:  # T37
    with without_guard() as connection:
        for before, after in ((3, 100), (4, 3), (100, 4)):
            connection.execute(
                text("UPDATE audit_entry SET number = :after WHERE number = :before"),
                {"before": before, "after": after},
            )
    assert audit.verify() == 3


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET actor = 'portal'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses_to_change_the_audit(audited: Flask, statement: str) -> None:  # T37
    with pytest.raises(DBAPIError, match="the audit only grows"), db.engine.begin() as connection:
        connection.execute(text(statement))
    assert db.session.query(audit.AuditEntry).count() == 5


def test_no_token_of_a_sign_in_stands_in_the_database(gallery: Gallery) -> None:
    stored = repr(contents(gallery.app))
    assert not [token for token in gallery.sign_ins.values() if token in stored or quote(token) in stored]
