"""Fixtures: one app per session on an SQLite file that each test finds fresh."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade

from portal import config
from portal.app import create_app
from portal.config import Settings
from portal.db import db
from tests.world import World, browser, build

ADDRESS = "http://127.0.0.1:8000"


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
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of a new installation in a folder of its own."""
    instance = tmp_path_factory.mktemp("instance")
    config.make_secrets(instance)
    return config.read_settings({"PORTAL_INSTANCE": str(instance), "PORTAL_ADDRESS": ADDRESS})


@pytest.fixture(scope="session")
def session_app(settings: Settings) -> Flask:
    """The app on a migrated, empty database that is kept aside as a template."""
    app = create_app(settings)
    app.testing = True
    with app.app_context():
        upgrade()
        db.engine.dispose()
    database = settings.instance / "portal.sqlite3"
    shutil.copy(database, settings.instance / "template.sqlite3")
    return app


@pytest.fixture
def app(session_app: Flask, settings: Settings) -> Iterator[Flask]:
    """The app with a fresh, empty database."""
    with session_app.app_context():
        db.engine.dispose()
    for leftover in settings.instance.glob("portal.sqlite3*"):
        leftover.unlink()
    shutil.copy(settings.instance / "template.sqlite3", settings.instance / "portal.sqlite3")
    yield session_app
    with session_app.app_context():
        db.session.remove()
        db.engine.dispose()


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
