"""What a town says about itself: what it knows, privacy, accessibility, where to turn."""

import pytest
from flask.testing import FlaskClient

from tests.world import World


def plain(client: FlaskClient, path: str) -> str:
    return client.get(path).text.replace("\u00a0", " ")


@pytest.mark.parametrize("page", ["what-we-know", "privacy"])
def test_who_is_police_and_who_is_not_can_be_looked_up(client: FlaskClient, world: World, page: str) -> None:
    text = plain(client, f"/cs/brod/{page}")
    lists = [part.split("</ul>")[0] for part in text.split('<ul class="ticks">')]
    police = next(part for part in lists if "Úřad pcr" in part)
    civil = next(part for part in lists if "Úřad ngo" in part)
    assert "Úřad mp" in police
    assert "Úřad ngo" not in police
    assert "Úřad mesto" in civil
    assert "Úřad skola" not in civil


def test_privacy_says_that_nothing_is_deleted_by_itself_yet(client: FlaskClient, world: World) -> None:
    assert "zatím samy nemažou" in plain(client, "/cs/brod/privacy")


def test_a_town_without_its_data_protection_officer_says_so(client: FlaskClient, world: World) -> None:
    assert "Kontakt město ještě nedoplnilo." in plain(client, "/cs/brod/privacy")


def test_the_accessibility_statement_has_the_five_parts_the_law_asks_for(
    client: FlaskClient, world: World
) -> None:
    text = plain(client, "/cs/brod/accessibility")
    for part in (
        "Stav souladu",
        "Nepřístupný obsah",
        "Jak a kdy prohlášení vzniklo",
        "Zpětná vazba",
        "Vymáhání",
    ):
        assert f">{part}</h2>" in text


def test_help_offers_calls_and_ways_to_complain(client: FlaskClient, world: World) -> None:
    text = plain(client, "/cs/brod/help")
    for number in ("158", "112", "156", "116006", "116111"):
        assert f'href="tel:{number}"' in text
    for way in ("veliteli městské policie", "§ 97", "GIBS", "ombudsman"):
        assert way in text


def test_every_page_of_a_town_links_its_texts(client: FlaskClient, world: World) -> None:
    text = client.get("/cs/brod/nadrazi").text
    for page in ("what-we-know", "help", "privacy", "accessibility"):
        assert f'href="/cs/brod/{page}"' in text
