"""Going back: by our own buttons and by the browser's, with script and without, nothing typed is lost."""

import pytest
from playwright.sync_api import Error, Page

from tests.journeys.conftest import Visit, Watch

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_our_back_buttons_keep_everything(visit: Visit, script: bool) -> None:
    page = visit("/cs/havrani-brod/stred/concern", script=script)
    page.get_by_role("button", name="Hluk a pití venku").click()
    page.get_by_label("Hluk a rušení nočního klidu").check()
    page.get_by_label("herna").check()
    page.get_by_role("button", name="Dál k vaší zprávě").click()
    page.get_by_label("Co se děje?").fill("Rozepsaná věta")
    page.get_by_label("Bez policie").check()
    page.get_by_role("button", name="Zpět na místo a čas").click()
    assert page.get_by_label("herna").is_checked()
    page.get_by_role("button", name="Zpět na téma").click()
    page.get_by_role("button", name="Hluk a pití venku").click()
    assert page.get_by_label("Hluk a rušení nočního klidu").is_checked()
    page.get_by_role("button", name="Dál k vaší zprávě").click()
    assert page.get_by_label("Co se děje?").input_value() == "Rozepsaná věta"
    assert page.get_by_label("Bez policie").is_checked()


def test_the_browsers_back_shows_no_code_and_no_text(visit: Visit) -> None:
    page = visit("/cs/havrani-brod/stred/concern")
    page.get_by_role("button", name="Nepořádek a tma").click()
    page.get_by_label("Odpad a nepořádek").check()
    page.get_by_label("nevím").check()
    page.get_by_role("button", name="Dál k vaší zprávě").click()
    page.get_by_label("Platforma").check()
    page.get_by_label("Co se děje?").fill("Kanarek v kleci")
    page.get_by_role("button", name="Odeslat").click()
    words = page.locator(".code b").all_inner_texts()
    page.goto("/cs/havrani-brod")
    page.goto("about:blank")
    shown = shown_after_going_back(page)
    assert "Kanarek" not in shown
    assert not [word for word in words if f"<b>{word}</b>" in shown]


def shown_after_going_back(page: Page) -> str:
    """Return what stands on the screen; Chromium's own question whether to send a form again is nothing of ours."""
    try:
        page.go_back(timeout=3000)
        page.go_back(timeout=3000)
        return page.content()
    except Error:
        return ""


def test_leaving_quickly_leaves_no_entry_of_the_step(visit: Visit, watch: Watch) -> None:
    page = visit("/cs/havrani-brod/stred/concern")
    page.route("**/leave", lambda route: route.fulfill(status=200, body="neutral", content_type="text/plain"))
    entries = page.evaluate("history.length")
    page.get_by_role("link", name="Rychle pryč").click()
    page.wait_for_url("**/leave")
    assert page.evaluate("history.length") == entries
    assert "concern" not in page.url
