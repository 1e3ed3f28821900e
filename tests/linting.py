"""Reads an HTML answer as a strict reader would and names everything that is wrong with it.

`LintingClient` is the test client of the whole suite: each HTML answer that any test gets is linted.
"""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from portal.web import assets
from portal.web.access import rule_of
from portal.web.languages import LANGUAGES, SOURCE
from tests.czech import czech_only

FOREIGN = frozenset[str]()
"""Other hosts a page may link to; each link says rel="noreferrer", so nobody learns where a reader came from."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
WORDLESS = {"hidden", "submit", "button", "reset", "image"}
POINTERS = (
    "for",
    "aria-describedby",
    "aria-labelledby",
    "aria-controls",
    "aria-owns",
    "form",
    "list",
    "headers",
)


class LintingClient(FlaskClient):
    """A test client that fails the test at the first page that is not fit to be shown."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request and lint its answer."""
        kwargs.setdefault("buffered", True)
        answer = super().open(*args, **kwargs)
        faults = faults_of(answer, self.application)
        method, path = answer.request.method, answer.request.path
        assert not faults, (
            f"{method} {path} ({answer.status_code}) is not fit to be shown:\n- " + "\n- ".join(faults)
        )
        return answer


def faults_of(answer: TestResponse, app: Flask) -> list[str]:
    """Return what is wrong with an answer, as sentences; nothing for what is not HTML."""
    if answer.mimetype != "text/html" or not answer.data or "Content-Encoding" in answer.headers:
        return []
    if answer.location:  # The few words beside a redirect are Werkzeug's and are never seen.
        return []
    return list(Lint(answer, app).faults())


class Lint:
    """One answer, parsed."""

    def __init__(self, answer: TestResponse, app: Flask) -> None:
        """Parse the answer as a page, or as a part when it is none."""
        self.app = app
        self.policy = answer.headers.get("Content-Security-Policy", "")
        self.is_refused = answer.status_code == 422
        self.path = answer.request.path
        self.wants_part = answer.request.headers.get("HX-Request-Type") == "partial"
        self.is_page = answer.text.lstrip()[:9].lower() == "<!doctype"
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parse = parser.parse if self.is_page else parser.parseFragment
        self.root: Element = parse(answer.text)
        self.errors = parser.errors
        self.elements = [element for element in self.root.iter() if isinstance(element.tag, str)]
        self.parents = {child: parent for parent in self.elements for child in parent}
        self.ids = Counter(element.attrib["id"] for element in self.elements if "id" in element.attrib)

    def faults(self) -> Iterator[str]:
        """Name everything that is wrong."""
        yield from self._errors()
        yield from self._page() if self.is_page else self._part()
        for element in self.elements:
            for check in CHECKS:
                yield from (f"{sentence}: {shown(element)}" for sentence in check(self, element))
        if self.language != SOURCE and self.language in LANGUAGES:
            yield from self._untranslated()

    def _errors(self) -> Iterator[str]:
        for (line, _column), error, _facts in self.errors:
            if error == "invalid-codepoint" and self.is_refused:
                continue  # A refused form shows what was typed, control characters too.
            if self.is_page or error != "expected-doctype-but-got-start-tag":
                yield f"HTML error in line {line}: {error}"
        for name, number in self.ids.items():
            if number > 1 or not name or re.search(r"\s", name):
                yield f'id="{name}" stands {number} times; an id is one word and stands once'

    @property
    def language(self) -> str:
        """The language the page says it is in; a part is in that of its address."""
        said = (
            self.root.get("lang", "")
            if self.is_page
            else self.path.split("/")[1:2] and self.path.split("/")[1]
        )
        return said or ""

    def _page(self) -> Iterator[str]:
        if (number := sum(element.tag == "h1" for element in self.elements)) != 1:
            yield f"a page has one h1, this one has {number}"
        expected = self.path.split("/")[1]
        if self.language not in LANGUAGES or (expected in LANGUAGES and self.language != expected):
            yield f'<html lang="{self.language}"> does not fit the address'
        title = self.root.find("head/title")
        if title is None or len(text_of(title)) < 3 or text_of(title).startswith("–"):
            yield "the page has no title of its own"
        before = 1
        for element in self.elements:
            level = HEADINGS.get(element.tag, before)
            if level > before + 1:
                yield f"a heading of level {level} follows one of level {before}: {shown(element)}"
            before = level

    def _part(self) -> Iterator[str]:
        if not self.wants_part:
            yield "this is no whole page and nobody asked for a part"
        roots = [child for child in self.root if isinstance(child.tag, str)]
        if len(roots) != 1 or "id" not in roots[0].attrib:
            yield "a part has one root element, with an id"

    def _untranslated(self) -> Iterator[str]:
        whole, patterns = czech_only(self.language)
        for text in self._texts(self.root, self.language):
            plain = " ".join(text.split())
            if plain in whole or any(pattern.fullmatch(plain) for pattern in patterns):
                yield f"Czech on a page in {self.language!r}: {plain!r} (translate it, or mark it with lang)"

    def _texts(self, element: Element, language: str) -> Iterator[str]:
        language = element.get("lang", language)
        if not isinstance(element.tag, str) or element.tag in {"style", "script"}:
            return
        if language == self.language:
            yield from (element.get(name, "") for name in ("aria-label", "title", "alt", "placeholder"))
            yield element.text or ""
        for child in element:
            yield from self._texts(child, language)
            if language == self.language:
                yield child.tail or ""

    def leads_to(self, target: str, method: str) -> str | None:
        """Return the endpoint a local address leads to, or None."""
        parts = urlsplit(target)
        adapter = self.app.url_map.bind(self.app.config["SERVER_NAME"])
        try:
            endpoint: str = adapter.match(parts.path or self.path, method.upper())[0]
        except RequestRedirect:
            return "redirect"
        except HTTPException:
            return None
        return endpoint

    def ancestors(self, element: Element) -> Iterator[Element]:
        """Yield the elements around an element, from inside out."""
        while (parent := self.parents.get(element)) is not None:
            yield parent
            element = parent


def shown(element: Element) -> str:
    """Return the opening tag as a person would look for it in the template."""
    attributes = "".join(f' {name}="{value}"' for name, value in element.attrib.items())
    return f"<{plain_tag(element)}{attributes}> {text_of(element)[:40]}"


def plain_tag(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: Element) -> str:
    """Return all text of an element, names of its pictures included."""
    words = ["".join(element.itertext())]
    words += [inner.get("aria-label") or inner.get("alt") or "" for inner in element.iter()]
    return " ".join(" ".join(words).split())


def _handlers(page: Lint, element: Element) -> Iterator[str]:
    for name in element.attrib:
        if name == "style" or name.lower().startswith("on"):
            yield f"no {name} attribute: the policy blocks it"
    if element.tag == "script" and not element.get("src"):
        yield "no inline script: the policy blocks it"
    if element.tag == "style":
        digest = base64.b64encode(hashlib.sha256("".join(element.itertext()).encode()).digest()).decode()
        if f"'sha256-{digest}'" not in page.policy:
            yield "only the one stylesheet whose hash is in the policy may be inlined"


def _pointers(page: Lint, element: Element) -> Iterator[str]:
    if not page.is_page:  # A part may point at what stands in the page around it.
        return
    for name in POINTERS:
        if name in element.attrib:
            targets = element.attrib[name].split()
            if not targets or any(target not in page.ids for target in targets):
                yield f"{name} points at nothing"
    href = element.get("href", "")
    if element.tag == "a" and href.startswith("#") and href[1:] not in page.ids:
        yield "the link leads to no id of this page"


def _labels(page: Lint, element: Element) -> Iterator[str]:
    kind = element.get("type", "text") if element.tag == "input" else element.tag
    if element.tag not in {"input", "select", "textarea"} or kind in WORDLESS:
        return
    around = list(page.ancestors(element))
    labels = [other for other in page.elements if other.tag == "label"]
    own = [
        label
        for label in labels
        if label in around or (element.get("id") and label.get("for") == element.get("id"))
    ]
    if not any(text_of(label) for label in own) and not (
        element.get("aria-label") or element.get("aria-labelledby")
    ):
        yield "the field has no label"
    if kind == "radio" and not any(_is_named_group(other) for other in around):
        yield "a radio button stands in a fieldset with a legend"


def _is_named_group(element: Element) -> bool:
    legend = element.find("legend")
    return (element.tag == "fieldset" and legend is not None and bool(text_of(legend))) or (
        element.get("role") == "radiogroup" and "aria-labelledby" in element.attrib
    )


def _names(_page: Lint, element: Element) -> Iterator[str]:
    if element.tag in {"button", "a", "summary", "legend", "label", "th", *HEADINGS} and not text_of(element):
        yield "this has no words"
    if element.tag == "img" and "alt" not in element.attrib:
        yield "the picture has no alt"
    is_named = element.get("role") == "img" and (element.get("aria-label") or element.get("aria-labelledby"))
    if plain_tag(element) == "svg" and element.get("aria-hidden") != "true" and not is_named:
        yield 'a drawing is aria-hidden="true", or role="img" with a name'


def _pictures(_page: Lint, element: Element) -> Iterator[str]:
    if plain_tag(element) != "use":
        return
    path, _, name = element.get("href", "").partition("#")
    if f'id="{name}"' not in sprite(urlsplit(path).path.rpartition("/")[2]):
        yield "the sprite has no such picture"


@lru_cache(maxsize=4)
def sprite(name: str) -> str:
    """Return the text of a sprite."""
    return (assets.HOME / name).read_text(encoding="utf-8")


def _addresses(page: Lint, element: Element) -> Iterator[str]:
    for name in ("src", "href", "action", "formaction"):
        target = element.get(name)
        if target is None or target.startswith(("tel:", "sms:", "mailto:", "data:image/", "#")):
            continue
        parts = urlsplit(target)
        if parts.scheme == "javascript":
            yield "no script in an address"
        elif parts.netloc and parts.netloc != page.app.config["SERVER_NAME"]:
            if element.tag != "a" or parts.hostname not in FOREIGN:
                yield f"leads to {parts.netloc}: add it to FOREIGN in tests/linting.py if it must"
            elif "noreferrer" not in element.get("rel", ""):
                yield 'a link to another site says rel="noreferrer"'
        elif page.leads_to(target, method_of(page, element, name)) is None:
            yield "leads to no route"


def method_of(page: Lint, element: Element, attribute: str) -> str:
    """Return the method with which an address will be asked for."""
    if attribute == "formaction":
        form = next((other for other in page.ancestors(element) if other.tag == "form"), element)
        return element.get("formmethod") or form.get("method", "get")
    return element.get("method", "get") if attribute == "action" else "get"


def _forms(page: Lint, element: Element) -> Iterator[str]:
    if element.tag != "form":
        return
    if element.get("method", "").lower() not in {"get", "post"} or "action" not in element.attrib:
        yield "a form states its method and its action"
        return
    endpoint = page.leads_to(element.attrib["action"], element.attrib["method"])
    rule = rule_of(page.app, endpoint)
    fields = {inner.get("name") for inner in element.iter()}
    if rule and not rule.is_public and element.attrib["method"] == "post" and "csrf_token" not in fields:
        yield "a form of the staff carries csrf_token"


def _htmx(page: Lint, element: Element) -> Iterator[str]:
    hyper = {name: value for name, value in element.attrib.items() if name.startswith(("hx-", "data-hx-"))}
    if not hyper:
        return
    around = (element, *page.ancestors(element))
    is_in_form = any(other.tag == "form" and other.get("action") for other in around)
    sends = element.tag == "form" or (element.tag == "button" and element.get("type", "submit") == "submit")
    if not (element.tag == "a" and element.get("href")) and not (is_in_form and sends):
        yield "hx-* stands on a link or a form that works without script"
    for name, value in hyper.items():
        verb = name.rpartition("hx-")[2].partition(":")[0]
        if verb in {"get", "post"} and page.leads_to(value or page.path, verb) is None:
            yield f"{name} leads to no route"
        if verb == "on" or value.strip().startswith(("js:", "javascript:")):
            yield f"{name} runs script from an attribute: the policy blocks it"
        if (
            verb in {"target", "select"}
            and page.is_page
            and value.startswith("#")
            and value[1:] not in page.ids
        ):
            yield f"{name} points at no id of this page"


CHECKS = (_handlers, _pointers, _labels, _names, _pictures, _addresses, _forms, _htmx)
