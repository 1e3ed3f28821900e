"""The whole story: a resident says something, offices act, the resident and the street read what came of it."""

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Visit

pytestmark = pytest.mark.browser
SAID = "V podchodu zase nesvítí dvě lampy u schodů."
DONE = "Lampy u schodů v podchodu svítí a přidali jsme třetí"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_what_a_resident_says_is_answered_and_shown_to_the_street(visit: Visit, script: bool) -> None:
    words = resident_sends(visit("/cs/havrani-brod/u-nadrazi", script=script))
    coordinator_hands_over(
        visit("/cs/desk/concerns?q=schod%C5%AF", login="koordinatorka", width=1280, script=script)
    )
    officer = visit("/cs/desk/concerns?q=schod%C5%AF", login="ukazka", script=script)
    officer_answers(officer)
    resident_reads_and_writes_back(visit("/cs/havrani-brod/code", script=script), words)
    done = f"{DONE} ({'s' if script else 'bez'} skriptu)."
    officer_closes_and_publishes(officer, done)
    page = visit("/cs/havrani-brod/u-nadrazi", script=script)
    assert page.get_by_text(done).is_visible()
    assert not page.get_by_text(SAID).count()


def resident_sends(page: Page) -> str:
    page.get_by_role("link", name="Chci něco říct").first.click()
    page.get_by_role("button", name="Nepořádek a tma").click()
    page.get_by_label("Tma, rozbité lampy, zpustlá místa").check()
    page.get_by_label("podchod").check()
    page.get_by_label("večer").check()
    page.get_by_role("button", name="Dál k vaší zprávě").click()
    page.get_by_label("Platforma").check()
    page.get_by_label("Co se děje?").fill(SAID)
    page.get_by_role("button", name="Odeslat").click()
    page.get_by_role("heading", name="Děkujeme, máme to.").wait_for()
    words = " ".join(page.locator(".code b").all_inner_texts())
    assert len(words.split()) == 5
    assert page.context.cookies() == []
    return words


def open_first(page: Page) -> None:
    page.locator(".queue a").first.click()
    page.get_by_text(SAID).wait_for()


def coordinator_hands_over(page: Page) -> None:
    open_first(page)
    page.get_by_label("Komu").select_option(label="Městská policie")
    page.get_by_label("Proč, jednou větou").fill("Chodí tudy hlídka každý večer.")
    page.get_by_role("button", name="Předat", exact=True).click()
    page.get_by_text("Předáno. Dál to řeší nový úřad.").wait_for()


def officer_answers(page: Page) -> None:
    open_first(page)
    page.get_by_label("Odpověď člověku").fill("Dnes večer jsme tam byli. Zítra přijde elektrikář.")
    page.get_by_role("button", name="Odeslat odpověď").click()
    page.get_by_text("Odpověď je odeslaná.").wait_for()


def resident_reads_and_writes_back(page: Page, words: str) -> None:
    page.get_by_label("1. slovo").fill(words)
    page.get_by_role("button", name="Ukázat odpověď").click()
    page.get_by_text("Zítra přijde elektrikář.").wait_for()
    assert page.get_by_text("Předáno: Městská policie.").is_visible()
    assert not page.get_by_text(SAID).count()
    page.get_by_label("Odepsat").fill("Díky, počkáme.")
    page.get_by_role("button", name="Odeslat").click()
    page.get_by_text("Máme to. Přečteme si to").wait_for()
    page.get_by_role("button", name="ano", exact=True).click()
    page.get_by_text("Děkujeme, zapsali jsme si to.").wait_for()


def officer_closes_and_publishes(page: Page, done: str) -> None:
    page.reload()
    if not page.get_by_text(SAID).count():
        open_first(page)
    page.get_by_text("Díky, počkáme.").wait_for()
    page.get_by_text("Napsat do „Řekli jste – udělali jsme“", exact=True).click()
    page.get_by_label("Řekli jste (vlastními slovy úřadu)").fill("V podchodu je tma.")
    page.get_by_label("Udělali jsme, nebo proč to nešlo").fill(done)
    page.get_by_label("hotovo", exact=True).check()
    page.get_by_role("button", name="Zveřejnit").click()
    page.get_by_text("Zveřejněno v „Řekli jste – udělali jsme“.").wait_for()
    page.get_by_text("Uzavřít podnět", exact=True).click()
    page.get_by_label("vyřešili jsme to").check()
    page.get_by_label("Věta pro člověka").fill("Svítí to.")
    page.get_by_role("button", name="Uzavřít", exact=True).click()
    page.get_by_text("Podnět je uzavřený.").wait_for()
