"""Days and hours are read the way people here write them."""

from datetime import date, time

import pytest

from portal.web.moments import day_from, hour_from


@pytest.mark.parametrize(
    "typed",
    [
        "15. 12. 2026",
        "15.12.2026",
        " 15.12. 2026 ",
        "15 12 2026",
        "15/12/2026",
        "2026-12-15",
        "15.\u00a012.\u00a02026",
    ],
)
def test_a_day_is_read_however_it_is_spaced(typed: str) -> None:
    assert day_from(typed) == date(2026, 12, 15)


@pytest.mark.parametrize(
    "typed", ["", "zítra", "31. 2. 2026", "15. 12.", "15. 12. 26", "1. 1. 0001", "٣. 1. 2026"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        day_from(typed)


@pytest.mark.parametrize(("typed", "hour"), [("17:00", time(17)), ("9.30", time(9, 30)), ("7", time(7))])
def test_an_hour_is_read_with_a_colon_a_full_stop_or_alone(typed: str, hour: time) -> None:
    assert hour_from(typed) == hour


@pytest.mark.parametrize("typed", ["", "24:00", "17:60", "17:5", "v pět"])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        hour_from(typed)
