"""Safety updates: what residents read, and the officer's minute."""

from datetime import datetime

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal import clock, config
from portal.accounts.rules import Visitor
from portal.roles import EVERYONE, PUBLISHERS, Role
from portal.towns import queries as towns
from portal.towns.queries import DistrictFacts, TownFacts
from portal.updates import actions, feed, queries
from portal.updates.forms import CorrectionForm, UpdateForm
from portal.web.access import allow
from portal.web.pages import page

bp = Blueprint("updates", __name__)
bp.add_app_template_filter(feed.xml_text)
MINUTE = 60
ID = "<int(max=2147483647):update_id>"  # The largest that a table's id can be: a larger one is a 404.


@bp.get("/<lang:lang>/<town>/updates")
@allow(EVERYONE, keep=MINUTE)
def in_town(town: TownFacts) -> Response:
    """List the updates of a town, twenty on a page."""
    return page("updates/list.html", shelf=queries.shelf(town.id, None, _page_number()))


@bp.get("/<lang:lang>/<town>/<district>/updates")
@allow(EVERYONE, keep=MINUTE)
def in_district(town: TownFacts, district: DistrictFacts) -> Response:
    """List the updates of a district with those for the whole town, twenty on a page."""
    return page("updates/list.html", shelf=queries.shelf(town.id, district.id, _page_number()))


@bp.get(f"/<lang:lang>/<town>/updates/{ID}")
@allow(EVERYONE, keep=MINUTE)
def show(town: TownFacts, update_id: int) -> Response:
    """Show one update."""
    return page("updates/show.html", update=queries.public_update(town.id, update_id))


@bp.get("/<lang:lang>/<town>/updates.atom")
@allow(EVERYONE, keep=MINUTE)
def town_feed(town: TownFacts) -> Response:
    """Answer the town's Atom feed."""
    return _feed(town, None)


@bp.get("/<lang:lang>/<town>/<district>/updates.atom")
@allow(EVERYONE, keep=MINUTE)
def district_feed(town: TownFacts, district: DistrictFacts) -> Response:
    """Answer the district's Atom feed."""
    return _feed(town, district)


@bp.get("/<lang:lang>/desk/updates")
@allow(PUBLISHERS)
def mine(visitor: Visitor) -> Response:
    """List the updates this visitor may change, and the districts that wait for one."""
    return page(
        "updates/mine.html",
        town=towns.town_of(visitor.town_id),
        updates=queries.own_updates(visitor),
        quiet=queries.quiet_districts(visitor, clock.today()),
    )


@bp.get("/<lang:lang>/desk/updates/new")
@allow(PUBLISHERS)
def new(visitor: Visitor) -> Response:
    """Show the form of a new update."""
    return _form_page(_form(visitor), visitor)


@bp.post("/<lang:lang>/desk/updates/new")
@allow(PUBLISHERS)
def send(visitor: Visitor) -> Response:
    """Preview an update, or publish it."""
    form, now = _form(visitor), clock.now()
    if not form.accepted:
        return _form_page(form, visitor, status=422)
    if not form.is_ready:
        return _form_page(form, visitor, now)
    actions.publish(visitor, form.draft_on(now.date()), now)
    flash(_("Zpráva je venku: %(title)s", title=form.title.data))
    return redirect(url_for("updates.mine"), 303)


@bp.get(f"/<lang:lang>/desk/updates/{ID}/correct")
@allow(PUBLISHERS)
def correct(visitor: Visitor, update_id: int) -> Response:
    """Show the form that corrects an update."""
    form = CorrectionForm(queries.own_update(visitor, update_id))
    return page("updates/correct.html", form=form, town=towns.town_of(visitor.town_id))


@bp.post(f"/<lang:lang>/desk/updates/{ID}/correct")
@allow(PUBLISHERS)
def send_correction(visitor: Visitor, update_id: int) -> Response:
    """Correct an update."""
    form = CorrectionForm(queries.own_update(visitor, update_id))
    if not form.accepted:
        return page("updates/correct.html", status=422, form=form, town=towns.town_of(visitor.town_id))
    if not form.is_ready:
        return page("updates/correct.html", form=form, town=towns.town_of(visitor.town_id))
    actions.correct(visitor, update_id, form.draft(), clock.now())
    flash(_("Oprava je venku i s vysvětlením: %(title)s", title=form.title.data))
    return redirect(url_for("updates.mine"), 303)


@bp.post(f"/<lang:lang>/desk/updates/{ID}/withdraw")
@allow(PUBLISHERS)
def withdraw(visitor: Visitor, update_id: int) -> Response:
    """Take an update back."""
    actions.withdraw(visitor, update_id, clock.now())
    flash(_("Zpráva je stažená. Lidé ji už nevidí. Dole ji můžete vrátit."))
    return redirect(url_for("updates.mine"), 303)


@bp.post(f"/<lang:lang>/desk/updates/{ID}/restore")
@allow(PUBLISHERS)
def restore(visitor: Visitor, update_id: int) -> Response:
    """Put a withdrawn update back."""
    actions.restore(visitor, update_id, clock.now())
    flash(_("Zpráva je zpátky venku."))
    return redirect(url_for("updates.mine"), 303)


def _page_number() -> int:
    return request.args.get("page", 1, type=int)


def _form(visitor: Visitor) -> UpdateForm:
    return UpdateForm(queries.districts_for(visitor), whole_town=visitor.role is Role.COORDINATOR)


def _form_page(
    form: UpdateForm, visitor: Visitor, shown_at: datetime | None = None, status: int = 200
) -> Response:
    """Answer the form; with the moment of a preview, the update as people would see it then."""
    return page(
        "updates/new.html",
        part="updates/_preview.html",
        status=status,
        form=form,
        draft=form.draft_on(shown_at.date()) if shown_at else None,
        town=towns.town_of(visitor.town_id),
        quiet=queries.quiet_districts(visitor, clock.today()),
    )


def _feed(town: TownFacts, district: DistrictFacts | None) -> Response:
    today = clock.today()
    found = queries.latest(town.id, district.id if district else None, today, feed.LENGTH)
    response = page(
        "updates/feed.xml",
        address=config.current().address,
        authority=feed.authority(config.current().address),
        entries=found,
        updated=feed.updated(found, today),
    )
    response.mimetype = "application/atom+xml"
    return response
