"""The resident's way: what, where and when, who may read it; then the receipt.

What was typed travels in the sealed field, so Back and Next lose nothing and no cookie is needed.
"""

import secrets
import time

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from portal import clock
from portal.concerns import queries
from portal.concerns.actions import resident
from portal.concerns.forms.resident import SendForm, WhereForm, draft_of, must_stop
from portal.concerns.models import Category
from portal.concerns.rules import Stop
from portal.concerns.steps import CALLED, Steps
from portal.concerns.tiles import TILES, TIME_LABELS, tile
from portal.errors import Expired, NotThere
from portal.roles import EVERYONE
from portal.towns import queries as towns
from portal.towns.queries import DistrictFacts, TownFacts
from portal.web import sealed
from portal.web.access import allow
from portal.web.pages import page

bp = Blueprint("concerns", __name__)
PURPOSE = "concern"
BASE = "/<lang:lang>/<town>/<district>/concern"


@bp.get(BASE)
@allow(EVERYONE, keep=3600)
def what(town: TownFacts, district: DistrictFacts) -> Response:  # noqa: ARG001
    """Screen 1: is it urgent, and what is it about."""
    return page("concerns/what.html", tiles=TILES, sealed=None)


@bp.post(f"{BASE}/what")
@allow(EVERYONE)
def back_to_what(town: TownFacts, district: DistrictFacts) -> Response:
    """Screen 1 again, with everything typed on the second one kept."""
    steps = _with_where(town, district, _opened(town, district))
    return page("concerns/what.html", tiles=TILES, sealed=_seal(town, steps))


@bp.post(f"{BASE}/where")
@allow(EVERYONE)
def where(town: TownFacts, district: DistrictFacts) -> Response:
    """Screen 2, from a tile or back from the third screen."""
    steps = _opened(town, district)
    if request.form.get("from") == "send":
        steps = SendForm().onto(steps)
    elif request.form.get("from") == "where":  # Another district was chosen on this very screen.
        steps = _with_where(town, district, steps)
    chosen = request.form.get("tile", steps.tile)
    steps = steps.with_(tile=chosen if tile(chosen) else "", kind=steps.kind if chosen == steps.tile else "")
    return _show_where(town, district, steps, None)


@bp.post(f"{BASE}/words")
@allow(EVERYONE)
def words(town: TownFacts, district: DistrictFacts) -> Response:
    """Screen 3 when the second one is answered; the stop page when it happens right now."""
    steps = _with_where(town, district, _opened(town, district))
    form = _where_form(town, district, steps)
    if not form.validate() or not _has_passed_stop(town, form, steps):
        return _show_where(town, district, steps, form)
    if steps.stop == "yes":
        return _show_stop(town, steps)
    return _show_send(town, district, steps, None)


@bp.post(f"{BASE}/called")
@allow(EVERYONE)
def called(town: TownFacts, district: DistrictFacts) -> Response:
    """Screen 3 after the stop page: the person has called."""
    steps = _opened(town, district).with_(stop=CALLED)
    return (
        _show_send(town, district, steps, None)
        if steps.kind
        else page("concerns/what.html", tiles=TILES, sealed=_seal(town, steps))
    )


@bp.get(f"{BASE}/stop")
@allow(EVERYONE, keep=3600)
def stop(town: TownFacts, district: DistrictFacts) -> Response:  # noqa: ARG001
    """Show whom to call now; nothing was typed yet."""
    return page("concerns/stop.html", calls=["158", "112"], sealed=None)


@bp.post(BASE)
@allow(EVERYONE)
def send(town: TownFacts, district: DistrictFacts) -> Response:
    """Keep the concern and answer with its receipt; what does not fit comes back as it was typed."""
    form = SendForm()
    steps = form.onto(_opened(town, district, must_be_sealed=True))
    category = _category(town, steps)
    if category is None or must_stop(category, steps) or not steps.place:
        return _show_where(town, district, steps, _refused_where(town, district, steps))
    form.ask_for_words(category)
    if not form.validate() or steps.is_dead(int(time.time()), sealed.TICKET_SECONDS):
        return _show_send(town, district, steps, form)
    receipt = resident.submit(district, draft_of(steps), bytes.fromhex(steps.ticket), clock.now())
    return page("concerns/receipt.html", receipt=receipt, days=town.first_answer_days)


@bp.get(f"{BASE}/<any(what, where, words, called):step>")
@allow(EVERYONE)
def lost_step(town: TownFacts, district: DistrictFacts, step: str) -> Response:  # noqa: ARG001
    """A step opened by its address alone leads to the first one."""
    return redirect(url_for("concerns.what"))


def _opened(town: TownFacts, district: DistrictFacts, *, must_be_sealed: bool = False) -> Steps:
    token, now = request.form.get(sealed.FIELD), int(time.time())
    if not token:
        if must_be_sealed:
            raise Expired
        return Steps.begin(district.slug, secrets.token_hex(32), now)
    steps = Steps.from_sealed(sealed.unseal(PURPOSE, town.id, token, None))
    if steps.is_dead(now, sealed.TICKET_SECONDS) and not must_be_sealed:
        steps = steps.with_(ticket=secrets.token_hex(32), born=now)
    if steps.district != district.slug:
        steps = steps.with_(district=district.slug, place="")
    return steps


def _seal(town: TownFacts, steps: Steps) -> str:
    return sealed.seal(PURPOSE, town.id, steps.to_seal())


def _with_where(town: TownFacts, district: DistrictFacts, steps: Steps) -> Steps:
    return _where_form(town, district, steps).onto(steps)


def _where_form(town: TownFacts, district: DistrictFacts, steps: Steps) -> WhereForm:
    form = WhereForm()
    form.offer(queries.categories_of(town.id, steps.tile), towns.places_of(district.id))
    return form


def _refused_where(town: TownFacts, district: DistrictFacts, steps: Steps) -> WhereForm:
    form = WhereForm(formdata=None)
    form.offer(queries.categories_of(town.id, steps.tile), towns.places_of(district.id))
    form.carry(steps)
    form.mark_missing(steps, _category(town, steps))
    return form


def _has_passed_stop(town: TownFacts, form: WhereForm, steps: Steps) -> bool:
    category = _category(town, steps)
    if category is not None and category.stop == Stop.QUESTION and steps.stop not in {"yes", "no", CALLED}:
        form.ask_to_stop()
        return False
    return category is not None


def _category(town: TownFacts, steps: Steps) -> Category | None:
    try:
        found = queries.category_named(town.id, steps.kind)
    except NotThere:
        return None
    return found if found.tile == steps.tile else None


def _show_where(town: TownFacts, district: DistrictFacts, steps: Steps, form: WhereForm | None) -> Response:
    if tile(steps.tile) is None:  # Nothing was tapped on the first screen, or it was skipped.
        return page("concerns/what.html", status=422, tiles=TILES, sealed=_seal(town, steps), missing=True)
    categories = queries.categories_of(town.id, steps.tile)
    shown = form or WhereForm(formdata=None)
    if form is None:
        shown.offer(categories, towns.places_of(district.id))
        shown.carry(steps)
    return page(
        "concerns/where.html",
        status=422 if form is not None else 200,
        form=shown,
        tile=tile(steps.tile),
        categories=categories,
        others=[other for other in towns.districts_of(town.id) if other.id != district.id],
        time_icons={str(name): icon for name, (_words, icon) in TIME_LABELS.items()},
        sealed=_seal(town, steps),
    )


def _show_stop(town: TownFacts, steps: Steps) -> Response:
    category = queries.category_named(town.id, steps.kind)
    return page(
        "concerns/stop.html", calls=category.calls.split() or ["158", "112"], sealed=_seal(town, steps)
    )


def _show_send(town: TownFacts, district: DistrictFacts, steps: Steps, form: SendForm | None) -> Response:
    category = queries.category_named(town.id, steps.kind)
    shown = form or SendForm(formdata=None)
    if form is None:
        shown.carry(steps)
        shown.ask_for_words(category)
    is_stale = steps.is_dead(int(time.time()), sealed.TICKET_SECONDS)
    if is_stale:
        steps = steps.with_(ticket=secrets.token_hex(32), born=int(time.time()))
    return page(
        "concerns/send.html",
        status=422 if form is not None else 200,
        form=shown,
        tile=tile(steps.tile),
        category=category,
        is_stale=is_stale,
        place=towns.place_named(district.id, steps.place),
        days=town.first_answer_days,
        sealed=_seal(town, steps),
    )
