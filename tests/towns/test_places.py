"""The list of places that residents pick from, kept by the coordinator."""

import pytest
from flask import Flask

from portal.db import db
from portal.towns.models import Place
from portal.towns.queries import places_of
from tests.staff import audited, send, spoken
from tests.world import World


def offered(app: Flask, world: World, district: str = "nadrazi") -> list[str]:
    with app.app_context():
        return [place.name for place in places_of(world.home.districts[district])]


def first_place(app: Flask, district_id: int) -> int:
    with app.app_context():
        return places_of(district_id)[0].id


def test_a_new_place_is_offered_where_its_number_says(app: Flask, world: World) -> None:
    staff, home = world.sign_in(app, "coordinator"), world.home.districts["nadrazi"]
    path = f"/cs/desk/places/in/{home}"
    assert 'value="3"' in staff.get(path).text
    assert send(staff, path, name="podchod", position="1").status_code == 302
    assert offered(app, world) == ["Nádraží 0", "Nádraží 1", "podchod", "Nádraží 2"]
    assert [action for action, _, _ in audited(app)] == ["towns.add_place"]


@pytest.mark.parametrize(
    ("name", "position", "sentence"),
    [
        ("nádraží 1", "5", "Takové místo tu už je."),
        ("", "5", "Napište, jak se místu říká."),
        ("podchod", "pět", "Napište celé číslo."),
        ("podchod", "1000", "Napište číslo od 0 do 999."),
    ],
)
def test_a_place_that_does_not_fit_is_refused_in_plain_words(
    app: Flask, world: World, name: str, position: str, sentence: str
) -> None:
    staff, home = world.sign_in(app, "coordinator"), world.home.districts["nadrazi"]
    answer = send(staff, f"/cs/desk/places/in/{home}", name=name, position=position)
    assert answer.status_code == 422
    assert sentence in spoken(answer)
    assert len(offered(app, world)) == 3


def test_a_renamed_place_moves_in_the_list(app: Flask, world: World) -> None:
    staff, place_id = world.sign_in(app, "coordinator"), first_place(app, world.home.districts["nadrazi"])
    send(staff, f"/cs/desk/places/{place_id}", name="u trati", position="9")
    assert offered(app, world) == ["Nádraží 1", "Nádraží 2", "u trati"]


def test_a_place_may_keep_its_own_name(app: Flask, world: World) -> None:
    staff, place_id = world.sign_in(app, "coordinator"), first_place(app, world.home.districts["nadrazi"])
    answer = send(staff, f"/cs/desk/places/{place_id}", name="Nádraží 0", position="9")
    assert answer.status_code == 302


def test_a_retired_place_is_not_offered_and_can_be_restored(app: Flask, world: World) -> None:
    staff, place_id = world.sign_in(app, "coordinator"), first_place(app, world.home.districts["nadrazi"])
    send(staff, f"/cs/desk/places/{place_id}/retire")
    assert "Nádraží 0" not in offered(app, world)
    assert "vyřazeno" in staff.get("/cs/desk/places").text
    send(staff, f"/cs/desk/places/{place_id}/restore")
    assert "Nádraží 0" in offered(app, world)
    assert [action for action, _, _ in audited(app)] == ["towns.retire_place", "towns.restore_place"]


def test_another_towns_place_and_district_are_not_there(app: Flask, world: World) -> None:
    staff, foreign = world.sign_in(app, "coordinator"), world.other.districts["nadrazi"]
    place_id = first_place(app, foreign)
    assert staff.get(f"/cs/desk/places/in/{foreign}").status_code == 404
    for path in (f"in/{foreign}", f"{place_id}", f"{place_id}/retire", f"{place_id}/restore"):
        assert send(staff, f"/cs/desk/places/{path}", name="x", position="1").status_code == 404
    with app.app_context():
        assert db.session.get_one(Place, place_id).name == "Nádraží 0"
    assert audited(app) == []


@pytest.mark.parametrize("person", ["officer_pcr", "sluzby", "administrator"])
def test_only_the_coordinator_keeps_the_list(app: Flask, world: World, person: str) -> None:
    assert world.sign_in(app, person).get("/cs/desk/places").status_code == 404
