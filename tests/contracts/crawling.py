"""Walks from page to page as a person would: by links, at most two pages of each route."""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

import html5lib
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

PAGES_PER_ROUTE = 2
LEAVING = {"front.leave", "static"}


def crawl(app: Flask, start: str, read: Callable[[str], str], language: str = "cs") -> Iterator[str]:
    """Yield the paths of the pages that can be reached by links; `read` returns a page's HTML."""
    waiting, seen, visited = deque([start]), {start}, Counter[str]()
    while waiting:
        path = waiting.popleft()
        endpoint = endpoint_of(app, path)
        if endpoint is None or endpoint in LEAVING or visited[endpoint] >= PAGES_PER_ROUTE:
            continue
        visited[endpoint] += 1
        html = read(path)
        yield path
        for link in links_in(html, path):
            if link not in seen and link.startswith(f"/{language}/"):
                seen.add(link)
                waiting.append(link)


def links_in(html: str, path: str) -> Iterator[str]:
    """Yield the local addresses that the links of a page lead to, without their fragments."""
    for element in html5lib.parse(html, namespaceHTMLElements=False).iter("a"):
        parts = urlsplit(urljoin(path, element.get("href", "")))
        if not parts.scheme and not parts.netloc:
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def endpoint_of(app: Flask, target: str) -> str | None:
    """Return the endpoint that answers GET at a local address, or None."""
    try:
        found: str = app.url_map.bind(app.config["SERVER_NAME"]).match(urlsplit(target).path, "GET")[0]
    except (RequestRedirect, HTTPException):
        return None
    return found
