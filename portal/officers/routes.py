"""The staff's pages about officers: the list, the card, assignments, weekly slots."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal import clock
from portal.accounts import queries as accounts
from portal.accounts.rules import Visitor
from portal.officers import actions, queries
from portal.officers.forms import AssignmentForm, CardForm, EndForm, NewOfficerForm, SlotForm
from portal.roles import PUBLISHERS, Role
from portal.towns import queries as towns
from portal.web.access import allow
from portal.web.pages import page

bp = Blueprint("officers", __name__)
OFFICER = "/<lang:lang>/desk/officers/<row:officer_id>"


@bp.get("/<lang:lang>/desk/officers")
@allow(PUBLISHERS)
def desk(visitor: Visitor) -> Response:
    """List the town's officers and what their cards lack."""
    return page("officers/desk.html", cards=queries.cards_for(visitor, clock.now()))


@bp.route("/<lang:lang>/desk/officers/new", methods=["GET", "POST"])
@allow(Role.COORDINATOR)
def add(visitor: Visitor) -> Response:
    """Add an officer."""
    form = NewOfficerForm.among(item for item in towns.agencies_of(visitor.town_id) if item.kind.is_police)
    if form.saves(lambda draft: actions.add_officer(visitor, form.agency.data, draft, clock.now())):
        flash(_("Nový okrskář je uložený. Teď mu přidejte část města a hodiny."))
        return redirect(url_for("officers.show", officer_id=form.saved))
    return page("officers/edit.html", status=form.status, form=form, card=None)


@bp.get(OFFICER)
@allow(PUBLISHERS)
def show(visitor: Visitor, officer_id: int) -> Response:
    """Show one card with its assignments and slots."""
    return page("officers/show.html", card=queries.card_for(visitor, officer_id, clock.now()))


@bp.route(f"{OFFICER}/edit", methods=["GET", "POST"])
@allow(PUBLISHERS)
def edit(visitor: Visitor, officer_id: int) -> Response:
    """Change a card."""
    card = queries.card_for(visitor, officer_id, clock.now())
    form = CardForm.of(card.officer.card())
    if form.saves(lambda draft: actions.edit_card(visitor, officer_id, draft, clock.now())):
        flash(_("Karta je uložená. Když na ní platí všechno, potvrďte ji."))
        return redirect(url_for("officers.show", officer_id=officer_id))
    return page("officers/edit.html", status=form.status, form=form, card=card)


@bp.post(f"{OFFICER}/confirm")
@allow(PUBLISHERS)
def confirm(visitor: Visitor, officer_id: int) -> Response:
    """Confirm that everything on a card holds today."""
    actions.confirm(visitor, officer_id, clock.now())
    flash(_("Karta je potvrzená dnešním dnem."))
    return redirect(url_for("officers.show", officer_id=officer_id))


@bp.route(f"{OFFICER}/assignments/new", methods=["GET", "POST"])
@allow(Role.COORDINATOR)
def assign(visitor: Visitor, officer_id: int) -> Response:
    """Assign an officer to a district."""
    card = queries.card_for(visitor, officer_id, clock.now())
    form = AssignmentForm.among(accounts.districts_for(visitor), clock.today())
    if form.saves(lambda draft: actions.assign(visitor, officer_id, draft, clock.now())):
        flash(_("Přidělení je uložené."))
        return redirect(url_for("officers.show", officer_id=officer_id))
    return page("officers/assign.html", status=form.status, form=form, card=card)


@bp.route(f"{OFFICER}/assignments/<row:assignment_id>", methods=["GET", "POST"])
@allow(Role.COORDINATOR)
def end(visitor: Visitor, officer_id: int, assignment_id: int) -> Response:
    """Set the last day of an assignment."""
    assignment = queries.assignment_for(visitor, officer_id, assignment_id, clock.today())
    form, now = EndForm.of(assignment.until or clock.today()), clock.now()
    if form.saves(lambda day: actions.end_assignment(visitor, officer_id, assignment_id, day, now)):
        flash(_("Poslední den je uložený."))
        return redirect(url_for("officers.show", officer_id=officer_id))
    return page("officers/end.html", status=form.status, form=form, assignment=assignment)


@bp.route(f"{OFFICER}/slots/new", methods=["GET", "POST"])
@allow(PUBLISHERS)
def add_slot(visitor: Visitor, officer_id: int) -> Response:
    """Add a weekly hour."""
    card = queries.card_for(visitor, officer_id, clock.now())
    form = SlotForm.among(assignment.district for assignment in card.serves)
    if form.saves(lambda draft: actions.add_slot(visitor, officer_id, draft, clock.now())):
        flash(_("Hodina je na stránce."))
        return redirect(url_for("officers.show", officer_id=officer_id))
    return page("officers/slot.html", status=form.status, form=form, card=card)


@bp.post(f"{OFFICER}/slots/<row:slot_id>/remove")
@allow(PUBLISHERS)
def remove_slot(visitor: Visitor, officer_id: int, slot_id: int) -> Response:
    """Remove a weekly hour."""
    actions.remove_slot(visitor, officer_id, slot_id, clock.now())
    flash(_("Hodina už na stránce není."))
    return redirect(url_for("officers.show", officer_id=officer_id))
