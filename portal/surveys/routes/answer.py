"""Answering: from a slip or the open link, one question per screen; nothing is kept before it is sent."""

from flask import Blueprint, g, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal import clock, config, limits
from portal.errors import Expired, Refusal
from portal.roles import EVERYONE
from portal.surveys import actions, queries, slips
from portal.surveys.forms import OpenForm, SlipForm
from portal.surveys.questions import NotAnAnswer, TooManyAnswers
from portal.surveys.rules import AlreadyAnswered
from portal.surveys.slips import NotASlip
from portal.surveys.steps import Steps
from portal.surveys.template import SHORT_FORM
from portal.towns import queries as towns
from portal.towns.queries import TownFacts
from portal.web import question as plain_question
from portal.web import sealed
from portal.web.access import allow
from portal.web.address import of_visitor
from portal.web.pages import page

bp = Blueprint("surveys", __name__)
PURPOSE = "survey"
FREE_STARTS = 30
BASE = "/<lang:lang>/<town>/survey"


@bp.get(BASE)
@allow(EVERYONE, keep=60)
def start(town: TownFacts) -> Response:
    """Say what the survey is and offer both doors."""
    return _start(town)


@bp.get("/d/<code>")
@allow(EVERYONE)
def slip(code: str) -> Response:
    """Open a slip's link; looking never uses it up, chat previews open links too."""
    try:
        code = slips.normalise(code)
    except NotASlip:
        return page("surveys/used.html", status=410)
    town_id = queries.town_of_code(slips.mac(config.current().secrets.receipt, code))
    if town_id is None:
        return page("surveys/used.html", status=410)
    town, wave = towns.town_of(town_id), queries.running(town_id, clock.today())
    g.place = town, None  # A slip's address names no town; its page does.
    return page("surveys/slip.html", code=code, wave=wave, count=len(SHORT_FORM))


@bp.post(f"{BASE}/slip")
@allow(EVERYONE)
def from_slip(town: TownFacts) -> Response:
    """Begin with a slip."""
    form = SlipForm()
    if not form.validate():
        return _start(town, slip_form=form)
    try:
        code = slips.normalise(form.code.data)
    except NotASlip as refusal:
        form.code.errors = [_(refusal.text)]
        return _start(town, slip_form=form)
    wave = queries.running(town.id, clock.today())
    if wave is None or not queries.has_ticket(wave.id, slips.mac(config.current().secrets.receipt, code)):
        return page("surveys/used.html", status=410)
    return _ask(town, Steps(code, wave.id))


@bp.post(f"{BASE}/open")
@allow(EVERYONE)
def from_open_link(town: TownFacts) -> Response:
    """Begin without a slip; whoever begins very often answers a plain question first."""
    form, wave = OpenForm(), queries.running(town.id, clock.today())
    form.offer(towns.districts_of(town.id))
    if wave is None:
        return page("surveys/used.html", status=410)
    if not form.validate() or not _passed_question(town, form):
        return _start(town, open_form=form)
    limits.add("survey", of_visitor(), clock.today())
    code = actions.give_open_ticket(wave.id, int(form.district.data), clock.today())
    return _ask(town, Steps(code, wave.id))


def _tries() -> int:
    tries = limits.count("survey", of_visitor(), clock.today())
    return tries if tries >= FREE_STARTS else 0


def _passed_question(town: TownFacts, form: OpenForm) -> bool:
    tries = _tries()
    if not tries or plain_question.is_answered(town.id, tries, form.answer.data):
        return True
    form.answer.errors = [_("Napište prosím výsledek číslicí.")]
    return False


@bp.post(f"{BASE}/question")
@allow(EVERYONE)
def question(town: TownFacts) -> Response:
    """Take an answer and ask the next question, or go one back."""
    steps = _opened(town)
    if request.form.get("go") == "back":
        return _ask(town, steps.back())
    try:
        return _ask(town, steps.answered(request.form.getlist("answer")))
    except (NotAnAnswer, TooManyAnswers) as refusal:
        return _ask(town, steps, refusal)


@bp.post(BASE)
@allow(EVERYONE)
def send(town: TownFacts) -> Response:
    """Drop the answers into the box; the slip is used up with it."""
    steps = _opened(town)
    try:
        actions.drop(steps.wave_id, steps.code, steps.answers, clock.today())
    except AlreadyAnswered:
        return page("surveys/used.html", status=410)
    actions.flush(steps.wave_id)
    return page("surveys/thanks.html")


@bp.get(f"{BASE}/<any(slip, open, question):step>")
@allow(EVERYONE)
def lost_step(town: TownFacts, step: str) -> Response:  # noqa: ARG001
    """A step opened by its address alone leads to the start."""
    return _start(town)


def _opened(town: TownFacts) -> Steps:
    token = request.form.get(sealed.FIELD)
    return Steps.from_sealed(sealed.unseal(PURPOSE, town.id, token, sealed.TICKET_SECONDS))


def _start(town: TownFacts, slip_form: SlipForm | None = None, open_form: OpenForm | None = None) -> Response:
    tries = _tries() if open_form else 0
    shown_open = open_form or OpenForm(formdata=None)
    shown_open.offer(towns.districts_of(town.id))
    return page(
        "surveys/start.html",
        status=422 if slip_form or open_form else 200,
        wave=queries.running(town.id, clock.today()),
        slip_form=slip_form or SlipForm(formdata=None),
        open_form=shown_open,
        asked=plain_question.ask(town.id, tries) if open_form and tries else None,
        has_results=queries.latest(town.id) is not None,
        count=len(SHORT_FORM),
    )


def _ask(town: TownFacts, steps: Steps, refusal: Refusal | None = None) -> Response:
    if steps.wave_id != getattr(queries.running(town.id, clock.today()), "id", None):
        raise Expired
    asked = steps.question
    return page(
        "surveys/question.html",
        part="surveys/_question.html",
        status=422 if refusal else 200,
        question=asked,
        given=steps.answers.get(asked.code, []) if asked else [],
        refusal=_(refusal.text) if refusal else "",
        at=min(steps.at + 1, len(SHORT_FORM)),
        count=len(SHORT_FORM),
        sealed=sealed.seal(PURPOSE, town.id, steps.to_seal()),
    )
