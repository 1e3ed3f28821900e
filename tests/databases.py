"""Keeps copies of the test database by name and puts them back in milliseconds, on both engines."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from portal import config
from portal.app import create_app
from portal.db import db
from tests.linting import LintingClient
from tests.postgres import Server

ADDRESS = "http://127.0.0.1:8000"
EMPTY = "empty"


@dataclass(frozen=True)
class Shelf:
    """The app's database and its copies."""

    app: Flask
    instance: Path
    server: Server | None
    name: str = "portal"

    def keep(self, copy: str) -> None:
        """Keep the database as it is now."""
        self._close()
        if self.server:
            self.server.copy(f"{self.name}_{copy}", self.name)
        else:
            shutil.copy(self.instance / "portal.sqlite3", self.instance / f"{copy}.copy")

    def put_back(self, copy: str = EMPTY) -> None:
        """Make the database what it was when it was kept."""
        self._close()
        if self.server:
            self.server.copy(self.name, f"{self.name}_{copy}")
            return
        for leftover in self.instance.glob("portal.sqlite3*"):
            leftover.unlink()
        shutil.copy(self.instance / f"{copy}.copy", self.instance / "portal.sqlite3")

    @contextmanager
    def fresh(self, copy: str = EMPTY) -> Iterator[Flask]:
        """Lend the app with a kept database; nothing stays open afterwards."""
        self.put_back(copy)
        yield self.app
        self._close()

    def _close(self) -> None:
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()


def new_shelf(
    instance: Path, server: Server | None = None, name: str = "portal", migrate: Callable[[], None] = upgrade
) -> Shelf:
    """Make a new installation in a folder, with an empty database on SQLite or on the given server."""
    config.make_secrets(instance)
    environ = {"PORTAL_INSTANCE": str(instance), "PORTAL_ADDRESS": ADDRESS}
    if server:
        server.copy(name)
        environ["PORTAL_DATABASE"] = server.url(name)
    app = create_app(config.read_settings(environ))
    app.testing = True
    app.test_client_class = LintingClient
    with app.app_context():
        migrate()
    shelf = Shelf(app, instance, server, name)
    shelf.keep(EMPTY)
    return shelf
