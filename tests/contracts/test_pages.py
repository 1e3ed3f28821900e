"""Every page, in every language, for everybody who may open it, is fit to be shown (tests/linting.py)."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal import clock
from portal.demo import actions as demo
from portal.roles import Role
from portal.web.languages import LANGUAGES
from tests.contracts.crawling import crawl
from tests.contracts.examples import address, routes, stated
from tests.contracts.gallery import Gallery, people_in
from tests.databases import Shelf
from tests.linting import Lint, LintingClient
from tests.world import browser

FEW_PEOPLE = 3  # State police, municipal police, an office: members of other agencies see no other page.
SHEET = b"<!doctype html><html lang=cs><head><title>Xyzzy</title></head><body><h1>Xyzzy</h1>%s</body></html>"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", [None, *Role], ids=lambda role: role or "visitor")
def test_every_page_is_fit_to_be_shown(gallery: Gallery, role: Role | None, language: str) -> None:
    for person in [None] if role is None else people_in(role)[:FEW_PEOPLE]:
        client = gallery.client(person)
        for rule in routes(gallery.app, "GET"):
            said = stated(gallery.app, rule)
            if said.is_public or role in said.roles:
                answer = client.get(address(gallery.app, rule, gallery.world.home, lang=language))
                assert answer.status_code < 500, f"{rule.rule} for {person}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_empty_form_comes_back_fit_to_be_shown(gallery: Gallery, language: str) -> None:
    for rule in routes(gallery.app, "POST"):
        roles = sorted(stated(gallery.app, rule).roles)
        form = {}
        client = gallery.client()
        if roles:
            client = gallery.client(people_in(roles[0])[0])
            form = {"csrf_token": gallery.with_token(people_in(roles[0])[0])[1]}
        answer = client.post(address(gallery.app, rule, gallery.world.home, lang=language), data=form)
        assert answer.status_code < 500, rule.rule
        if answer.status_code == 422 and language == "cs":
            assert "<title>Chyba, " in answer.text or "errors" in rule.rule, (
                f"{rule.rule}: the title says Chyba first"
            )
        gallery.put_back()


@pytest.fixture
def demo_town(shelf: Shelf) -> Flask:
    """The demo town."""
    shelf.put_back()
    with shelf.app.app_context():
        demo.build(clock.now())
    return shelf.app


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_link_of_the_demo_town_leads_nowhere(demo_town: Flask, language: str) -> None:
    client = browser(demo_town)

    def read(path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200, f"{path} is linked and answers {answer.status_code}"
        return answer.text

    assert len(list(crawl(demo_town, f"/{language}/", read, language))) > 3


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        (b"<h1>Druhy</h1>", "has 2"),
        (b"<p id=a></p><p id=a></p>", "stands 2 times"),
        (b"<input name=a>", "no label"),
        (b"<label for=x>A</label>", "points at nothing"),
        (b'<a href="#x">A</a>', "no id of this page"),
        (b'<p style="color:red">A</p>', "no style attribute"),
        (b'<p onclick="x()">A</p>', "no onclick attribute"),
        (b"<script>1</script>", "no inline script"),
        (b"<style>p{}</style>", "only the one stylesheet"),
        (b'<button type=button hx-get="/cs/">A</button>', "hx-* stands on"),
        (b"<h3>A</h3>", "level 3 follows"),
        (b"<form action=/cs/sign-in method=post><button></button></form>", "no words"),
        (b"<svg></svg>", "aria-hidden"),
        (b'<a href="https://evil.example/">A</a>', "leads to evil.example"),
        (b'<a href="/cs/desk/nowhere/at/all">A</a>', "no route"),
        (b"<p><div></div></p>", "HTML error"),
        (b"<label><input type=radio name=a> A</label>", "fieldset"),
        (b"<form method=post action=/cs/sign-out><button>A</button></form>", "csrf_token"),
    ],
)
def test_the_lint_finds(app: Flask, html: bytes, sentence: str) -> None:
    assert sentence in " ".join(Lint(answered(app, "/cs/", html), app).faults())


def test_the_lint_finds_czech_on_an_english_page(app: Flask) -> None:
    czech = "<p>Vyberte město</p><p lang=cs>Přihlásit se</p>".encode()
    answer = answered(app, "/en/", czech.replace(b"lang=cs>", b'lang="cs">'))
    found = [fault for fault in Lint(answer, app).faults() if fault.startswith("Czech")]
    assert len(found) == 1
    assert "Vyberte město" in found[0]


def answered(app: Flask, path: str, html: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Return an answer whose page holds this HTML."""
    answer = FlaskClient(app, app.response_class).get(path)
    sheet = SHEET.replace(b"lang=cs", b'lang="' + path[1:3].encode() + b'"', 1)
    answer.data = sheet % html
    return answer


def test_the_tests_own_browser_lints(app: Flask) -> None:
    assert isinstance(browser(app), LintingClient)
