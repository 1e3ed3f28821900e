"""Staff forms meet whatever a browser can send with a plain answer."""

import pytest
from flask import Flask

from tests.coordination.test_meetings import meeting
from tests.ledger.test_deeds import deed
from tests.ledger.test_priorities import priority
from tests.officers.test_cards import officer
from tests.staff import audited, send
from tests.world import World

FORMS = (
    "officers/new",
    "officers/1/edit",
    "officers/1/assignments/new",
    "officers/1/assignments/1",
    "officers/1/slots/new",
    "ledger/priorities/new",
    "ledger/priorities/1",
    "ledger/priorities/1/close",
    "ledger/deeds/new",
    "ledger/deeds/1",
    "meetings/new",
    "meetings/1",
    "places/in/1",
    "places/1",
)
FIELDS = [
    "name",
    "title",
    "quote",
    "phone",
    "languages",
    "substitute",
    "title_en",
    "portrait",
    "agency",
    "district",
    "since",
    "until",
    "weekday",
    "begins",
    "ends",
    "place",
    "issue",
    "doing",
    "result",
    "said",
    "outcome",
    "done",
    "decided_on",
    "due_on",
    "day",
    "hour",
    "about",
    "position",
]
JUNK = ("\x00", "9" * 40, "-1", "🙂\u202e", "<b>x</b>" * 2000, "[object Object]")


@pytest.fixture
def filled(app: Flask, world: World) -> World:
    """The world with one of each thing that a form changes."""
    for put in (officer, priority, deed, meeting):
        put(app, world)
    return world


@pytest.mark.parametrize("path", FORMS)
def test_an_empty_form_is_refused_and_says_what_is_missing(app: Flask, filled: World, path: str) -> None:
    answer = send(filled.sign_in(app, "coordinator"), f"/cs/desk/{path}")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "<title>Chyba, " in answer.text
    assert "Not a valid" not in answer.text
    assert audited(app) == []


@pytest.mark.parametrize("path", FORMS)
def test_junk_never_breaks_a_form(app: Flask, filled: World, path: str) -> None:
    client = filled.sign_in(app, "coordinator")
    for junk in JUNK:
        answer = send(client, f"/cs/desk/{path}", **dict.fromkeys(FIELDS, junk))
        assert answer.status_code < 500, junk
        assert "<b>x</b>" not in answer.text


def test_a_form_without_its_token_changes_nothing(app: Flask, filled: World) -> None:
    client = filled.sign_in(app, "coordinator")
    assert client.post("/cs/desk/ledger/deeds/1/withdraw").status_code in {400, 403}
    assert audited(app) == []
