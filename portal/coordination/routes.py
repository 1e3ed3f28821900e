"""The staff's pages about public meetings."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal import clock
from portal.accounts import queries as accounts
from portal.accounts.rules import Visitor
from portal.coordination import actions, queries
from portal.coordination.forms import MeetingForm
from portal.roles import PUBLISHERS
from portal.web.access import allow
from portal.web.forms import Form
from portal.web.pages import page

bp = Blueprint("coordination", __name__)
MEETINGS = "/<lang:lang>/desk/meetings"


@bp.get(MEETINGS)
@allow(PUBLISHERS)
def desk(visitor: Visitor) -> Response:
    """List the coming meetings."""
    return page("coordination/desk.html", meetings=queries.meetings_for(visitor, clock.now()))


@bp.route(f"{MEETINGS}/new", methods=["GET", "POST"])
@allow(PUBLISHERS)
def call(visitor: Visitor) -> Response:
    """Call a meeting."""
    form = MeetingForm.among(accounts.districts_for(visitor))
    if form.saves(lambda draft: actions.call(visitor, draft, clock.now())):
        flash(_("Setkání je na stránce."))
        return redirect(url_for("coordination.desk"))
    return page("coordination/meeting.html", status=form.status, form=form, meeting=None)


@bp.route(f"{MEETINGS}/<row:meeting_id>", methods=["GET", "POST"])
@allow(PUBLISHERS)
def change(visitor: Visitor, meeting_id: int) -> Response:
    """Change a meeting."""
    meeting = queries.meeting_for(visitor, meeting_id, clock.now())
    form = MeetingForm.among(accounts.districts_for(visitor), meeting.draft())
    if form.saves(lambda draft: actions.change(visitor, meeting_id, draft, clock.now())):
        flash(_("Setkání je uložené."))
        return redirect(url_for("coordination.desk"))
    return page("coordination/meeting.html", status=form.status, form=form, meeting=meeting)


@bp.route(f"{MEETINGS}/<row:meeting_id>/cancel", methods=["GET", "POST"])
@allow(PUBLISHERS)
def cancel(visitor: Visitor, meeting_id: int) -> Response:
    """Ask, then cancel a meeting."""
    meeting, form = queries.meeting_for(visitor, meeting_id, clock.now()), Form()
    if form.saves(lambda _nothing: actions.cancel(visitor, meeting_id, clock.now())):
        flash(_("Setkání je zrušené."))
        return redirect(url_for("coordination.desk"))
    return page("coordination/cancel.html", form=form, meeting=meeting)


@bp.post(f"{MEETINGS}/<row:meeting_id>/restore")
@allow(PUBLISHERS)
def restore(visitor: Visitor, meeting_id: int) -> Response:
    """Let a cancelled meeting be held after all."""
    actions.restore(visitor, meeting_id, clock.now())
    flash(_("Setkání zase platí."))
    return redirect(url_for("coordination.desk"))
