"""The staff's pages about the places residents pick from."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal import clock
from portal.roles import Role
from portal.towns import actions, queries
from portal.towns.forms import PlaceForm
from portal.towns.rules import PlaceDraft, TownStaff
from portal.web.access import allow
from portal.web.pages import page

bp = Blueprint("towns", __name__)
PLACES = "/<lang:lang>/desk/places"


@bp.get(PLACES)
@allow(Role.COORDINATOR)
def desk(visitor: TownStaff) -> Response:
    """List the places of each district."""
    return page("towns/desk.html", districts=queries.districts_with_places(visitor))


@bp.route(f"{PLACES}/in/<row:district_id>", methods=["GET", "POST"])
@allow(Role.COORDINATOR)
def add_place(visitor: TownStaff, district_id: int) -> Response:
    """Add a place to a district."""
    area = queries.district_for(visitor, district_id)
    form = PlaceForm.of(PlaceDraft("", area.next_position))
    if form.saves(lambda draft: actions.add_place(visitor, district_id, draft, clock.now())):
        flash(_("Místo je v nabídce."))
        return redirect(url_for("towns.desk"))
    return page("towns/place.html", status=form.status, form=form, area=area, place=None)


@bp.route(f"{PLACES}/<row:place_id>", methods=["GET", "POST"])
@allow(Role.COORDINATOR)
def change_place(visitor: TownStaff, place_id: int) -> Response:
    """Rename a place or move it."""
    place = queries.place_for(visitor, place_id)
    form = PlaceForm.of(place.draft())
    if form.saves(lambda draft: actions.change_place(visitor, place_id, draft, clock.now())):
        flash(_("Místo je uložené."))
        return redirect(url_for("towns.desk"))
    return page("towns/place.html", status=form.status, form=form, area=place.district, place=place)


@bp.post(f"{PLACES}/<row:place_id>/retire")
@allow(Role.COORDINATOR)
def retire_place(visitor: TownStaff, place_id: int) -> Response:
    """Take a place off the list."""
    actions.retire_place(visitor, place_id, True, clock.now())
    flash(_("Místo už lidem nenabízíme. Vrátit ho můžete kdykoli."))
    return redirect(url_for("towns.desk"))


@bp.post(f"{PLACES}/<row:place_id>/restore")
@allow(Role.COORDINATOR)
def restore_place(visitor: TownStaff, place_id: int) -> Response:
    """Put a place back on the list."""
    actions.retire_place(visitor, place_id, False, clock.now())
    flash(_("Místo je zpátky v nabídce."))
    return redirect(url_for("towns.desk"))
