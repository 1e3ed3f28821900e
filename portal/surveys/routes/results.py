"""Published results, read from the frozen release only."""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from portal.roles import EVERYONE
from portal.surveys import queries
from portal.surveys.queries import Published
from portal.surveys.results import share_from
from portal.surveys.template import SHORT_FORM
from portal.towns import queries as towns
from portal.towns.queries import TownFacts
from portal.web.access import allow
from portal.web.pages import page

bp = Blueprint("survey_results", __name__)
BASE = "/<lang:lang>/<town>/survey/results"


@bp.get(BASE)
@allow(EVERYONE, keep=60)
def latest(town: TownFacts) -> Response:
    """Show the newest published wave, or say that there is none."""
    found = queries.latest(town.id)
    return _show(town, found) if found else page("surveys/none.html")


@bp.get(f"{BASE}/<row:wave_id>")
@allow(EVERYONE, keep=60)
def show(town: TownFacts, wave_id: int) -> Response:
    """Show one published wave."""
    return _show(town, queries.published(town.id, wave_id))


def _show(town: TownFacts, found: Published) -> Response:
    releases = queries.releases_of(town.id)
    position = next((number for number, item in enumerate(releases) if item.wave_id == found.wave_id), None)
    if position is None:
        abort(404)
    return page(
        "surveys/results.html",
        found=found,
        before=releases[position + 1] if position + 1 < len(releases) else None,
        others=[item for item in releases if item.wave_id != found.wave_id],
        questions=SHORT_FORM,
        names={district.id: district.name for district in towns.districts_of(town.id)},
        share_from=share_from,
    )
