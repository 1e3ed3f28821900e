"""The ledger: the public page of a district, and the staff's pages that fill it."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal import clock
from portal.accounts import queries as accounts
from portal.accounts.rules import Visitor
from portal.ledger import actions, queries
from portal.ledger.forms import CloseForm, DeedForm, PriorityForm
from portal.roles import EVERYONE, PUBLISHERS, Role
from portal.towns.queries import DistrictFacts, TownFacts
from portal.web.access import allow
from portal.web.forms import Form
from portal.web.pages import page

bp = Blueprint("ledger", __name__)
MINUTE = 60
WRITERS = PUBLISHERS | {Role.MEMBER}
LEDGER = "/<lang:lang>/desk/ledger"


@bp.get("/<lang:lang>/<town>/<district>/ledger")
@allow(EVERYONE, keep=MINUTE)
def show(district: DistrictFacts, **_town: TownFacts) -> Response:
    """Show everything people said in a district and what came of it."""
    return page("ledger/show.html", shown=queries.ledger_page(district.id, clock.today()))


@bp.get(LEDGER)
@allow(WRITERS)
def desk(visitor: Visitor) -> Response:
    """List the priorities and entries that the visitor may change."""
    return page(
        "ledger/desk.html",
        priorities=queries.priorities_for(visitor),
        deeds=queries.deeds_for(visitor),
        withdrawn=queries.deeds_for(visitor, withdrawn=True),
        sets_priorities=visitor.role in PUBLISHERS,
    )


@bp.route(f"{LEDGER}/priorities/new", methods=["GET", "POST"])
@allow(PUBLISHERS)
def open_priority(visitor: Visitor) -> Response:
    """Open a priority."""
    form = PriorityForm.among(accounts.districts_for(visitor))
    if form.saves(lambda draft: actions.open_priority(visitor, draft, clock.now())):
        flash(_("Priorita je na stránce."))
        return redirect(url_for("ledger.desk"))
    return page("ledger/priority.html", status=form.status, form=form, priority=None)


@bp.route(f"{LEDGER}/priorities/<row:priority_id>", methods=["GET", "POST"])
@allow(PUBLISHERS)
def edit_priority(visitor: Visitor, priority_id: int) -> Response:
    """Change a priority."""
    priority = queries.priority_for(visitor, priority_id)
    form = PriorityForm.among(accounts.districts_for(visitor), priority.draft())
    if form.saves(lambda draft: actions.edit_priority(visitor, priority_id, draft, clock.now())):
        flash(_("Priorita je uložená."))
        return redirect(url_for("ledger.desk"))
    return page("ledger/priority.html", status=form.status, form=form, priority=priority)


@bp.route(f"{LEDGER}/priorities/<row:priority_id>/close", methods=["GET", "POST"])
@allow(PUBLISHERS)
def close_priority(visitor: Visitor, priority_id: int) -> Response:
    """Close a priority with its result."""
    priority = queries.priority_for(visitor, priority_id)
    form = CloseForm.of(priority.result)
    if form.saves(lambda result: actions.close_priority(visitor, priority_id, result, clock.now())):
        flash(_("Priorita je uzavřená. Výsledek zůstává na stránce."))
        return redirect(url_for("ledger.desk"))
    return page("ledger/close.html", status=form.status, form=form, priority=priority)


@bp.route(f"{LEDGER}/deeds/new", methods=["GET", "POST"])
@allow(WRITERS)
def publish(visitor: Visitor) -> Response:
    """Publish an entry."""
    offices = queries.agencies_for(visitor)
    form = DeedForm.among(accounts.districts_for(visitor), offices, own=visitor.agency_id)
    if form.saves(lambda draft: actions.publish(visitor, draft, clock.now())):
        flash(_("Záznam je na stránce."))
        return redirect(url_for("ledger.desk"))
    return page("ledger/deed.html", status=form.status, form=form, deed=None)


@bp.route(f"{LEDGER}/deeds/<row:deed_id>", methods=["GET", "POST"])
@allow(WRITERS)
def edit(visitor: Visitor, deed_id: int) -> Response:
    """Change an entry."""
    deed, offices = queries.deed_for(visitor, deed_id), queries.agencies_for(visitor)
    form = DeedForm.among(accounts.districts_for(visitor), offices, deed.draft())
    if form.saves(lambda draft: actions.edit(visitor, deed_id, draft, clock.now())):
        flash(_("Záznam je uložený."))
        return redirect(url_for("ledger.desk"))
    return page("ledger/deed.html", status=form.status, form=form, deed=deed)


@bp.route(f"{LEDGER}/deeds/<row:deed_id>/withdraw", methods=["GET", "POST"])
@allow(WRITERS)
def withdraw(visitor: Visitor, deed_id: int) -> Response:
    """Ask, then take an entry off the public pages."""
    deed, form = queries.deed_for(visitor, deed_id), Form()
    if form.saves(lambda _nothing: actions.withdraw(visitor, deed_id, clock.now())):
        flash(_("Záznam je stažený. Dole na stránce ho můžete vrátit."))
        return redirect(url_for("ledger.desk"))
    return page("ledger/withdraw.html", form=form, deed=deed)


@bp.post(f"{LEDGER}/deeds/<row:deed_id>/restore")
@allow(WRITERS)
def restore(visitor: Visitor, deed_id: int) -> Response:
    """Put a withdrawn entry back."""
    actions.restore(visitor, deed_id, clock.now())
    flash(_("Záznam je zpátky na stránce."))
    return redirect(url_for("ledger.desk"))
