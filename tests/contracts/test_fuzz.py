"""Thousands of hostile requests over the whole url map: no answer is a fault of ours.

A failure names the seed and the number of the request: `FUZZ_SEED=... FUZZ_ONLY=...` repeats it alone.
"""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from portal.roles import Role
from tests.contracts.examples import arguments_of, routes, stated
from tests.contracts.filling import forms_in
from tests.contracts.gallery import Gallery, build_gallery, people_in
from tests.databases import Shelf

SEED = int(os.environ.get("FUZZ_SEED", "20261126"))
ONLY = int(os.environ.get("FUZZ_ONLY", "-1"))
REQUESTS = {"sqlite": 5200, "postgresql": 1200}
FRESH_AFTER = 200

HOSTILE = (
    "", " ", "0", "-1", "1", "2", "999999999999999999999999", "1.5", "1e309", "NaN", "true", "null", "None", "[]", "{}",
    "\x00", "a\x00b", "\x1f\x7f", "\u202eobrácené\u202c", "\u200b", "👮🏽‍♀️🚓", "e\u0301" * 50, "ž" * 10_000, "a" * 10_000,
    "'", "''--", "' OR 1=1 --", "1; DROP TABLE town", '"', "%", "%%%", "_", "\\", "%_\\", "{{ 7*7 }}", "{% raw %}",
    "${7*7}", "%(text)s", "{0.__class__}", "<script>alert(1)</script>", "<!--", "]]>", "&lt;", "../../etc/passwd",
    "..%2f..%2f", "//evil.example", "javascript:alert(1)", "=cmd|' /C calc'!A0", "\r\nSet-Cookie: a=b", "2026-02-30",
    "2026-11-26", "0000-00-00", "9999-12-31", "25:61", "14:00", "+420 123 456 789", "a@b", "🏳️‍🌈" * 200, "\ufeff", "\ud7ff",
    "new", "closed", "cs", "en", "brod", "jinde", "nadrazi", "on", "y", "administrator", "10" * 40, "١٢٣", "Ⅷ", "½",
)  # fmt: skip
TYPES = (
    None, None, None, None, "application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded; charset=utf-7", "nonsense", "image/png", "",
)  # fmt: skip
HEADERS: tuple[dict[str, str], ...] = (
    {}, {}, {}, {"HX-Request": "true", "HX-Request-Type": "partial"}, {"HX-Request": "true"}, {"HX-Boosted": "true"},
    {"HX-Target": "div#x"}, {"Accept-Language": "xx;q=9,*,cs;q=a"}, {"Accept-Language": "," * 400}, {"Origin": "null"},
    {"Origin": "http://[::1"}, {"Origin": "::::"}, {"Referer": "\xff"}, {"If-None-Match": "x"}, {"Range": "bytes=9-1"},
    {"X-Forwarded-For": "\x7f, 1"}, {"If-Modified-Since": "yesterday"}, {"Content-Length": "-1"}, {"Accept": "nonsense"},
    {"Sec-Fetch-Site": "?"}, {"User-Agent": ""}, {"HX-Current-URL": "http://[", "HX-Request": "true"},
)  # fmt: skip
COOKIES = ("", "x", "." * 50, "a" * 3900, "eyJzaWduX2luIjoxfQ.aaaa.bbbb", "\\", '"', "%00")
RAW = (b"", b"{", b"\xff\xfe", b"a=%zz&b=%", b"&" * 500, b"a=1&a=2&a[]=3", b"--x\r\n\r\n", b"[" * 5000)
METHODS = ("GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS")


@dataclass
class Attack:
    """One request, made from its own number and the seed alone."""

    person: str | None
    method: str
    path: str
    query: str
    headers: dict[str, str]
    fields: dict[str, str | list[str]] | None
    raw: bytes | None = None
    content_type: str | None = None
    cookie: str | None = None

    def shown(self) -> str:
        """Return the request in short."""
        return f"{self.person}: {self.method} {self.path[:200]}?{self.query[:100]} {str(self.fields)[:400]} {self.headers}"


@dataclass
class Attacker:
    """Makes requests out of what the url map and the pages' own forms offer."""

    gallery: Gallery
    forms: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)

    def learn(self) -> None:
        """Read every form that anybody gets to see, by the address it is sent to."""
        app, home = self.gallery.app, self.gallery.world.home
        with app.app_context():
            for rule in app.url_map.iter_rules():
                self.values[rule.rule] = {
                    name: str(value) for name, value in arguments_of(rule, home).items()
                }
        for person in [None, *(people_in(role)[0] for role in Role)]:
            client = self.gallery.client(person, lint=False)
            for rule in routes(app, "GET"):
                answer = client.get(self.path(rule), buffered=True)
                if answer.mimetype == "text/html":
                    for form in forms_in(answer.text):
                        self.forms[form.action.partition("?")[0]] = list(form.fields)

    def path(self, rule: Rule, changed: dict[str, str] | None = None) -> str:
        """Return an address of a route; a changed argument may hold anything."""
        text = rule.rule
        for name, value in {**self.values[rule.rule], **(changed or {})}.items():
            for converter in [f"{kind}:" for kind in ("lang", "path", "int", "uuid", "string", "date")] + [
                ""
            ]:
                text = text.replace(f"<{converter}{name}>", quote(value, safe="", errors="replace"))
        return text

    def attack(self, number: int) -> Attack:
        """Return the request with this number."""
        chance = random.Random(f"{SEED}/{number}")
        rules = sorted(self.gallery.app.url_map.iter_rules(), key=lambda rule: rule.rule)
        rule = chance.choice(rules)
        roles = sorted(stated(self.gallery.app, rule).roles)
        role = chance.choice([*roles, *roles, *Role, None])
        changed = {
            name: chance.choice(HOSTILE)
            for name in rule.arguments
            if name != "lang" and chance.random() < 0.25
        }
        path = self.path(rule, changed)
        if chance.random() < 0.05:
            path = path.rstrip("/") + "/" + quote(chance.choice(HOSTILE), safe="")
        attack = Attack(
            person=None if role is None else chance.choice(people_in(role)),
            method=chance.choice([*METHODS, *(sorted(rule.methods or ()) * 2)]),
            path=path,
            query="&".join(f"{name}={quote(chance.choice(HOSTILE))}" for name in _some(chance, QUERY)),
            headers=dict(chance.choice(HEADERS)),
            fields=self._fields(chance, path),
            content_type=chance.choice(TYPES),
            cookie=chance.choice(COOKIES) if chance.random() < 0.04 else None,
        )
        if chance.random() < 0.08:
            attack.raw, attack.fields = chance.choice(RAW), None
        return attack

    def _fields(self, chance: random.Random, path: str) -> dict[str, str | list[str]]:
        known = self.forms.get(path) or chance.choice([*self.forms.values(), []])
        fields: dict[str, str | list[str]] = dict(known)
        for name in list(fields):
            dice = chance.random()
            if dice < 0.25:
                fields[name] = chance.choice(HOSTILE)
            elif dice < 0.3:
                fields[name] = [chance.choice(HOSTILE) for _ in range(3)]
            elif dice < 0.38:
                del fields[name]
        for name in _some(chance, QUERY):
            fields.setdefault(name, chance.choice(HOSTILE))
        return fields


QUERY = ("page", "q", "status", "district", "then", "sort", "kind", "id", "sealed", "after", "answer", "from")


def _some(chance: random.Random, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if chance.random() < 0.12]


def send(gallery: Gallery, attack: Attack, lent: dict[str | None, tuple[FlaskClient, str | None]]) -> int:
    """Send a request and return the status of its answer."""
    if attack.person not in lent:
        lent[attack.person] = (
            (gallery.client(lint=False), None) if attack.person is None else gallery.with_token(attack.person)
        )
    client, token = lent[attack.person]
    if attack.cookie is not None:
        client = gallery.client(lint=False)
        client.set_cookie("desk", attack.cookie, domain="127.0.0.1")
    body: object = attack.raw
    if attack.fields is not None and attack.method not in {"GET", "HEAD", "OPTIONS"}:
        body = {**attack.fields, **({"csrf_token": token} if token else {})}
    answer = client.open(
        attack.path,
        method=attack.method,
        query_string=attack.query,
        headers=attack.headers,
        data=body,
        content_type=attack.content_type if attack.raw is not None else None,
        buffered=True,
    )
    return answer.status_code


def numbers(engine: str) -> Iterator[int]:
    """Yield the numbers of the requests to send."""
    yield from [ONLY] if ONLY >= 0 else range(REQUESTS[engine])


@pytest.mark.slow
def test_no_request_breaks_the_portal(installation: Shelf) -> None:
    engine = "postgresql" if installation.server else "sqlite"
    gallery = build_gallery(installation)
    installation.app.config["RAISE_FAULTS"] = False
    attacker = Attacker(gallery)
    attacker.learn()
    lent: dict[str | None, tuple[FlaskClient, str | None]] = {}
    seen: dict[int, int] = {}
    signed_out = False
    for number in numbers(engine):
        if number % FRESH_AFTER == 0 or signed_out:
            gallery.put_back()
            lent.clear()
        attack = attacker.attack(number)
        status = send(gallery, attack, lent)
        signed_out = attack.path.endswith("/sign-out") and status == 302
        seen[status] = seen.get(status, 0) + 1
        assert status < 500, f"FUZZ_SEED={SEED} FUZZ_ONLY={number} on {engine} -> {status}\n{attack.shown()}"
    assert ONLY >= 0 or {200, 404, 422} <= set(seen), f"the attack never came through the door: {seen}"
