"""Refusals and faults become pages with a way on, in one place."""

import logging
from http import HTTPStatus

from flask import Flask, Response, current_app, g, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from portal.db import db
from portal.errors import Changed, Expired, NotAllowed, NotThere, Refusal, Unsuitable
from portal.texts import N_
from portal.web.pages import page

STATUS: dict[type, HTTPStatus] = {
    NotThere: HTTPStatus.NOT_FOUND,
    NotAllowed: HTTPStatus.FORBIDDEN,
    Expired: HTTPStatus.GONE,
    Changed: HTTPStatus.CONFLICT,
    Unsuitable: HTTPStatus.UNPROCESSABLE_ENTITY,
}
TITLES = {
    400: N_("Tomuhle nerozumíme"),
    401: N_("Nejdřív se přihlaste"),
    403: N_("Tohle jsme nepřijali"),
    404: N_("Tady se nesvítí"),
    405: N_("Tudy to nejde"),
    409: N_("Mezitím se něco změnilo"),
    410: N_("Tohle už neplatí"),
    413: N_("Je toho moc najednou"),
    422: N_("Něco tu nesedí"),
    500: N_("Něco se nám rozbilo"),
    503: N_("Teď to nejde uložit"),
}
WORDS = {
    400: N_("Zkuste to prosím znovu od začátku."),
    401: N_("Přihlášení skončilo. Přihlaste se a zkuste to znovu."),
    403: N_(
        "Stránka byla otevřená moc dlouho, nebo přišla odjinud. Vraťte se, načtěte ji znovu a zkuste to ještě jednou."
    ),
    404: N_("Tahle stránka tu není. Možná je v adrese překlep, nebo jsme ji přesunuli."),
    405: N_("Tahle adresa se neotevírá přímo. Začněte prosím od začátku."),
    409: N_("Někdo jiný mezitím udělal změnu. Podívejte se, co je nového, a rozhodněte znovu."),
    410: N_("Stránka byla otevřená moc dlouho, nebo už skončila. Začněte prosím znovu."),
    413: N_("Pošlete prosím méně textu najednou."),
    422: N_("V tom, co jste poslali, něco chybí nebo nesedí. Vraťte se a zkuste to znovu."),
    500: N_("Chyba je u nás, ne u vás. Nic jsme neuložili. Zkuste to prosím za chvíli."),
    503: N_("Máme plno nebo poruchu. Nic jsme neuložili ani z poloviny. Zkuste to za chvíli znovu."),
}


def install(app: Flask) -> None:
    """Answer every refusal and fault with a page in the visitor's language."""
    app.register_error_handler(HTTPException, answer_http)
    app.register_error_handler(Refusal, answer_refusal)
    app.register_error_handler(OperationalError, answer_busy)
    app.register_error_handler(Exception, answer_fault)
    app.log_exception = lambda parts: _note(parts[1] or Refusal())  # type: ignore[assignment,method-assign]  # Flask's would log the path.


def answer_http(fault: HTTPException) -> Response:
    """Answer what Werkzeug raised; a redirect it raised stays a redirect."""
    if isinstance(fault, SecurityError):  # A foreign Host: no link of ours could be built for it.
        return Response("400", status=400, mimetype="text/plain")
    code = 403 if isinstance(fault, CSRFError) else fault.code or 500
    if code < 400:
        return fault.get_response()  # type: ignore[return-value]  # Werkzeug's own redirect is a response.
    answer = _answer(code if code in TITLES else 400)
    answer.headers.extend(header for header in fault.get_headers() if header[0] == "Allow")
    return answer


def answer_refusal(refusal: Refusal) -> Response:
    """Answer a named refusal with its own words."""
    kinds = (STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS)
    return _answer(next(kinds, HTTPStatus.UNPROCESSABLE_ENTITY), refusal.text)


def answer_busy(_fault: OperationalError) -> Response:
    """Answer a database that is locked, full or away: nothing is half-written, the phone numbers stay."""
    db.session.rollback()
    logging.getLogger("portal").error("The database did not answer at %s.", request.endpoint)
    return _answer(503)


def answer_fault(fault: Exception) -> Response:
    """Answer our own mistake; the log names the place in the code, never the request."""
    if current_app.testing and current_app.config.get("RAISE_FAULTS", True):
        raise fault
    db.session.rollback()
    _note(fault)
    return _answer(500)


def _note(fault: BaseException) -> None:
    """Log what broke and where in the code; a message or a path could carry what a resident wrote."""
    trail = fault.__traceback__
    while trail is not None and trail.tb_next is not None:
        trail = trail.tb_next
    where = f"{trail.tb_frame.f_code.co_filename}:{trail.tb_lineno}" if trail else "?"
    logging.getLogger("portal").error("%s at %s in %s", type(fault).__name__, where, request.endpoint)


def _answer(code: int, words: str | None = None) -> Response:
    g.setdefault("visitor", None)
    return page(
        "errors/show.html", status=int(code), code=int(code), title=TITLES[code], words=words or WORDS[code]
    )
