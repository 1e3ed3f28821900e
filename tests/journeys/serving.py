"""Serves the demo town by the commands of `make run`, on a free port, in a folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

HOME = Path(__file__).parents[2]
FLASK = (sys.executable, "-m", "flask", "--app", "wsgi")
SECONDS_TO_START = 30
SIGN_IN = re.compile(r"^ {2}(\S+) +(\S+) +(\S+) +(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Site:
    """The served demo town: its address, and (password, role) of each login."""

    address: str
    instance: Path
    sign_ins: dict[str, tuple[str, str]]

    def one_of_each_role(self) -> dict[str, str]:
        """Return a login for each role."""
        return {role: login for login, (_password, role) in reversed(self.sign_ins.items())}


@contextmanager
def demo_town(instance: Path) -> Iterator[Site]:
    """Build the demo town and serve it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    environ = {**os.environ, "PORTAL_INSTANCE": str(instance), "PORTAL_ADDRESS": address}
    for command in (
        [sys.executable, "-m", "portal.config"],
        [*FLASK, "db", "upgrade"],
        [*FLASK, "demo", "--once"],
    ):
        subprocess.run(command, check=True, cwd=HOME, env=environ, capture_output=True)
    notes = (instance / "demo-sign-ins.txt").read_text(encoding="utf-8")
    sign_ins = {login: (password, role) for login, password, role, _name in SIGN_IN.findall(notes)}
    with _serving([*FLASK, "serve"], environ, instance / "server.log"):
        _wait_for(address)
        yield Site(address, instance, sign_ins)


@contextmanager
def _serving(command: list[str], environ: dict[str, str], log: Path) -> Iterator[None]:
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=HOME, env=environ, stdout=output, stderr=output, start_new_session=True
        )
        try:
            yield
        finally:
            os.killpg(server.pid, signal.SIGTERM)  # Its own workers are in its group, nobody else is.
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()


def _wait_for(address: str) -> None:
    for _ in range(SECONDS_TO_START * 10):
        try:
            with urlopen(address + "/cs/") as answer:
                answer.read()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer.")
