"""Published vectors of the interval, the difference and the adjustment."""

import pytest

from portal.surveys.statistics import (
    Count,
    ImpossibleCount,
    change_between,
    holm,
    newcombe,
    two_proportion_p,
    wilson,
)

WILSON = [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
    (5, 5, 0.5655, 1.0), (0, 10, 0.0, 0.2775), (20, 40, 0.3520, 0.6480),
]  # fmt: skip
NEWCOMBE = [
    (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926), (0, 10, 0, 20, -0.1611, 0.2775), (10, 10, 0, 20, 0.6791, 1.0),
]  # fmt: skip


@pytest.mark.parametrize(("x", "n", "low", "high"), WILSON)
def test_wilson_agrees_with_newcombe_1998(x: int, n: int, low: float, high: float) -> None:
    interval = wilson(x, n)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


def test_none_and_all_give_exactly_0_and_1() -> None:
    assert wilson(0, 37).low == 0.0
    assert wilson(37, 37).high == 1.0


@pytest.mark.parametrize(("x1", "n1", "x2", "n2", "low", "high"), NEWCOMBE)
def test_newcombe_agrees_with_its_paper(x1: int, n1: int, x2: int, n2: int, low: float, high: float) -> None:
    interval = newcombe(x1, n1, x2, n2)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


def test_holm_agrees_with_the_published_example() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_sixteen_points_among_fifty_prove_nothing() -> None:
    change = change_between(Count(22, 50), Count(30, 50), two_proportion_p(30, 50, 22, 50))
    assert change.verdict == "unproven"
    assert (change.interval.low, change.interval.high) == pytest.approx((-0.035, 0.338), abs=5e-4)


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ImpossibleCount):
        wilson(3, 2)
