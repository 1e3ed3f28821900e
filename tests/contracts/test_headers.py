"""What every answer says to browsers and caches, errors and redirects included."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.roles import Role
from portal.web.headers import policy
from tests.contracts.examples import address, routes, stated
from tests.contracts.gallery import Gallery, people_in

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ODD = (
    ("GET", "/cs/nowhere"),
    ("GET", "/nowhere/at/all"),
    ("GET", "/cs"),
    ("POST", "/cs/"),
    ("DELETE", "/cs/"),
    ("GET", "/cs/brod/"),
    ("GET", "/static/nowhere.css"),
    ("GET", "/cs/%00"),
)
NEVER = ("unsafe-inline", "unsafe-eval", "http:", "https:", "*")


def check(answer: TestResponse, what: str) -> None:
    """Fail when an answer does not carry the headers."""
    for name, value in ALWAYS.items():
        assert answer.headers.get(name) == value, (
            f"{what} ({answer.status_code}) says {name}: {answer.headers.get(name)}"
        )
    said = answer.headers.get("Content-Security-Policy", "")
    assert said.startswith("default-src 'none'"), f"{what} ({answer.status_code}) has no policy"
    assert not [word for word in NEVER if word in said], f"{what}: {said}"
    assert "Server" not in answer.headers
    assert "Cache-Control" in answer.headers, what


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT"])
def test_every_route_answers_with_the_headers(gallery: Gallery, method: str) -> None:
    for rule in gallery.app.url_map.iter_rules():
        target = address(gallery.app, rule, gallery.world.home)
        if rule.endpoint != "static":  # Served by WhiteNoise in front of the app.
            check(gallery.client(lint=False).open(target, method=method, buffered=True), f"{method} {target}")


@pytest.mark.parametrize(("method", "target"), ODD)
def test_errors_and_redirects_carry_the_headers(gallery: Gallery, method: str, target: str) -> None:
    check(gallery.client(lint=False).open(target, method=method), f"{method} {target}")


def test_pages_of_the_staff_are_kept_by_no_cache(gallery: Gallery) -> None:
    for rule in routes(gallery.app, "GET", staff=True):
        for role in stated(gallery.app, rule).roles:
            answer = gallery.client(people_in(role)[0], lint=False).get(
                address(gallery.app, rule, gallery.world.home)
            )
            check(answer, rule.rule)
            assert answer.headers["Cache-Control"] == "no-store", rule.rule


def test_a_resident_gets_no_cookie(gallery: Gallery) -> None:
    for method in ("GET", "POST"):
        for rule in routes(gallery.app, method, staff=False):
            answer = gallery.client(lint=False).open(
                address(gallery.app, rule, gallery.world.home), method=method, buffered=True
            )
            assert "Set-Cookie" not in answer.headers, f"{method} {rule.rule}"
            assert "Cookie" not in answer.headers.get("Vary", ""), f"{method} {rule.rule}"


def test_a_page_that_a_cache_may_keep_is_the_same_for_everybody(gallery: Gallery) -> None:
    for rule in routes(gallery.app, "GET", staff=False):
        if not stated(gallery.app, rule).keep:
            continue
        target = address(gallery.app, rule, gallery.world.home)
        plain = gallery.client(lint=False).get(target, buffered=True)
        others = [gallery.client(people_in(role)[0], lint=False) for role in Role]
        headers = {"User-Agent": "other", "Accept-Language": "en", "X-Forwarded-For": "203.0.113.77"}
        for client in others:
            answer = client.get(target, headers=headers, buffered=True)
            assert answer.data == plain.data, f"{rule.rule} tells people apart"
            assert "Cookie" not in answer.headers.get("Vary", ""), rule.rule
        if plain.status_code == 200:
            assert "public" in plain.headers["Cache-Control"], rule.rule


HOSTS = [
    "evil.example", "127.0.0.1.evil.example", "evil.example:8000", "127.0.0.1@evil.example", "127.0.0.1:8000@evil.example",
    "localhost", "evil.example/127.0.0.1", "127.0.0.1#evil.example", "127.0.0.1?evil.example", "[::1]", "0.0.0.0",
    "127.0.0.2", "127.1", "2130706433", "EVIL.EXAMPLE", "127.0.0.1 evil.example", "evil.example\t", "xn--nklad-ksa.example", ".", "a" * 300,
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_a_foreign_host_is_refused(app: Flask, host: str) -> None:
    answer = app.test_client(use_cookies=False).get("/cs/", headers={"Host": host})
    assert answer.status_code == 400, answer.headers.get("Location")
    assert "evil" not in answer.text


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Forwarded-Server", "X-Original-Host"]
)
def test_no_header_makes_us_another_host(gallery: Gallery, header: str) -> None:
    value = "host=evil.example" if header == "Forwarded" else "evil.example"
    for target in ("/", "/cs/", "/cs/desk", "/cs/nowhere"):
        answer = gallery.client(lint=False).get(target, headers={header: value})
        assert "evil.example" not in answer.text + str(answer.headers), f"{header} at {target}"


def test_the_policy_names_only_ourselves(app: Flask) -> None:
    with app.test_request_context("/cs/"):
        sources = set(policy().replace(";", " ").split())
    foreign = {word for word in sources if "." in word or ("://" in word)}
    assert not foreign
