"""A resident comes for the first time, on a phone, with script and without."""

import pytest

from tests.journeys.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_resident_finds_who_serves_their_district(visit: Visit, script: bool) -> None:
    page = visit("/", script=script)
    page.get_by_role("link", name="Havraní Brod").click()
    page.get_by_role("link", name="U Nádraží").first.click()
    page.get_by_role("heading", name="Vaši okrskáři").wait_for()
    assert page.get_by_role("article").get_by_role("heading", name="Vzorová").is_visible()


def test_nothing_is_kept_in_the_browser(visit: Visit) -> None:
    page = visit("/cs/havrani-brod")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
