"""The district page: people first, honest about what is missing."""

from flask.testing import FlaskClient

from tests.world import World


def test_a_district_without_officers_says_so_and_offers_a_call(client: FlaskClient, world: World) -> None:
    text = client.get("/cs/brod/lipiny").text
    assert "Teď tu nikoho nemáme" in text
    assert 'href="tel:156"' in text


def test_every_empty_part_of_a_district_says_what_is_missing(client: FlaskClient, world: World) -> None:
    text = client.get("/cs/brod/lipiny").text
    for sentence in ("Zatím na nic.", "Zatím tu nic není.", "Zatím žádná zpráva.", "Žádné není domluvené."):
        assert sentence in text


def test_an_unknown_district_is_a_friendly_404_in_the_visitors_language(
    client: FlaskClient, world: World
) -> None:
    answer = client.get("/en/brod/nowhere")
    assert answer.status_code == 404
    assert "No light is on here" in answer.text


def test_a_public_page_sets_no_cookie_and_is_the_same_for_everybody(
    client: FlaskClient, world: World
) -> None:
    first, second = (
        client.get("/cs/brod/stred"),
        client.get("/cs/brod/stred", headers={"User-Agent": "other"}),
    )
    assert "Set-Cookie" not in first.headers
    assert "Cookie" not in first.headers.get("Vary", "")
    assert first.data == second.data


def test_the_front_door_follows_the_browsers_language(client: FlaskClient, world: World) -> None:
    assert client.get("/", headers={"Accept-Language": "en"}).headers["Location"] == "/en/"
    assert client.get("/", headers={"Accept-Language": "cs"}).headers["Location"] == "/cs/"


def test_an_unknown_district_of_a_known_town_leads_back_to_the_town(
    client: FlaskClient, world: World
) -> None:
    page = client.get("/cs/brod/neznama").text
    assert 'href="/cs/brod"' in page
    assert 'href="/cs/brod/code"' in page
