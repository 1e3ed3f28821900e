"""The screens no link leads to: steps, answers to forms, refusals. Each is as fit for everybody as the rest."""

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Visit
from tests.journeys.serving import Site
from tests.journeys.test_axe import faults_on

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TOWN = "/cs/havrani-brod"


class Look:
    """Looks at each screen of a walk and keeps what is wrong."""

    def __init__(self, page: Page) -> None:
        self.page, self.faults = page, list[str]()

    def at(self, screen: str) -> None:
        self.faults += [f"{screen}: {fault}" for fault in faults_on(self.page)]
        self.page.set_viewport_size({"width": 390, "height": 844})

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()
        self.page.wait_for_load_state("networkidle")


def test_every_step_of_a_concern_is_fit_for_everybody(visit: Visit) -> None:
    page = visit(f"{TOWN}/u-nadrazi/concern")
    look = Look(page)
    look.press("Násilí a strach")
    look.at("where")
    look.press("Dál k vaší zprávě")
    look.at("where, refused")
    page.get_by_label("Rvačky, vyhrožování, napadení").check()
    page.get_by_label("podchod").check()
    page.get_by_role("group", name="Děje se to právě teď").get_by_label("ano").check()
    look.press("Dál k vaší zprávě")
    look.at("stop")
    look.press("Už jsem volal/a")
    look.at("send")
    page.get_by_label("Telefon nebo e-mail").fill("731 000 000")
    look.press("Odeslat")
    look.at("send, refused")
    page.get_by_label("Platforma").check()
    page.get_by_label("Kdy je to bezpečné?").fill("ráno")
    look.press("Odeslat")
    look.at("receipt")
    words = page.locator(".code b").all_inner_texts()
    page.goto(f"{TOWN}/code")
    page.get_by_label("1. slovo").fill("jablko letalo")
    look.press("Ukázat odpověď")
    look.at("code, refused")
    page.get_by_label("1. slovo").fill(" ".join(words))
    page.get_by_label("2. slovo").fill("")
    look.press("Ukázat odpověď")
    look.at("status")
    look.press("Odeslat")
    look.at("status, refused")
    assert not look.faults, "\n".join(look.faults)


def test_every_step_of_a_survey_is_fit_for_everybody(visit: Visit, site: Site) -> None:
    notes = (site.instance / "demo-sign-ins.txt").read_text(encoding="utf-8")
    slip = "/d/" + notes.split("/d/")[1].split()[0]
    look = Look(visit(slip))
    look.at("slip")
    look.press("Začít")
    for number in range(7):
        if number in {0, 2, 6}:
            look.at(f"question {number + 1}")
        look.press("Hotovo" if number == 6 else "Další otázka")
    look.at("review")
    look.press("Odeslat")
    look.at("thanks")
    look.page.goto(slip)
    look.at("used slip")
    assert not look.faults, "\n".join(look.faults)


@pytest.mark.parametrize("path", [f"{TOWN}/nowhere", "/cs/nowhere", f"{TOWN}/updates/999999"])
def test_a_page_that_is_not_there_is_fit_for_everybody(visit: Visit, path: str) -> None:
    look = Look(visit(path))
    look.at(path)
    assert not look.faults, "\n".join(look.faults)


def test_a_refused_sign_in_is_fit_for_everybody(visit: Visit) -> None:
    look = Look(visit("/cs/sign-in"))
    look.page.get_by_label("Přihlašovací jméno").fill("nikdo")
    look.page.get_by_label("Heslo").fill("spatne heslo")
    look.press("Přihlásit se")
    look.at("sign-in, refused")
    assert not look.faults, "\n".join(look.faults)
