"""The staff's first page says what waits for the role that opens it."""

import pytest
from flask import Flask

from portal.desk import queries
from tests.staff import spoken
from tests.world import NOW, World


def test_the_coordinator_reads_that_nothing_is_overdue_and_which_districts_wait(
    app: Flask, world: World
) -> None:
    page = spoken(world.sign_in(app, "coordinator").get("/cs/desk"))
    assert "Po termínu není nic" in page
    assert "ještě tu není žádná zpráva." in page


def test_an_agency_reads_of_concerns_and_of_nothing_it_may_not_open(app: Flask, world: World) -> None:
    page = spoken(world.sign_in(app, "bydleni").get("/cs/desk"))
    assert "Váš úřad řeší 0 podnětů" in page
    assert "Napsat zprávu" not in page


def test_the_administrator_is_told_where_accounts_are_kept(app: Flask, world: World) -> None:
    page = spoken(world.sign_in(app, "administrator").get("/cs/desk"))
    assert "V prohlížeči tu pro vás nic není." in page
    assert "Po termínu" not in page


@pytest.mark.parametrize("person", ["administrator", "survey_manager"])
def test_who_never_meets_a_concern_is_not_even_given_a_count(app: Flask, world: World, person: str) -> None:
    with app.app_context():
        assert queries.day_of(world.home.visitor(person), NOW).waiting is None
