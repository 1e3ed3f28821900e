"""Fixtures of the contracts: the gallery, as it was for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.gallery import Gallery, build_gallery
from tests.databases import Shelf, new_shelf


@pytest.fixture(scope="session")
def session_gallery(shelf: Shelf) -> Gallery:
    """The gallery, built once."""
    return build_gallery(shelf)


@pytest.fixture
def gallery(session_gallery: Gallery) -> Iterator[Gallery]:
    """The gallery with nothing done in it yet."""
    with session_gallery.shelf.fresh("gallery"):
        yield session_gallery


ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=ENGINES)
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    """A new installation with an empty database, on each engine in turn."""
    server = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    shelf = new_shelf(tmp_path, server, "contract")
    with shelf.fresh():
        yield shelf
