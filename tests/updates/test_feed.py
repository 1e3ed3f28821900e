"""The Atom feeds are valid (RFC 4287), absolute and stable."""

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, fromstring

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.db import Words
from portal.updates.rules import Kind
from tests.databases import ADDRESS
from tests.updates.drafts import stored
from tests.world import World

ATOM = "{http://www.w3.org/2005/Atom}"


def feed_of(client: FlaskClient, path: str) -> Element:
    answer = client.get(path)
    assert answer.mimetype == "application/atom+xml"
    return fromstring(answer.data)


def text(element: Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


@pytest.mark.parametrize("path", ["/cs/brod/updates.atom", "/en/brod/nadrazi/updates.atom"])
def test_a_feed_holds_what_the_standard_asks_for(
    app: Flask, client: FlaskClient, world: World, path: str
) -> None:
    update_id = stored(app, world.home)
    feed = feed_of(client, path)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert text(feed, "id") == links["self"] == f"{ADDRESS}{path}"
    assert text(feed, "title")
    assert datetime.fromisoformat(text(feed, "updated")).tzinfo
    (entry,) = feed.findall(f"{ATOM}entry")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{ADDRESS}/{path[1:3]}/brod/updates/{update_id}"
    assert entry.findtext(f"{ATOM}author/{ATOM}name", "").startswith("prap. Jana Vzorová")
    assert text(entry, "title")
    assert text(entry, "content")


def test_an_entry_keeps_its_id_when_it_is_corrected(app: Flask, client: FlaskClient, world: World) -> None:
    published = datetime(2026, 11, 20, 8, tzinfo=UTC)
    corrected = datetime(2026, 11, 21, 9, tzinfo=UTC)
    update_id = stored(
        app, world.home, published_at=published, corrected_at=corrected, correction=Words(cs="Je bílá.")
    )
    feed = feed_of(client, "/cs/brod/updates.atom")
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert text(entry, "id") == f"tag:127.0.0.1,2026-11-20:brod/updates/{update_id}"
    assert text(entry, "updated") == text(feed, "updated") == corrected.isoformat()
    assert "Je bílá." in text(entry, "content")


def test_an_empty_feed_is_still_a_feed(client: FlaskClient, world: World) -> None:
    feed = feed_of(client, "/cs/brod/lipiny/updates.atom")
    assert text(feed, "updated")
    assert feed.findall(f"{ATOM}entry") == []


def test_markup_and_odd_symbols_stay_text(app: Flask, client: FlaskClient, world: World) -> None:
    stored(
        app,
        world.home,
        kind=Kind.RUMOUR_CHECK,
        title=Words(cs="<b>&\ufffe"),
        rumour=Words(cs="]]> \x0b"),
    )
    entry = feed_of(client, "/cs/brod/updates.atom").find(f"{ATOM}entry")
    assert entry is not None
    assert text(entry, "title") == "<b>&"
    assert text(entry, "content").startswith("Říká se: ]]>")


@pytest.mark.parametrize("page", ["brod", "brod/updates", "brod/nadrazi", "brod/nadrazi/updates"])
def test_pages_tell_a_reader_where_the_feed_is(client: FlaskClient, world: World, page: str) -> None:
    place = page.removesuffix("/updates")
    answer = client.get(f"/cs/{page}").text
    assert f'href="/cs/{place}/updates.atom"' in answer
    assert 'rel="alternate" type="application/atom+xml"' in answer
