"""The desk: answer, note, hand over, close, publish; each step holds for who may and who may not."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import clock
from portal.audit import AuditEntry
from portal.concerns import queries
from portal.concerns.actions import resident
from portal.concerns.actions import staff as staff_actions
from portal.concerns.actions.staff import Reply
from portal.concerns.models import Concern, Message
from portal.concerns.queries import Wanted
from portal.concerns.rules import Audience
from portal.db import db
from portal.ledger.models import Deed
from tests.concerns.telling import long_ago, send, token_in
from tests.world import World

BASE = "/cs/desk/concerns"


def given(app: Flask, world: World, **choices: object) -> str:
    with app.app_context():
        concern_id, _ = send(world, **choices)  # type: ignore[arg-type]
    return concern_id


def post(client: FlaskClient, concern_id: str, deed: str, **data: object) -> object:
    page = client.get(f"{BASE}/{concern_id}")
    version = (
        page.text.split('name="version" value="')[1].split('"')[0] if 'name="version"' in page.text else "1"
    )
    sent = {"csrf_token": token_in(page.text), "version": version, **data}
    return client.post(f"{BASE}/{concern_id}/{deed}", data=sent)


def kept(app: Flask, concern_id: str) -> Concern:
    with app.app_context():
        concern = db.session.get_one(Concern, concern_id)
        assert concern.messages is not None
        assert concern.handovers is not None
        return concern


def test_the_first_answer_stops_the_clock(app: Flask, world: World) -> None:
    concern_id = given(app, world)
    answer = post(world.sign_in(app, "sluzby"), concern_id, "reply", body="Zítra uklidíme.")
    assert answer.status_code == 303  # type: ignore[attr-defined]
    concern = kept(app, concern_id)
    assert (concern.status, concern.answered_on is not None, len(concern.messages)) == (
        "in_progress",
        True,
        1,
    )


def test_only_the_owner_answers(app: Flask, world: World) -> None:
    concern_id = given(app, world)
    answer = post(world.sign_in(app, "coordinator"), concern_id, "reply", body="Já taky")
    assert answer.status_code == 403  # type: ignore[attr-defined]
    assert kept(app, concern_id).messages == []


def test_an_empty_answer_comes_back_with_the_reason(app: Flask, world: World) -> None:
    concern_id = given(app, world)
    answer = post(world.sign_in(app, "sluzby"), concern_id, "reply", body="  ")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "Napište odpověď." in answer.text  # type: ignore[attr-defined]


def test_a_stale_answer_is_a_409_that_keeps_what_was_typed(app: Flask, world: World) -> None:
    concern_id = given(app, world)
    client = world.sign_in(app, "sluzby")
    token = token_in(client.get(f"{BASE}/{concern_id}").text)
    first = {"csrf_token": token, "version": "1", "body": "První"}
    client.post(f"{BASE}/{concern_id}/reply", data=first)
    late = client.post(f"{BASE}/{concern_id}/reply", data={**first, "body": "Druhá, rozepsaná"})
    assert late.status_code == 409
    assert "Druhá, rozepsaná" in late.text
    assert "První" in late.text


def test_after_a_handover_the_sender_only_sees_the_summary(app: Flask, world: World) -> None:
    concern_id = given(app, world, text="Celý text")
    sender, receiver = world.sign_in(app, "sluzby"), world.sign_in(app, "bydleni")
    post(sender, concern_id, "hand-over", agency=world.home.agencies["bydleni"], reason="Je to dům města.")
    assert "Celý text" not in sender.get(f"{BASE}/{concern_id}").text
    shown = receiver.get(f"{BASE}/{concern_id}").text
    assert "Celý text" in shown
    assert "Je to dům města." in shown


def test_a_handover_without_police_offers_and_takes_no_police(app: Flask, world: World) -> None:
    concern_id = given(app, world, audience=Audience.WITHOUT_POLICE)
    client = world.sign_in(app, "sluzby")
    assert "Úřad mp" not in client.get(f"{BASE}/{concern_id}").text
    answer = post(client, concern_id, "hand-over", agency=world.home.agencies["mp"], reason="Zkouším to.")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert kept(app, concern_id).owner_agency_id == world.home.agencies["sluzby"]


def test_a_handover_to_another_towns_agency_is_refused(app: Flask, world: World) -> None:
    concern_id = given(app, world)
    answer = post(
        world.sign_in(app, "sluzby"), concern_id, "hand-over", agency=world.other.agencies["ngo"], reason="x"
    )
    assert answer.status_code == 422  # type: ignore[attr-defined]


def test_the_coordinator_routes_a_restricted_concern_without_reading_it(app: Flask, world: World) -> None:
    concern_id = given(app, world, kind="usury", text="Tajné")
    client = world.sign_in(app, "coordinator")
    assert "Tajné" not in client.get(f"{BASE}/{concern_id}").text
    post(client, concern_id, "hand-over", agency=world.home.agencies["ngo"], reason="Dluhová poradna.")
    assert kept(app, concern_id).owner_agency_id == world.home.agencies["ngo"]


@pytest.mark.parametrize("missing", ["closing", "sentence"])
def test_closing_needs_a_reason_and_a_sentence(app: Flask, world: World, missing: str) -> None:
    concern_id = given(app, world)
    answers = {"closing": "done", "sentence": "Uklizeno."} | {missing: ""}
    assert post(world.sign_in(app, "sluzby"), concern_id, "close", **answers).status_code == 422  # type: ignore[attr-defined]
    assert kept(app, concern_id).status == "new"


def test_not_ours_must_say_who_then(app: Flask, world: World) -> None:
    concern_id = given(app, world)
    client = world.sign_in(app, "sluzby")
    refused = post(client, concern_id, "close", closing="not_ours", sentence="Není to naše.")
    assert "Napište, kdo to řeší" in refused.text  # type: ignore[attr-defined]
    post(client, concern_id, "close", closing="not_ours", sentence="Není to naše.", who="Řeší to kraj.")
    assert kept(app, concern_id).status == "closed"


def test_a_closed_concern_takes_no_reply(app: Flask, world: World) -> None:
    concern_id = given(app, world)
    client = world.sign_in(app, "sluzby")
    token = token_in(client.get(f"{BASE}/{concern_id}").text)
    post(client, concern_id, "close", closing="done", sentence="Uklizeno.")
    data = {"csrf_token": token, "version": "2", "body": "Ještě něco"}
    assert client.post(f"{BASE}/{concern_id}/reply", data=data).status_code == 403


def test_a_note_is_seen_by_the_own_agency_only(app: Flask, world: World) -> None:
    concern_id = given(app, world)
    post(world.sign_in(app, "sluzby"), concern_id, "note", note="Jen pro nás")
    assert "Jen pro nás" in world.sign_in(app, "sluzby").get(f"{BASE}/{concern_id}").text
    assert "Jen pro nás" not in world.sign_in(app, "coordinator").get(f"{BASE}/{concern_id}").text


def test_the_contact_is_shown_to_the_owner_and_each_look_is_logged(app: Flask, world: World) -> None:
    concern_id = given(app, world, contact="kanarek 731")
    owner = world.sign_in(app, "sluzby")
    assert "kanarek 731" not in owner.get(f"{BASE}/{concern_id}").text
    assert "kanarek 731" in post(owner, concern_id, "contact").text  # type: ignore[attr-defined]
    refused = post(world.sign_in(app, "coordinator"), concern_id, "contact")
    assert refused.status_code == 403  # type: ignore[attr-defined]
    with app.app_context():
        assert db.session.query(AuditEntry).filter_by(action="reveal_contact").count() == 1


def test_every_reading_of_a_protected_text_is_logged(app: Flask, world: World) -> None:
    concern_id = given(app, world, kind="child_at_risk")
    client = world.sign_in(app, "ospod")
    for _ in range(3):
        assert client.get(f"{BASE}/{concern_id}").status_code == 200
    with app.app_context():
        assert db.session.query(AuditEntry).filter_by(action="read_protected").count() == 3


def test_what_was_done_becomes_an_entry_on_the_district_page(
    app: Flask, client: FlaskClient, world: World
) -> None:
    concern_id = given(app, world, text="Moje vlastní slova")
    data = {"said": "Popelnice jsou plné.", "done": "Svoz je dvakrát týdně.", "outcome": "done"}
    post(world.sign_in(app, "sluzby"), concern_id, "deed", **data)
    page = client.get("/cs/brod/nadrazi").text
    assert "Svoz je dvakrát týdně." in page
    assert "Moje vlastní slova" not in page


def test_a_protected_concern_never_becomes_public(app: Flask, world: World) -> None:
    concern_id = given(app, world, kind="drugs")
    data = {"said": "a", "done": "b", "outcome": "done"}
    assert post(world.sign_in(app, "pcr"), concern_id, "deed", **data).status_code == 403  # type: ignore[attr-defined]


def test_the_promise_counts_late_and_missing_answers(app: Flask, client: FlaskClient, world: World) -> None:
    with app.app_context():
        for _ in range(6):
            send(world, at=long_ago(20))
    assert "0 z\u00a06 podnětů za 90\u00a0dní" in client.get("/cs/brod/nadrazi").text


def test_fewer_than_five_concerns_are_not_counted_in_public(
    app: Flask, client: FlaskClient, world: World
) -> None:
    with app.app_context():
        for _ in range(4):
            send(world, at=long_ago(20))
    assert "méně než pět podnětů" in client.get("/cs/brod/nadrazi").text


def test_the_export_holds_no_text_and_no_formula(app: Flask, world: World) -> None:
    given(app, world, text="Tajný obsah")
    answer = world.sign_in(app, "coordinator").get(f"{BASE}/export.csv")
    assert answer.mimetype == "text/csv"
    assert "Tajný" not in answer.text
    assert answer.text.count("\n") == 2


def test_htmx_gets_the_part_and_a_browser_the_page(app: Flask, world: World) -> None:
    concern_id = given(app, world)
    client = world.sign_in(app, "sluzby")
    part = client.get(f"{BASE}/{concern_id}", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    whole = client.get(f"{BASE}/{concern_id}")
    assert part.text.strip().startswith("<article")
    assert "<html" in whole.text
    part_text, whole_text = (answer.text.replace(token_in(answer.text), "") for answer in (part, whole))
    assert part_text.strip() in whole_text  # Each token carries its second.
    assert {"HX-Request", "HX-Request-Type"} <= set(part.vary)


def test_a_double_tap_publishes_one_deed(app: Flask, world: World) -> None:
    concern_id, staff = given(app, world), world.sign_in(app, "coordinator")
    words = {"said": "Popelnice přetékají.", "done": "Přidali jsme svoz.", "outcome": "done"}
    first, second = (post(staff, concern_id, "deed", **words) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 409)  # type: ignore[attr-defined]
    with app.app_context():
        assert db.session.query(Deed).count() == 1


@pytest.mark.parametrize("version", ["²", "9" * 30, "9" * 5000, "-1", ""])
def test_a_version_that_no_page_carries_fits_none(app: Flask, world: World, version: str) -> None:
    concern_id = given(app, world)
    answer = post(world.sign_in(app, "sluzby"), concern_id, "reply", body="Zítra.", version=version)
    assert answer.status_code == 409  # type: ignore[attr-defined]


def test_a_reply_of_the_resident_brings_the_concern_back_to_the_top(app: Flask, world: World) -> None:
    with app.app_context():
        old, _ = send(world, at=long_ago(3))
        staff_actions.reply(world.home.visitor("sluzby"), old, Reply("Který vchod?", True, 1), long_ago(2))
        send(world, at=long_ago(1))
        resident.write_back(old, "Zadní.", "n" * 32, long_ago(0))
        first = queries.inbox(world.home.visitor("sluzby"), Wanted(), clock.today())[0]
        assert (first.id, first.status) == (old, "in_progress")
    assert "člověk odepsal" in world.sign_in(app, "sluzby").get(BASE).text


def test_who_holds_the_code_can_have_everything_erased(app: Flask, world: World) -> None:
    with app.app_context():
        concern_id, receipt = send(world, text="Smažte to")
        resident.write_back(concern_id, "A tohle taky", "n" * 32, long_ago(0))
    words = " ".join(receipt.words)
    result = app.test_cli_runner().invoke(args=["concern", "erase", "--code", words, "--yes"])
    assert result.exit_code == 0, result.output
    with app.app_context():
        assert db.session.query(Concern).count() == db.session.query(Message).count() == 0
    assert app.test_cli_runner().invoke(args=["concern", "erase", "--code", words, "--yes"]).exit_code == 1


@pytest.mark.parametrize(("kind", "agency"), [("child_at_risk", "pcr"), ("officer_complaint", "mesto")])
def test_a_subject_only_its_owner_reads_is_given_to_nobody_else(
    app: Flask, world: World, kind: str, agency: str
) -> None:
    assert app.test_cli_runner().invoke(args=["category", "give", "brod", kind, agency]).exit_code == 1
