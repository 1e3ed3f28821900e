"""A gallery: both towns with three rows of everything and everybody signed in, ready to be put back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from portal.accounts import actions as accounts
from portal.db import Base, db
from portal.roles import Role
from tests.contracts.rows import fill
from tests.databases import Shelf
from tests.linting import LintingClient
from tests.world import PEOPLE, TownIds, World, build

FEW, MANY = 3, 30
SIGN_INS: dict[tuple[str, str], str] = {}
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Gallery:
    """The world as the contracts see it; `client` lends a browser, signed in or not."""

    shelf: Shelf
    world: World
    sign_ins: dict[tuple[str, str], str]
    copy: str = "gallery"
    tokens: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def app(self) -> Flask:
        """The app."""
        return self.shelf.app

    def put_back(self) -> None:
        """Undo what the last request did."""
        self.shelf.put_back(self.copy)

    def client(self, person: str | None = None, town: str = "brod", lint: bool = True) -> FlaskClient:
        """Lend a browser; one that does not lint is quicker."""
        client = (LintingClient if lint else FlaskClient)(self.app, self.app.response_class, use_cookies=True)
        if person is not None:
            with client.session_transaction() as session:
                session["sign_in"] = self.sign_ins[town, person]
        return client

    def with_token(self, person: str, town: str = "brod") -> tuple[FlaskClient, str]:
        """Lend a signed-in browser and its CSRF token."""
        client = self.client(person, town, lint=False)
        found = TOKEN.search(client.get("/cs/desk").text)
        assert found, "the desk carries no csrf_token"
        return client, found[1]


def people_in(role: Role) -> list[str]:
    """Return everybody who holds a role."""
    return [name for name, (held, _agency) in PEOPLE.items() if held is role]


def build_gallery(shelf: Shelf) -> Gallery:
    """Build it on an empty database and keep copies with few and with many rows."""
    shelf.put_back()
    with shelf.app.app_context():
        world = build()
        fill([world.home, world.other], range(FEW))
        sign_ins = {
            (town.slug, person): accounts.start_sign_in(number, datetime.now(UTC))
            for town in (world.home, world.other)
            for person, number in town.accounts.items()
        }
    shelf.keep("gallery")
    with shelf.app.app_context():
        fill([world.home], range(FEW, MANY))
    shelf.keep("crowded")
    shelf.put_back("gallery")
    return Gallery(shelf, world, sign_ins)


def contents(app: Flask) -> dict[str, list[tuple[object, ...]]]:
    """Return everything the database holds; two of these are equal when nothing was written."""
    with app.app_context():
        tables = sorted(Base.metadata.tables)
        rows = {
            name: [tuple(row) for row in db.session.execute(text(f'SELECT * FROM "{name}"'))]
            for name in tables
        }
        db.session.rollback()
    return {name: sorted(found, key=repr) for name, found in rows.items()}


def towns_of(world: World) -> Iterator[TownIds]:
    """Yield both towns."""
    yield world.home
    yield world.other
