"""Sign in and out."""

from flask import Blueprint, Request, redirect, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal import clock, limits
from portal.accounts import actions, queries
from portal.accounts.forms import SignInForm
from portal.accounts.rules import SignInRefused, Visitor, local_path
from portal.roles import EVERYONE, STAFF
from portal.web import question
from portal.web.access import allow
from portal.web.address import of_visitor
from portal.web.pages import page

bp = Blueprint("accounts", __name__)
TOKEN = "sign_in"  # noqa: S105 - the name of the session's field.
FREE_TRIES, FREE_TRIES_FROM_A_NETWORK = 5, 30
EVERYWHERE = 0


@bp.get("/<lang:lang>/sign-in")
@allow(EVERYONE)
def sign_in() -> Response:
    """Show the sign-in form."""
    return page(
        "accounts/sign_in.html",
        form=SignInForm(formdata=None),
        then=request.args.get("then", ""),
        question=None,
    )


@bp.post("/<lang:lang>/sign-in")
@allow(EVERYONE)
def send_sign_in() -> Response:
    """Sign in and go where the person was heading; too many wrong tries meet a question, never a lock."""
    form = SignInForm()
    if not form.accepted or not _passed_question(form):
        return _ask_again(form)
    draft = form.draft()
    try:
        token = actions.sign_in(draft.login, draft.password, clock.now())
    except SignInRefused as refusal:
        _count(draft.login)
        form.password.errors = [_(refusal.text)]
        return _ask_again(form)
    session.clear()
    session[TOKEN] = token
    session.permanent = True
    return redirect(local_path(request.form.get("then"), url_for("desk.show")))


def _ask_again(form: SignInForm) -> Response:
    tries = _tries(form.login.data or "")
    asked = question.ask(EVERYWHERE, tries) if tries else None
    form.answer.data = ""
    return page(
        "accounts/sign_in.html", status=422, form=form, then=request.form.get("then", ""), question=asked
    )


def _passed_question(form: SignInForm) -> bool:
    tries = _tries(form.login.data)
    if not tries or question.is_answered(EVERYWHERE, tries, form.answer.data):
        return True
    form.answer.errors = [_("Napište prosím výsledek číslicí.")]
    return False


def _tries(login: str) -> int:
    """Return how many tries there were, or 0 while they are free."""
    today = clock.today()
    of_login = limits.count("sign_in", login.lower(), today)
    of_network = limits.count("sign_in_from", of_visitor(), today)
    is_free = of_login < FREE_TRIES and of_network < FREE_TRIES_FROM_A_NETWORK
    return 0 if is_free else of_login + of_network


def _count(login: str) -> None:
    limits.add("sign_in", login.lower(), clock.today())
    limits.add("sign_in_from", of_visitor(), clock.today())


@bp.post("/<lang:lang>/sign-out")
@allow(STAFF)
def sign_out(visitor: Visitor) -> Response:
    """End the sign-in and forget the cookie."""
    actions.sign_out(session[TOKEN], visitor, clock.now())
    session.clear()
    return redirect(url_for("accounts.sign_in"))


def signed_in(_request: Request) -> Visitor | None:
    """Return who the cookie's sign-in belongs to; Flask-Login asks this once per staff request."""
    token, now = str(session.get(TOKEN, "")), clock.now()
    found = queries.signed_in(token, now)
    if found is None:
        return None
    visitor, last_seen = found
    actions.stay(token, last_seen, now)
    return visitor
