"""Sign in and out."""

from flask import Blueprint, Request, redirect, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal import clock, limits
from portal.accounts import actions, queries
from portal.accounts.forms import SignInForm
from portal.accounts.rules import SignInRefused, Visitor, local_path
from portal.roles import EVERYONE, STAFF
from portal.web.access import allow
from portal.web.pages import page

bp = Blueprint("accounts", __name__)
TOKEN = "sign_in"  # noqa: S105 - the name of the session's field.
FREE_TRIES = 5


@bp.get("/<lang:lang>/sign-in")
@allow(EVERYONE)
def sign_in() -> Response:
    """Show the sign-in form."""
    return page("accounts/sign_in.html", form=SignInForm(formdata=None), then=request.args.get("then", ""))


@bp.post("/<lang:lang>/sign-in")
@allow(EVERYONE)
def send_sign_in() -> Response:
    """Sign in and go where the person was heading."""
    form, then = SignInForm(), request.form.get("then", "")
    if not form.accepted:
        return page("accounts/sign_in.html", status=422, form=form, then=then)
    draft = form.draft()
    try:
        token = actions.sign_in(draft.login, draft.password, clock.now())
    except SignInRefused as refusal:
        limits.add("sign_in", draft.login.lower(), clock.today())
        form.password.errors = [_(refusal.text)]
        return page("accounts/sign_in.html", status=422, form=form, then=then)
    session.clear()
    session[TOKEN] = token
    session.permanent = True
    return redirect(local_path(then, url_for("desk.show")))


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
