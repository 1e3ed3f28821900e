"""What residents read: lists, one update, and friendly answers where there is none."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from portal import clock
from portal.db import Words
from portal.updates.rules import PAGE_SIZE, Kind
from tests.updates.drafts import stored
from tests.world import World


def test_a_district_lists_its_own_updates_and_the_towns(
    app: Flask, client: FlaskClient, world: World
) -> None:
    for district, title in (("nadrazi", "Tady"), ("stred", "Jinde"), (None, "Všude")):
        stored(app, world.home, district, title=Words(cs=title))
    text = client.get("/cs/brod/nadrazi/updates").text
    assert "Tady" in text
    assert "Všude" in text
    assert "Jinde" not in text


def test_long_lists_turn_pages(app: Flask, client: FlaskClient, world: World) -> None:
    for number in range(PAGE_SIZE + 1):
        stored(app, world.home, days=number, title=Words(cs=f"Zpráva číslo {number}."))
    first, second = client.get("/cs/brod/updates").text, client.get("/cs/brod/updates?page=2").text
    assert 'rel="next" href="/cs/brod/updates?page=2"' in first
    assert f"číslo {PAGE_SIZE}." not in first.replace("\u00a0", " ")
    assert f"číslo {PAGE_SIZE}." in second.replace("\u00a0", " ")
    assert 'rel="prev" href="/cs/brod/updates"' in second
    assert client.get("/cs/brod/updates?page=3").status_code == 404
    assert client.get("/cs/brod/updates?page=0").status_code == 404


def test_an_update_that_is_over_stays_in_the_list_and_says_so(
    app: Flask, client: FlaskClient, world: World
) -> None:
    stored(app, world.home, days=5, valid_until=clock.today() - timedelta(days=1))
    assert "už neplatí, platilo do" in client.get("/cs/brod/updates").text.replace("\u00a0", " ")
    assert "Nadpis zprávy" not in client.get("/cs/brod/nadrazi").text


def test_the_district_page_leads_to_the_update_and_to_all_of_them(
    app: Flask, client: FlaskClient, world: World
) -> None:
    update_id = stored(app, world.home)
    text = client.get("/cs/brod/nadrazi").text
    assert f'href="/cs/brod/updates/{update_id}"' in text
    assert 'href="/cs/brod/nadrazi/updates"' in text


def test_a_warning_offers_the_call(app: Flask, client: FlaskClient, world: World) -> None:
    update_id = stored(app, world.home, kind=Kind.WARNING, valid_until=clock.today())
    assert 'class="btn now" href="tel:158"' in client.get(f"/cs/brod/updates/{update_id}").text


def test_a_text_that_is_only_in_czech_says_so_in_english(
    app: Flask, client: FlaskClient, world: World
) -> None:
    update_id = stored(app, world.home, body=Words(cs="Jen česky."))
    assert '<p class="lead" lang="cs">Jen česky.</p>' in client.get(f"/en/brod/updates/{update_id}").text


def test_an_unknown_or_foreign_update_is_a_friendly_404(
    app: Flask, client: FlaskClient, world: World
) -> None:
    foreign = stored(app, world.other)
    for number in (foreign, 999, 2**31):
        assert client.get(f"/cs/brod/updates/{number}").status_code == 404


def test_public_pages_can_be_kept_and_set_no_cookie(app: Flask, client: FlaskClient, world: World) -> None:
    update_id = stored(app, world.home)
    for path in ("updates", f"updates/{update_id}", "nadrazi/updates", "updates.atom"):
        answer = client.get(f"/cs/brod/{path}")
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        assert "Set-Cookie" not in answer.headers
