"""Who may use which route: every route x method x role is really requested."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from portal.roles import Role
from portal.web.access import SAFE
from portal.web.cli import access_table
from tests.contracts.examples import address, addresses, routes, stated, unsafe
from tests.contracts.gallery import Gallery, contents, people_in

TABLE = Path(__file__).with_name("access.txt")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
EVIL = ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"})


def test_the_access_table_is_the_one_that_was_agreed(app: Flask) -> None:
    shown = "\n".join(access_table(app)) + "\n"
    assert shown == TABLE.read_text(encoding="utf-8"), (
        "flask access > tests/contracts/access.txt, and read the diff"
    )


def asked(client: FlaskClient, target: str, method: str, token: str | None) -> TestResponse:
    """Request an address as a browser would; a write carries the token."""
    form = None if method in SAFE or token is None else {"csrf_token": token}
    return client.open(target, method=method, data=form, buffered=True)


def is_refused(answer: TestResponse) -> bool:
    """Whether the gate (or a query that found nothing for this person) refused."""
    to_sign_in = answer.status_code == 302 and "/sign-in?then=" in (answer.location or "")
    return to_sign_in or answer.status_code in {401, 404}


def reached(gallery: Gallery, rule: Rule, method: str, person: str | None) -> TestResponse:
    """Request a route with each example in turn until one is not refused, each time on the database as it was."""
    for target in addresses(gallery.app, rule, gallery.world.home):
        if method not in SAFE:
            gallery.put_back()
        client, token = (gallery.client(lint=False), None) if person is None else gallery.with_token(person)
        answer = asked(client, target, method, token)
        if not is_refused(answer):
            break
    return answer


@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role or "visitor")
def test_the_answer_is_what_the_table_says(gallery: Gallery, role: Role | None) -> None:
    """A role is admitted when somebody who holds it is: which objects they may see is another question."""
    people: list[str | None] = [None] if role is None else list(people_in(role))
    for method in METHODS:
        for rule in routes(gallery.app, method):
            said = stated(gallery.app, rule)
            admits = said.is_public or role in said.roles
            codes, admitted = [], False
            for person in people if admits else people[:1]:  # The gate refuses a role, whoever holds it.
                answer = reached(gallery, rule, method, person)
                codes.append(answer.status_code)
                if admitted := not is_refused(answer):
                    break
            assert max(codes) < 500, f"{method} {rule.rule} breaks for {role or 'a visitor'}: {codes}"
            assert admitted == admits, (
                f"{method} {rule.rule} {'refuses' if admits else 'admits'} {role or 'a visitor'}: {codes}. "
                "Either the rule is wrong, or the example in tests/contracts/examples.py is nothing they can see."
            )


@pytest.mark.parametrize("role", Role)
def test_staff_of_another_town_do_not_reach_an_object_of_this_one(gallery: Gallery, role: Role) -> None:
    before = contents(gallery.app)
    for method in METHODS:
        for rule in routes(gallery.app, method, staff=True):
            if not set(rule.arguments) - {"lang"} or role not in stated(gallery.app, rule).roles:
                continue
            for person in people_in(role):
                client, token = gallery.with_token(person, "jinde")
                answer = asked(client, address(gallery.app, rule, gallery.world.home), method, token)
                assert answer.status_code in {403, 404}, (
                    f"{method} {rule.rule} answers {answer.status_code} to {person} of another town: "
                    "load the object by a query that takes the visitor"
                )
    assert contents(gallery.app) == before


def forgeries(token: str) -> list[tuple[str, dict[str, str], dict[str, str]]]:
    """Return writes that nobody at the desk sent: (what is wrong, form, headers)."""
    good = {"csrf_token": token}
    wrong = [("no token", {}, {}), ("a wrong token", {"csrf_token": token[::-1]}, {})]
    return wrong + [
        (f"{name}: {value}", good, {name: value}) for headers in EVIL for name, value in headers.items()
    ]


def test_a_forged_write_is_refused_and_nothing_is_written(gallery: Gallery) -> None:
    for method in METHODS[1:]:
        for rule in routes(gallery.app, method, staff=True):
            person = people_in(sorted(stated(gallery.app, rule).roles)[0])[0]
            client, token = gallery.with_token(person)
            before = contents(gallery.app)
            for wrong, form, headers in forgeries(token):
                target = address(gallery.app, rule, gallery.world.home)
                answer = client.open(target, method=method, data=form, headers=headers)
                assert answer.status_code == 403, f"{method} {rule.rule} with {wrong}: {answer.status_code}"
            assert contents(gallery.app) == before, f"{method} {rule.rule} wrote in spite of its refusal"


def test_a_write_of_a_resident_from_another_site_is_refused(gallery: Gallery) -> None:
    before = contents(gallery.app)
    for rule in (rule for rule in gallery.app.url_map.iter_rules() if stated(gallery.app, rule).is_public):
        for method in unsafe(rule):
            for headers in EVIL:
                target = address(gallery.app, rule, gallery.world.home)
                answer = gallery.client(lint=False).open(target, method=method, headers=headers)
                assert answer.status_code == 403, f"{method} {rule.rule} with {headers}"
    assert contents(gallery.app) == before
