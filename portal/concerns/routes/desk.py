"""The staff's desk: the inbox, one concern, and what can be done with it."""

import csv
import io
from typing import Any

from defusedcsv import csv as safe_csv
from flask import Blueprint, Response, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from portal import clock
from portal.accounts.rules import Visitor
from portal.concerns import queries, rules, thread
from portal.concerns.actions import staff
from portal.concerns.clocks import was_in_time
from portal.concerns.forms.staff import CloseForm, DeedForm, HandOverForm, NoteForm, ReplyForm
from portal.concerns.models import Concern
from portal.concerns.queries import PAGE, Wanted
from portal.concerns.rules import AgencyRef, Regime
from portal.errors import Changed
from portal.roles import TRIAGE
from portal.towns import queries as towns
from portal.web.access import allow
from portal.web.pages import is_partial, page

bp = Blueprint("desk_concerns", __name__)
BASE = "/<lang:lang>/desk/concerns"


@bp.get(BASE)
@allow(TRIAGE)
def inbox(visitor: Visitor) -> AnyResponse:
    """List what the visitor sees, nearest due first, with counts of every view."""
    wanted = _wanted()
    found = queries.inbox(visitor, wanted, clock.today())
    return page(
        "concerns/inbox.html",
        concerns=found[:PAGE],
        read_in_full={concern.id for concern in found if queries.reads_in_full(concern, visitor)},
        has_more=len(found) > PAGE and not wanted.words,
        wanted=wanted,
        counts=queries.counts(visitor, clock.today()),
        only_counted=queries.only_counted(visitor),
        districts=towns.districts_of(visitor.town_id),
    )


@bp.get(f"{BASE}/export.csv")
@allow(TRIAGE)
def export(visitor: Visitor) -> AnyResponse:
    """Answer with what the visitor sees as a table: no text, no place, no day finer than a month."""
    buffer = io.StringIO()
    table = safe_csv.writer(buffer, quoting=csv.QUOTE_ALL)
    table.writerow([_("měsíc"), _("část města"), _("druh"), _("stav"), _("kdo řeší"), _("včas")])
    table.writerows(_row(concern) for concern in queries.exported(visitor))
    headers = {"Content-Disposition": 'attachment; filename="podnety.csv"'}
    return Response("\ufeff" + buffer.getvalue(), mimetype="text/csv; charset=utf-8", headers=headers)


@bp.get(f"{BASE}/<concern_id>")
@allow(TRIAGE)
def show(visitor: Visitor, concern_id: str) -> AnyResponse:
    """Show one concern; reading a protected one is logged."""
    concern = queries.seen_by(visitor, concern_id)
    regime = Regime(concern.regime)
    if queries.reads_in_full(concern, visitor):
        staff.note_reading(visitor, concern_id, regime, clock.now())
    return _show(visitor, concern_id)


@bp.post(f"{BASE}/<concern_id>/reply")
@allow(TRIAGE)
def reply(visitor: Visitor, concern_id: str) -> AnyResponse:
    """Answer the resident."""
    form = ReplyForm()
    if not form.validate():
        return _show(visitor, concern_id, status=422, reply=form)
    try:
        staff.reply(visitor, concern_id, form.draft(), clock.now())
    except Changed as refusal:
        return _show(visitor, concern_id, status=409, reply=form, changed=_(refusal.text))
    return _done(visitor, concern_id, _("Odpověď je odeslaná. Člověk si ji přečte s kódem."))


@bp.post(f"{BASE}/<concern_id>/note")
@allow(TRIAGE)
def note(visitor: Visitor, concern_id: str) -> AnyResponse:
    """Keep a note for the own agency."""
    form = NoteForm()
    if not form.validate():
        return _show(visitor, concern_id, status=422, note=form)
    staff.note(visitor, concern_id, form.note.data, clock.now())
    return _done(visitor, concern_id, _("Poznámka je uložená. Vidí ji jen váš úřad."))


@bp.post(f"{BASE}/<concern_id>/hand-over")
@allow(TRIAGE)
def hand_over(visitor: Visitor, concern_id: str) -> AnyResponse:
    """Give the concern to another agency."""
    form = HandOverForm()
    form.offer(_targets(visitor, queries.seen_by(visitor, concern_id)))
    if not form.validate():
        return _show(visitor, concern_id, status=422, handing=form)
    try:
        staff.hand_over(visitor, concern_id, form.draft(), clock.now())
    except Changed as refusal:
        return _show(visitor, concern_id, status=409, handing=form, changed=_(refusal.text))
    flash(_("Předáno. Dál to řeší nový úřad."))
    return redirect(url_for("desk_concerns.inbox"), 303)


@bp.post(f"{BASE}/<concern_id>/close")
@allow(TRIAGE)
def close(visitor: Visitor, concern_id: str) -> AnyResponse:
    """End the concern with a reason and a sentence."""
    form = CloseForm()
    if not form.validate():
        return _show(visitor, concern_id, status=422, closing=form)
    try:
        staff.close(visitor, concern_id, form.draft(), clock.now())
    except Changed as refusal:
        return _show(visitor, concern_id, status=409, closing=form, changed=_(refusal.text))
    return _done(visitor, concern_id, _("Podnět je uzavřený. Člověk uvidí důvod i vaši větu."))


@bp.post(f"{BASE}/<concern_id>/contact")
@allow(TRIAGE)
def contact(visitor: Visitor, concern_id: str) -> AnyResponse:
    """Show the contact and log that it was looked at."""
    staff.reveal_contact(visitor, concern_id, clock.now())
    concern = queries.seen_by(visitor, concern_id)
    return _show(visitor, concern_id, contact=thread.contact_of(concern))


@bp.post(f"{BASE}/<concern_id>/deed")
@allow(TRIAGE)
def deed(visitor: Visitor, concern_id: str) -> AnyResponse:
    """Publish what was done."""
    form = DeedForm()
    if not form.validate():
        return _show(visitor, concern_id, status=422, deed=form)
    staff.publish_deed(visitor, concern_id, form.draft(), clock.now())
    return _done(visitor, concern_id, _("Zveřejněno v „Řekli jste – udělali jsme“."))


def _wanted() -> Wanted:
    district, page_number = request.args.get("district", ""), request.args.get("page", "1")
    return Wanted(
        view=request.args.get("view", "open"),
        district_id=int(district) if district.isdecimal() and len(district) < 10 else None,
        words=request.args.get("q", "").strip()[:80],
        page=max(1, int(page_number)) if page_number.isdecimal() and len(page_number) < 6 else 1,
    )


def _targets(visitor: Visitor, concern: Concern) -> list[towns.AgencyFacts]:
    agencies = towns.agencies_of(visitor.town_id)
    return [a for a in agencies if rules.may_receive(concern.facts, AgencyRef(a.id, a.kind))]


def _done(visitor: Visitor, concern_id: str, said: str) -> AnyResponse:
    """Answer a finished deed: a part for htmx, otherwise back to the concern, saying what was done."""
    if is_partial():
        return _show(visitor, concern_id, said=said)
    flash(said)
    return redirect(url_for("desk_concerns.show", concern_id=concern_id), 303)


def _show(visitor: Visitor, concern_id: str, status: int = 200, **given: Any) -> AnyResponse:
    concern = queries.seen_by(visitor, concern_id)
    handing = given.get("handing") or HandOverForm(formdata=None)
    targets = _targets(visitor, concern)
    handing.offer(targets)
    return page(
        "concerns/show.html",
        part="concerns/_show.html",
        status=status,
        shown=thread.for_staff(concern, visitor),
        is_police_out=any(
            not concern.facts.audience.admits(agency.kind) for agency in towns.agencies_of(visitor.town_id)
        ),
        reply=given.get("reply") or ReplyForm(formdata=None),
        note=given.get("note") or NoteForm(formdata=None),
        handing=handing,
        targets=targets,
        closing=given.get("closing") or CloseForm(formdata=None),
        deed=given.get("deed") or DeedForm(formdata=None),
        contact=given.get("contact"),
        said=given.get("said", ""),
        changed=given.get("changed", ""),
    )


def _row(concern: Concern) -> list[str]:
    return [
        concern.arrived_at.strftime("%Y-%m"),
        concern.district.name,
        concern.category.name.text("cs"),
        concern.status,
        concern.owner.name.text("cs"),
        _("ano") if was_in_time(concern.answered_on, concern.due_on) else _("ne"),
    ]
