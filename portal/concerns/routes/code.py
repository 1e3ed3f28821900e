"""With the code: where it stands, what the offices wrote, writing back, whether it helped."""

import secrets

from flask import Blueprint, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal import clock, config, limits
from portal.concerns import queries, receipt, thread
from portal.concerns.actions import resident
from portal.concerns.forms.resident import CodeForm, WriteBackForm
from portal.concerns.models import Concern
from portal.concerns.receipt import Mistyped, WrongLength
from portal.concerns.rules import Help
from portal.roles import EVERYONE
from portal.towns.queries import TownFacts
from portal.web import question, sealed
from portal.web.access import allow
from portal.web.address import of_visitor
from portal.web.pages import page

bp = Blueprint("codes", __name__)
PURPOSE = "opened"
FREE_TRIES = 10
BASE = "/<lang:lang>/<town>/code"


@bp.get(BASE)
@allow(EVERYONE, keep=3600)
def enter(town: TownFacts) -> Response:  # noqa: ARG001
    """Ask for the five words."""
    return page("concerns/code.html", form=CodeForm(formdata=None), mistakes={}, question=None)


@bp.post(BASE)
@allow(EVERYONE)
def open_code(town: TownFacts) -> Response:
    """Open what the words belong to; wrong, expired and unknown get the same answer."""
    form = CodeForm()
    concern = _found(town, form) if form.validate() else None
    return _ask_again(town, form) if concern is None else _show(town, concern)


@bp.post(f"{BASE}/reply")
@allow(EVERYONE)
def write_back(town: TownFacts) -> Response:
    """Keep what the resident writes back."""
    opened, form = _opened(town), WriteBackForm()
    if form.validate():
        resident.write_back(opened["concern"], form.body.data, opened["nonce"], clock.now())
        return _show(
            town,
            queries.opened(town.id, opened["concern"]),
            said=_("Máme to. Přečteme si to a odpovíme tady."),
        )
    return _show(town, queries.opened(town.id, opened["concern"]), form=form)


@bp.post(f"{BASE}/helped")
@allow(EVERYONE)
def say_helped(town: TownFacts) -> Response:
    """Keep whether it helped."""
    opened, answer = _opened(town), request.form.get("helped", "")
    if answer in set(Help):
        resident.say_helped(opened["concern"], Help(answer), clock.now())
    return _show(town, queries.opened(town.id, opened["concern"]), said=_("Děkujeme, zapsali jsme si to."))


def _opened(town: TownFacts) -> dict[str, str]:
    content: dict[str, str] = sealed.unseal(
        PURPOSE, town.id, request.form.get(sealed.FIELD), sealed.OPENED_SECONDS
    )
    return content


def _found(town: TownFacts, form: CodeForm) -> Concern | None:
    """Return what the words open; put the reason beside the words when they open nothing."""
    try:
        words = receipt.read(form.typed)
    except Mistyped:
        return None
    except WrongLength as refusal:
        form.word1.errors = [_(refusal.text)]
        return None
    tries = _tries()
    if tries >= FREE_TRIES and not question.is_answered(town.id, tries, form.answer.data):
        form.answer.errors = [_("Napište prosím výsledek číslicí.")]
        return None
    concern = queries.behind_code(
        town.id, receipt.code_mac(config.current().secrets.receipt, words), clock.now()
    )
    if concern is None:
        limits.add("code", of_visitor(), clock.today())
        form.word1.errors = [_("K těmhle slovům nic nemáme. Zkontrolujte je prosím, nebo nám napište znovu.")]
    return concern


def _tries() -> int:
    return limits.count("code", of_visitor(), clock.today())


def _ask_again(town: TownFacts, form: CodeForm) -> Response:
    tries = _tries()
    asked = question.ask(town.id, tries) if tries >= FREE_TRIES else None
    form.answer.data = ""
    mistakes = thread.mistakes_by_field(form.typed, [field.data or "" for field in form.words])
    return page("concerns/code.html", status=422, form=form, mistakes=mistakes, question=asked)


def _show(town: TownFacts, concern: Concern, said: str = "", form: WriteBackForm | None = None) -> Response:
    token = sealed.seal(PURPOSE, town.id, {"concern": concern.id, "nonce": secrets.token_hex(16)})
    return page(
        "concerns/status.html",
        status=422 if form is not None else 200,
        shown=thread.for_resident(concern),
        form=form or WriteBackForm(formdata=None),
        said=said,
        sealed=token,
    )
