"""The survey manager's desk: make, open, print slips, close, release."""

import segno
from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal import clock, config
from portal.accounts.rules import Visitor
from portal.roles import Role
from portal.surveys import actions, queries, slips
from portal.surveys.forms import ClosingForm, OpeningForm, SlipsForm, WaveForm
from portal.surveys.template import SHORT_FORM
from portal.towns import queries as towns
from portal.web.access import allow
from portal.web.pages import page

bp = Blueprint("survey_desk", __name__)
BASE = "/<lang:lang>/desk/surveys"


@bp.get(BASE)
@allow(Role.SURVEY_MANAGER)
def waves(visitor: Visitor) -> Response:
    """List the town's waves and offer a new one."""
    return page("surveys/waves.html", waves=queries.waves_of(visitor), form=WaveForm(formdata=None))


@bp.post(BASE)
@allow(Role.SURVEY_MANAGER)
def make(visitor: Visitor) -> Response:
    """Make a draft wave."""
    form = WaveForm()
    if not form.saves(lambda draft: actions.make_wave(visitor, draft, clock.now())):
        return page("surveys/waves.html", status=422, waves=queries.waves_of(visitor), form=form)
    flash(_("Návrh průzkumu je uložený."))
    return redirect(url_for("survey_desk.wave", wave_id=form.saved), 303)


@bp.get(f"{BASE}/<row:wave_id>")
@allow(Role.SURVEY_MANAGER)
def wave(visitor: Visitor, wave_id: int) -> Response:
    """Show a wave and its next step."""
    return _show(visitor, wave_id)


@bp.post(f"{BASE}/<row:wave_id>/open")
@allow(Role.SURVEY_MANAGER)
def open_wave(visitor: Visitor, wave_id: int) -> Response:
    """Open the wave."""
    form = OpeningForm()
    if not form.validate():
        return _show(visitor, wave_id, opening=form)
    actions.open_wave(visitor, wave_id, int(form.days.data), clock.now())
    flash(_("Průzkum běží. Teď vytiskněte lístky."))
    return redirect(url_for("survey_desk.wave", wave_id=wave_id), 303)


@bp.post(f"{BASE}/<row:wave_id>/slips")
@allow(Role.SURVEY_MANAGER)
def print_slips(visitor: Visitor, wave_id: int) -> Response:
    """Answer with a batch of slips, ready to print; they are never shown again."""
    form = _slips_form(visitor, sent=True)
    if not form.validate():
        return _show(visitor, wave_id, slips_form=form)
    draft = form.draft()
    codes = actions.print_slips(visitor, wave_id, draft, clock.now())
    district = next(item for item in towns.districts_of(visitor.town_id) if item.id == draft.district_id)
    return page(
        "surveys/slips.html",
        desk=queries.wave_desk(visitor, wave_id),
        slips=[(slips.shown(code), _qr(code)) for code in codes],
        place=district.name,
        address=f"{config.current().host}/d/",
        count=len(SHORT_FORM),
    )


@bp.post(f"{BASE}/<row:wave_id>/close")
@allow(Role.SURVEY_MANAGER)
def close(visitor: Visitor, wave_id: int) -> Response:
    """Close the wave."""
    form = ClosingForm()
    if not form.validate():
        return _show(visitor, wave_id, closing=form)
    actions.close_wave(visitor, wave_id, clock.now())
    flash(_("Průzkum je uzavřený. Nepoužité lístky jsme smazali."))
    return redirect(url_for("survey_desk.wave", wave_id=wave_id), 303)


@bp.post(f"{BASE}/<row:wave_id>/release")
@allow(Role.SURVEY_MANAGER)
def release(visitor: Visitor, wave_id: int) -> Response:
    """Publish the results."""
    actions.release_wave(visitor, wave_id, clock.now())
    flash(_("Výsledky jsou zveřejněné."))
    return redirect(url_for("survey_desk.wave", wave_id=wave_id), 303)


def _qr(code: str) -> str:
    return str(segno.make(f"{config.current().address}/d/{code}", error="m").svg_data_uri(border=2))


def _slips_form(visitor: Visitor, *, sent: bool) -> SlipsForm:
    form = SlipsForm() if sent else SlipsForm(formdata=None)
    form.offer(towns.districts_of(visitor.town_id))
    return form


def _show(
    visitor: Visitor,
    wave_id: int,
    opening: OpeningForm | None = None,
    slips_form: SlipsForm | None = None,
    closing: ClosingForm | None = None,
) -> Response:
    return page(
        "surveys/wave.html",
        status=422 if opening or slips_form or closing else 200,
        desk=queries.wave_desk(visitor, wave_id),
        opening=opening or OpeningForm(formdata=None),
        slips_form=slips_form or _slips_form(visitor, sent=False),
        closing=closing or ClosingForm(formdata=None),
        town=towns.town_of(visitor.town_id),
    )
