"""Fixtures of the contracts: the gallery, as it was for every test."""

from collections.abc import Iterator

import pytest

from tests.contracts.gallery import Gallery, build_gallery
from tests.databases import Shelf


@pytest.fixture(scope="session")
def session_gallery(shelf: Shelf) -> Gallery:
    """The gallery, built once."""
    return build_gallery(shelf)


@pytest.fixture
def gallery(session_gallery: Gallery) -> Iterator[Gallery]:
    """The gallery with nothing done in it yet."""
    with session_gallery.shelf.fresh("gallery"):
        yield session_gallery
