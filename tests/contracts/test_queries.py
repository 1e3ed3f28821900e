"""A page asks the database as often for thirty rows as for three."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from portal.db import Base, db
from portal.roles import Role
from tests.contracts.examples import addresses, routes, stated
from tests.contracts.gallery import FEW, Gallery, people_in
from tests.contracts.rows import MAKERS, NOT_LISTED

MOST_STATEMENTS = 40


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """Collect the statements that are sent to the database."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def pages_of(gallery: Gallery, role: Role | None) -> list[str]:
    """Return the addresses of every page that a role may open, of the rows that stand in every copy."""
    said = [(rule, stated(gallery.app, rule)) for rule in routes(gallery.app, "GET")]
    admitted = [rule for rule, access in said if access.is_public or role in access.roles]
    return [target for rule in admitted for target in addresses(gallery.app, rule, gallery.world.home)]


def measured(gallery: Gallery, copy: str, person: str | None, pages: list[str]) -> dict[str, list[str]]:
    """Return the statements of every page for a person, on a copy of the gallery."""
    gallery.shelf.put_back(copy)
    found = {}
    for target in pages:
        with counted(gallery.app) as statements:
            gallery.client(person, lint=False).get(target, buffered=True)
        found[target] = statements
    return found


@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role or "visitor")
def test_a_page_asks_as_often_for_thirty_rows_as_for_three(gallery: Gallery, role: Role | None) -> None:
    pages = pages_of(gallery, role)
    for person in [None] if role is None else people_in(role):
        few = measured(gallery, "gallery", person, pages)
        many = measured(gallery, "crowded", person, pages)
        compare(few, many)


def compare(few: dict[str, list[str]], many: dict[str, list[str]]) -> None:
    """Fail for a page that asks more often when there is more to show."""
    for page, statements in few.items():
        more = many[page]
        assert len(more) <= len(statements), (
            f"{page} asks {len(statements)} times for {FEW} rows and {len(more)} times for many: "
            f"load it with the list (joinedload, selectinload). Last asked: {more[-1][:200]}"
        )
        assert len(statements) <= MOST_STATEMENTS, f"{page} asks {len(statements)} times"


def test_every_table_has_a_maker_of_rows() -> None:
    tables = set(Base.metadata.tables)
    missing = sorted(tables - set(MAKERS) - set(NOT_LISTED))
    assert not missing, (
        f"add a maker for {missing} to MAKERS in tests/contracts/rows.py, or a reason to NOT_LISTED"
    )
    gone = sorted((set(MAKERS) | set(NOT_LISTED)) - tables)
    assert not gone, f"there is no table {gone} any more: remove it from tests/contracts/rows.py"


def test_a_maker_really_makes_rows(gallery: Gallery) -> None:
    with gallery.app.app_context():
        for name in MAKERS:
            number = db.session.scalar(select(func.count()).select_from(Base.metadata.tables[name]))
            assert number is not None
            assert number >= 2 * FEW, f"the maker of {name} makes something else"
