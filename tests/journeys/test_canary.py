"""Against the served process: where somebody came from is found in no table, log, or temporary file."""

import http.client
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.concerns.telling import sealed_in
from tests.journeys.serving import Site, demo_town

pytestmark = pytest.mark.slow
ADDRESS, AGENT, TEXT = "127.77.7.77", "Kanarek-9f3a/1.0", "Kanarek-text-9f3a"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo town of its own: this test breaks a row on purpose."""
    with demo_town(tmp_path_factory.mktemp("canary")) as site:
        yield site


class Canary:
    """Somebody with a telling address, browser and text."""

    def __init__(self, site: Site) -> None:
        self.host = urlsplit(site.address).netloc
        self.words: list[str] = []

    def ask(self, method: str, path: str, **form: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self.host, source_address=(ADDRESS, 0))
        headers = {
            "User-Agent": AGENT,
            "X-Forwarded-For": "203.0.113.77",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request(method, path, urlencode(form), headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body

    def send(self) -> None:
        base = "/cs/havrani-brod/u-nadrazi/concern"
        _, second = self.ask("POST", f"{base}/where", tile="mess")
        _, third = self.ask("POST", f"{base}/words", sealed=sealed_in(second), kind="waste", place="unknown")
        refused, back = self.ask("POST", base, sealed=sealed_in(third), text=TEXT)
        assert refused == 422
        status, receipt = self.ask("POST", base, sealed=sealed_in(back), text=TEXT, audience="platform")
        assert status == 200
        self.words = re.findall(r"<b>(\w+)</b>", receipt.split('class="plate code"')[1].split("</p>")[0])

    def write_back(self) -> None:
        _, page = self.ask("POST", "/cs/havrani-brod/code", word1=" ".join(self.words))
        status, _ = self.ask("POST", "/cs/havrani-brod/code/reply", sealed=sealed_in(page), body=TEXT)
        assert status == 200

    def try_a_wrong_code(self) -> None:
        assert self.ask("POST", "/cs/havrani-brod/code", word1="jablko ryba letadlo lopata zahrada")[0] == 422


def break_a_message(site: Site) -> None:
    with sqlite3.connect(site.instance / "portal.sqlite3") as database:
        database.execute(
            "UPDATE concern SET wrapped_key = x'00' WHERE rowid = (SELECT max(rowid) FROM concern)"
        )


def test_no_trace_of_who_came_is_left_anywhere(site: Site) -> None:
    canary = Canary(site)
    canary.send()
    canary.write_back()
    canary.try_a_wrong_code()
    break_a_message(site)
    assert canary.ask("POST", "/cs/havrani-brod/code", word1=" ".join(canary.words))[0] == 500
    traces = [ADDRESS, "203.0.113.77", AGENT, TEXT, " ".join(canary.words)]
    files = [path for path in site.instance.rglob("*") if path.is_file()]
    files += [
        path
        for path in Path(tempfile.gettempdir()).glob("*")
        if path.is_file() and path.stat().st_size < 10**7
    ]
    for path in files:
        content = path.read_bytes()
        assert not [trace for trace in traces if trace.encode() in content], path
    log = (site.instance / "server.log").read_text(encoding="utf-8")
    assert "NotOpened" in log
    assert "havrani-brod/code" not in log
