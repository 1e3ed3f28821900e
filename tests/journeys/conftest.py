"""Fixtures of the journeys: the demo town served as `make run` serves it, and a real Chromium."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HOME = Path(__file__).parents[2]
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


@dataclass
class Watch:
    """What a browser must not do while it is used."""

    address: str
    faults: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Note every request that leaves the origin, every console error and every broken script."""
        page.on("request", lambda request: self._asked(request.url))
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda fault: self.faults.append(f"script broke: {fault}"))

    def _asked(self, url: str) -> None:
        if not url.startswith(("data:", "blob:", "about:", self.address)):
            self.faults.append(f"asked {urlsplit(url).netloc}: {url}")

    def _said(self, kind: str, words: str) -> None:
        if kind in {"error", "warning"} and "status of 4" not in words:  # Chromium's note on a refused form.
            self.faults.append(f"console {kind}: {words}")


Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Use the machine's own Chromium; skips, saying so, where there is none."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (make services)")
    return {**browser_type_launch_args, "executable_path": CHROMIUM}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a demo town of its own on a free port, by the commands of `make run`."""
    instance = tmp_path_factory.mktemp("site")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    environ = {**os.environ, "PORTAL_INSTANCE": str(instance), "PORTAL_ADDRESS": address}
    flask = [sys.executable, "-m", "flask", "--app", "wsgi"]
    for command in (
        [sys.executable, "-m", "portal.config"],
        [*flask, "db", "upgrade"],
        [*flask, "demo", "--once"],
    ):
        subprocess.run(command, check=True, cwd=HOME, env=environ, capture_output=True)
    notes = (instance / "demo-sign-ins.txt").read_text(encoding="utf-8")
    sign_ins = {login: (password, role) for login, password, role, _name in SIGN_IN.findall(notes)}
    with _serving([*flask, "serve"], environ, instance / "server.log"):
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


@pytest.fixture
def watch(site: Site) -> Iterator[Watch]:
    """What the browser did wrong; fails the test at its end when there is anything."""
    watch = Watch(site.address)
    yield watch
    assert not watch.faults, "\n".join(watch.faults)


@pytest.fixture
def visit(site: Site, browser: Browser, watch: Watch) -> Iterator[Visit]:
    """Open a page: `visit("/cs/", width=390, scheme="light", script=True)`; signed in with `login=`."""
    with ExitStack() as stack:

        def opened(
            path: str, login: str | None = None, width: int = 390, scheme: str = "light", script: bool = True
        ) -> Page:
            context = browser.new_context(
                base_url=site.address,
                viewport={"width": width, "height": 844},
                color_scheme=scheme,
                java_script_enabled=script,
                locale="cs-CZ",
                timezone_id="Europe/Prague",
                reduced_motion="reduce",
            )
            stack.callback(context.close)
            page = context.new_page()
            watch.over(page)
            if login is not None:
                page.goto("/cs/sign-in")
                page.get_by_label("Přihlašovací jméno").fill(login)
                page.get_by_label("Heslo").fill(site.sign_ins[login][0])
                page.get_by_role("button", name="Přihlásit se").click()
                page.wait_for_url("**/cs/desk")
            page.goto(path)
            return page

        yield opened
