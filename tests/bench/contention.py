"""make bench: twenty sign-ins and two hundred code openings at once, and what they cost a concern."""

import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.concerns.telling import sealed_in
from tests.journeys.serving import Site, demo_town

BASE = "/cs/havrani-brod/u-nadrazi/concern"


def post(site: Site, path: str, **form: str) -> str:
    with urlopen(Request(site.address + path, urlencode(form).encode())) as answer:  # noqa: S310
        return str(answer.read().decode())


def third_screen(site: Site) -> str:
    second = post(site, f"{BASE}/where", tile="mess")
    return sealed_in(post(site, f"{BASE}/words", sealed=sealed_in(second), kind="waste", place="unknown"))


def timed_send(site: Site, sealed: str) -> float:
    began = time.perf_counter()
    assert 'class="plate code"' in post(site, BASE, sealed=sealed, audience="platform")
    return time.perf_counter() - began


def test_a_concern_is_not_starved_by_readers_and_sign_ins(tmp_path: Path) -> None:
    """Print the medians of a sending alone and among the crowd; this is a figure, not a limit."""
    with demo_town(tmp_path / "site") as site:
        notes = (site.instance / "demo-sign-ins.txt").read_text(encoding="utf-8")
        words = re.findall(r"code: ([a-z ]+)", notes)[0]
        password = site.sign_ins["koordinatorka"][0]
        fields = [third_screen(site) for _ in range(40)]
        alone = [timed_send(site, sealed) for sealed in fields[:20]]
        with ThreadPoolExecutor(16) as crowd:
            busy = [crowd.submit(post, site, "/cs/havrani-brod/code", word1=words) for _ in range(200)]
            busy += [
                crowd.submit(post, site, "/cs/sign-in", login="koordinatorka", password=password)
                for _ in range(20)
            ]
            among = [timed_send(site, sealed) for sealed in fields[20:]]
            for work in busy:
                work.result()
    print(  # noqa: T201
        f"\na concern alone: median {statistics.median(alone) * 1000:.0f} ms, slowest {max(alone) * 1000:.0f} ms; "
        f"among 220 others: median {statistics.median(among) * 1000:.0f} ms, slowest {max(among) * 1000:.0f} ms"
    )
