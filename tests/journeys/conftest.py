"""Fixtures of the journeys: the demo town served as `make run` serves it, and a real Chromium."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.serving import Site, demo_town

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


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
    with demo_town(tmp_path_factory.mktemp("site")) as site:
        yield site


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
