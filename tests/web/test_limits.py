"""Counting: exact when many count at once, coarse about where somebody is."""

import threading

import pytest
from flask import Flask

from portal import clock, limits
from tests.world import World


def test_the_first_tries_of_the_day_are_all_counted_when_they_come_at_once(app: Flask, world: World) -> None:
    def count_one() -> None:
        with app.app_context():
            limits.add("code", "10.0.0.0/24", clock.today())

    threads = [threading.Thread(target=count_one) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        assert limits.count("code", "10.0.0.0/24", clock.today()) == 16


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("198.51.100.7", "198.51.100.0/24"),
        ("::ffff:198.51.100.7", "198.51.100.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("198.51.100.7:5000", "unknown"),
        (None, "unknown"),
    ],
)
def test_a_bucket_is_a_network_not_a_person(address: str | None, network: str) -> None:
    assert limits.neighbourhood(address) == network
