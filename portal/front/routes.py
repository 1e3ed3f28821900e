"""The front door, a town, a district, and the way out."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from portal import clock
from portal.front import facts, queries
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


@bp.get("/<lang:lang>/platforms")
@allow(EVERYONE, keep=HOUR)
def platforms() -> Response:
    """Show where coordination platforms worked in 2019: history with its source."""
    return page("front/platforms.html", platforms=facts.PLATFORMS)


@bp.get("/<lang:lang>/community-policing")
@allow(EVERYONE, keep=HOUR)
def community_policing() -> Response:
    """Show what community policing is."""
    return page("front/community_policing.html", told=facts.COMMUNITY_POLICING, source=facts.PLATFORMS)


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


@bp.get("/<lang:lang>/<town>/what-we-know")
@allow(EVERYONE, keep=HOUR)
def what_we_know(town: TownFacts) -> Response:
    """Say what the portal learns about a resident, what it does not, and where its protection ends."""
    return page("front/what_we_know.html", table=queries.table_of(town))


@bp.get("/<lang:lang>/<town>/privacy")
@allow(EVERYONE, keep=HOUR)
def privacy(town: TownFacts) -> Response:
    """Say what article 13 of the GDPR asks for, as it really is today."""
    return page("front/privacy.html", table=queries.table_of(town), authority=facts.DATA_PROTECTION_AUTHORITY)


@bp.get("/<lang:lang>/<town>/accessibility")
@allow(EVERYONE, keep=HOUR)
def accessibility(town: TownFacts) -> Response:
    """Show the accessibility statement under act 99/2019."""
    return page(
        "front/accessibility.html",
        town=town,
        assessed_on=facts.ACCESSIBILITY_ASSESSED_ON,
        authority=facts.ACCESSIBILITY_AUTHORITY,
    )


@bp.get("/<lang:lang>/<town>/help")
@allow(EVERYONE, keep=HOUR)
def get_help(town: TownFacts) -> Response:
    """Show where to turn: phone lines, and where to complain about the police."""
    return page("front/help.html", town=town, help=facts.HELP)


@bp.get("/<lang:lang>/leave")
@allow(EVERYONE)
def leave() -> Response:
    """Leave at once for a neutral page, and ask the browser to drop what it kept of ours."""
    response = redirect(NEUTRAL, 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
