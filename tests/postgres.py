"""A private PostgreSQL for the tests: its own folder, its own socket, gone when the tests are done."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


@dataclass(frozen=True)
class Server:
    """A running server; databases are made, copied and dropped by name."""

    folder: Path

    def url(self, database: str) -> str:
        """Return what PORTAL_DATABASE would be."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def copy(self, database: str, template: str = "template0") -> None:
        """Make the database anew, as a copy of another one; whoever is still connected is sent away."""
        with psycopg.connect(host=str(self.folder), user="postgres", autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')


@contextmanager
def private_server() -> Iterator[Server]:
    """Start a server and stop it afterwards; skips, saying so, where PostgreSQL is not installed."""
    if not BINARIES:
        pytest.skip("PostgreSQL is not installed (make services)")
    folder = Path(tempfile.mkdtemp(prefix="okrsek-postgres-"))
    owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
    if owner:  # PostgreSQL refuses to run as root.
        shutil.chown(folder, "postgres", "postgres")
    _run(
        owner, folder, "initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "-D", str(folder / "cluster")
    )
    options = [f"-c {setting}" for setting in QUICK]
    control = ["pg_ctl", "-D", str(folder / "cluster"), "-l", str(folder / "log")]
    _run(owner, folder, *control, "-w", "-o", " ".join([*options, f"-k {folder}"]), "start")
    try:
        yield Server(folder)
    finally:
        _run(owner, folder, *control, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _run(owner: dict[str, object], folder: Path, program: str, *arguments: str) -> None:
    subprocess.run(  # type: ignore[call-overload]  # The owner is given or not.
        [str(BINARIES[-1] / program), *arguments],
        check=True,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        **owner,
    )
