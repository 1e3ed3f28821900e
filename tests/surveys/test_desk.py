"""The survey manager's desk: each step once, in order, in the own town only."""

from flask import Flask

from portal.db import db
from portal.surveys.models import Batch, Wave
from tests.concerns.telling import token_in
from tests.world import World

BASE = "/cs/desk/surveys"


def test_a_wave_goes_from_draft_to_release(app: Flask, world: World) -> None:
    client = world.sign_in(app, "survey_manager")
    token = token_in(client.get(BASE).text)
    made = client.post(BASE, data={"csrf_token": token, "title": "Zima"})
    wave = made.headers["Location"]
    client.post(f"{wave}/open", data={"csrf_token": token, "days": "30"})
    slips = client.post(
        f"{wave}/slips",
        data={
            "csrf_token": token,
            "district": world.home.districts["stred"],
            "channel": "door",
            "number": "32",
        },
    )
    assert slips.text.count('class="coupon"') == 32
    assert slips.text.count("data:image/svg+xml") == 33
    assert client.post(f"{wave}/close", data={"csrf_token": token}).status_code == 422
    client.post(f"{wave}/close", data={"csrf_token": token, "sure": "y"})
    client.post(f"{wave}/release", data={"csrf_token": token})
    with app.app_context():
        assert db.session.query(Wave).one().state == "released"
        assert db.session.query(Batch).one().issued == 32


def test_fewer_than_thirty_slips_are_refused(app: Flask, world: World) -> None:
    client = world.sign_in(app, "survey_manager")
    token = token_in(client.get(BASE).text)
    wave = client.post(BASE, data={"csrf_token": token, "title": "Zima"}).headers["Location"]
    client.post(f"{wave}/open", data={"csrf_token": token, "days": "30"})
    data = {"csrf_token": token, "district": world.home.districts["stred"], "channel": "door", "number": "5"}
    refused = client.post(f"{wave}/slips", data=data)
    assert refused.status_code == 422
    assert 'value="5"' in refused.text


def test_another_town_does_not_find_the_wave(app: Flask, world: World) -> None:
    client = world.sign_in(app, "survey_manager")
    token = token_in(client.get(BASE).text)
    wave = client.post(BASE, data={"csrf_token": token, "title": "Zima"}).headers["Location"]
    assert world.sign_in(app, "survey_manager", town="jinde").get(wave).status_code == 404
