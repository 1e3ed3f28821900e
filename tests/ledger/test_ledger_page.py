"""The public ledger of a district: everything that was said, and honestly what came of it."""

from flask import Flask
from flask.testing import FlaskClient

from portal.ledger.rules import Outcome
from tests.ledger.test_deeds import deed
from tests.staff import spoken
from tests.world import World

PAGE = "/cs/brod/nadrazi/ledger"


def test_each_outcome_has_its_heading_and_what_stands_still_comes_first(
    app: Flask, client: FlaskClient, world: World
) -> None:
    deed(app, world, outcome=Outcome.DONE)
    deed(app, world, outcome=Outcome.REFUSED)
    deed(app, world, outcome=Outcome.UNDER_WAY, due=5)
    deed(app, world, outcome=Outcome.UNDER_WAY, due=-5)
    text = client.get(PAGE).text
    places = [text.index(f'<h2 id="{key}-h">') for key in ("late", "under-way", "done", "refused")]
    assert places == sorted(places)
    assert "zpožděno, mělo být do" in spoken(client.get(PAGE))


def test_a_heading_without_entries_is_left_out(app: Flask, client: FlaskClient, world: World) -> None:
    deed(app, world, outcome=Outcome.DONE)
    text = client.get(PAGE).text
    assert 'id="done"' in text
    assert 'id="late"' not in text


def test_an_empty_ledger_says_so(client: FlaskClient, world: World) -> None:
    assert "Zatím tu nic není." in spoken(client.get(PAGE))


def test_another_districts_entry_does_not_show(app: Flask, client: FlaskClient, world: World) -> None:
    deed(app, world, district="stred")
    assert "Řečeno done" not in client.get(PAGE).text


def test_the_district_page_leads_to_the_whole_ledger(app: Flask, client: FlaskClient, world: World) -> None:
    deed(app, world)
    assert f'href="{PAGE}"' in client.get("/cs/brod/nadrazi").text


def test_the_ledger_can_be_kept_by_a_cache(app: Flask, client: FlaskClient, world: World) -> None:
    answer = client.get(PAGE)
    assert "Set-Cookie" not in answer.headers
    assert answer.data == client.get(PAGE, headers={"User-Agent": "other"}).data
