"""The staff's first page."""

from flask import Blueprint
from werkzeug.wrappers import Response

from portal import clock
from portal.accounts.rules import Visitor
from portal.desk import queries
from portal.roles import STAFF
from portal.towns import queries as towns
from portal.web.access import allow
from portal.web.pages import page

bp = Blueprint("desk", __name__)


@bp.get("/<lang:lang>/desk")
@allow(STAFF)
def show(visitor: Visitor) -> Response:
    """Show what waits for this visitor today, and what the role can do here."""
    day = queries.day_of(visitor, clock.now())
    return page("desk/show.html", town=towns.town_of(visitor.town_id), day=day)
