"""The kinds of concern a town has."""

from flask import Flask
from sqlalchemy import update

from portal.concerns.actions.categories import seeded
from portal.concerns.rules import Regime
from portal.db import db
from portal.towns.models import Agency
from tests.world import World


def test_a_kind_that_nobody_in_town_could_read_is_not_offered(app: Flask, world: World) -> None:
    with app.app_context():
        missing = {world.home.agencies["ospod"], world.home.agencies["kontrola"]}
        db.session.execute(update(Agency).where(Agency.id.in_(missing)).values(kind="school"))
        regimes = {category.regime for category in seeded(world.home.town_id)}
    assert regimes == {Regime.ORDINARY, Regime.RESTRICTED}
