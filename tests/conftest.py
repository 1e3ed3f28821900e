"""Fixtures: one app per session on a database that each test finds fresh.

The engine is SQLite, or PostgreSQL when PORTAL_TEST_ENGINE says so.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.config import Settings
from tests.databases import Shelf, new_shelf
from tests.postgres import Server, private_server
from tests.world import World, browser, build

ENGINE = os.environ.get("PORTAL_TEST_ENGINE", "sqlite")


def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """Under CI=true a skipped test is a failure: nothing that should be proved may be missing."""
    if (
        os.environ.get("CI") == "true"
        and call.excinfo is not None
        and call.excinfo.errisinstance(pytest.skip.Exception)
    ):
        call.excinfo = pytest.ExceptionInfo.from_exception(
            AssertionError(f"{item.nodeid} was skipped under CI: {call.excinfo.value}")
        )


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A private PostgreSQL server."""
    with private_server() as server:
        yield server


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """A new installation in a folder of its own, with an empty database on the engine of this run."""
    with ExitStack() as stack:
        server = stack.enter_context(private_server()) if ENGINE == "postgresql" else None
        yield new_shelf(tmp_path_factory.mktemp("instance"), server)


@pytest.fixture(scope="session")
def settings(shelf: Shelf) -> Settings:
    """The settings of the installation."""
    settings: Settings = shelf.app.config["PORTAL"]
    return settings


@pytest.fixture
def app(shelf: Shelf) -> Iterator[Flask]:
    """The app with a fresh, empty database."""
    with shelf.fresh() as app:
        yield app


@pytest.fixture
def world(app: Flask) -> World:
    """Two small towns with an account for every role; see tests/world.py."""
    with app.app_context():
        return build()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without a sign-in."""
    return browser(app)


@pytest.fixture
def instance(settings: Settings) -> Path:
    """The folder with the secrets and the database."""
    return settings.instance
