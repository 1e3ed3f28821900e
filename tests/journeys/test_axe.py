"""Every page of the demo town, found by its links, is fit for everybody: axe, narrow screens, no foreign request."""

from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page

from portal.roles import Role
from tests.contracts.crawling import PAGES_PER_ROUTE, crawl, endpoint_of
from tests.databases import Shelf
from tests.journeys.conftest import Visit
from tests.journeys.serving import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SETTINGS = ((390, "light"), (1280, "dark"), (390, "dark"), (1280, "light"))
NARROWEST = 320
OPEN_ALL = "document.querySelectorAll('details').forEach(part => { part.open = true })"
OVERFLOW = """() => [...document.querySelectorAll('body *')]
    .filter(part => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest('.scroll, [data-scroll]'))
    .slice(0, 3).map(part => part.outerHTML.slice(0, 120))"""
IS_WIDER = "document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"


@pytest.fixture(scope="module")
def app(shelf: Shelf) -> Flask:
    """The app, for its url map."""
    return shelf.app


@pytest.fixture(scope="module")
def looked_at() -> Counter[str]:
    """How many pages of each route were looked at, by anybody."""
    return Counter()


def walk(app: Flask, page: Page, start: str, looked_at: Counter[str]) -> list[str]:
    """Open every page that can be reached and return what is wrong with each.

    A route that was looked at often enough, by somebody in another role, is looked at in one setting only.
    """
    faults: list[str] = []

    def read(path: str) -> str:
        answer = page.request.get(path)
        if answer.status != 200:
            faults.append(f"{path} is linked and answers {answer.status}")
        if answer.status != 200 or not answer.headers["content-type"].startswith("text/html"):
            return ""  # A feed or a table is nothing to look at.
        page.goto(path)
        html, endpoint = page.content(), str(endpoint_of(app, path))
        looked_at[endpoint] += 1
        settings = SETTINGS if looked_at[endpoint] <= PAGES_PER_ROUTE else SETTINGS[:1]
        faults.extend(f"{path}: {fault}" for fault in faults_on(page, settings))
        return html

    paths = list(crawl(app, start, read))
    assert paths, "there is no page to look at"
    return faults


def faults_on(page: Page, settings: tuple[tuple[int, str], ...] = SETTINGS) -> list[str]:
    """Return what axe and a narrow screen find wrong with the page as it stands."""
    page.evaluate(OPEN_ALL)
    found = []
    for width, scheme in settings:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        for fault in Axe().run(page, options=RULES).response["violations"]:
            spots = [f"{node['target']} {node['html'][:120]}" for node in fault["nodes"][:3]]
            found.append(f"{width} px, {scheme}: {fault['id']} ({fault['help']}): {'; '.join(spots)}")
    page.set_viewport_size({"width": NARROWEST, "height": 844})
    if page.evaluate(IS_WIDER):
        found.append(f"scrolls sideways at {NARROWEST} px: {page.evaluate(OVERFLOW)}")
    return found


def test_every_public_page_is_fit_for_everybody(app: Flask, visit: Visit, looked_at: Counter[str]) -> None:
    faults = walk(app, visit("/cs/"), "/cs/", looked_at)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("role", Role)
def test_every_page_of_the_staff_is_fit_for_everybody(
    app: Flask, site: Site, visit: Visit, looked_at: Counter[str], role: Role
) -> None:
    page = visit("/cs/desk", login=site.one_of_each_role()[role])
    faults = walk(app, page, "/cs/desk", looked_at)
    assert not faults, "\n".join(faults)
