"""Where platforms worked, what community policing is: history with its day and its source."""

from flask.testing import FlaskClient

from portal.front.facts import PLATFORMS
from tests.world import World


def plain(client: FlaskClient, path: str) -> str:
    return client.get(path).text.replace("\u00a0", " ")


def test_the_platforms_page_names_all_groups_and_claims_nothing_about_today(
    client: FlaskClient, world: World
) -> None:
    text = plain(client, "/cs/platforms")
    assert all(group.partnership in text and group.name in text for group in PLATFORMS.groups)
    assert "stav ke dni 2. 2. 2019" in text
    assert "Neříkáme, že skupiny pracují i dnes." in text
    assert PLATFORMS.source in text


def test_the_english_page_quotes_names_in_czech_and_explains_them(client: FlaskClient, world: World) -> None:
    text = plain(client, "/en/platforms")
    assert '<p lang="cs">„bezpečnost a prevence kriminality“</p>' in text
    assert "safety, crime prevention" in text


def test_community_policing_is_told_in_five_principles(client: FlaskClient, world: World) -> None:
    text = client.get("/cs/community-policing").text
    assert text.split('<ol class="nums">')[1].split("</ol>")[0].count("<li>") == 5


def test_facts_can_be_kept_for_an_hour(client: FlaskClient, world: World) -> None:
    for path in ("platforms", "community-policing", "brod/what-we-know", "brod/privacy", "brod/help"):
        assert client.get(f"/cs/{path}").headers["Cache-Control"] == "public, max-age=3600"
