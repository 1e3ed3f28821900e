"""The front door, a town, a district, and the way out."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from portal import clock
from portal.front import queries
from portal.roles import EVERYONE
from portal.towns import queries as towns
from portal.towns.queries import DistrictFacts, TownFacts
from portal.web import languages
from portal.web.access import allow
from portal.web.pages import page

bp = Blueprint("front", __name__)
MINUTE, HOUR = 60, 3600
NEUTRAL = "https://www.seznam.cz/"


@bp.get("/")
@allow(EVERYONE)
def door() -> Response:
    """Send the visitor to the portal in the language the browser asks for."""
    response = redirect(url_for("front.home", lang=languages.preferred()))
    response.vary.add("Accept-Language")
    return response


@bp.get("/<lang:lang>/")
@allow(EVERYONE, keep=MINUTE)
def home() -> Response:
    """List the towns."""
    return page("front/home.html", towns=towns.towns())


@bp.get("/<lang:lang>/<town>")
@allow(EVERYONE, keep=MINUTE)
def town(town: TownFacts) -> Response:
    """Show a town."""
    return page("front/town.html", shown=queries.town_page(town, clock.now()), now=clock.now())


@bp.get("/<lang:lang>/<town>/<district>")
@allow(EVERYONE, keep=MINUTE)
def district(town: TownFacts, district: DistrictFacts) -> Response:
    """Show a district: its people, what was promised and what came of it."""
    return page("front/district.html", shown=queries.district_page(town, district, clock.now()))


@bp.get("/<lang:lang>/leave")
@allow(EVERYONE)
def leave() -> Response:
    """Leave at once for a neutral page, and ask the browser to drop what it kept of ours."""
    response = redirect(NEUTRAL, 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
