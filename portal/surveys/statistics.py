"""The statistics of an honest report on a small area, from the standard library alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import hypot, sqrt
from statistics import NormalDist

FIRM_FROM = 30  # Answers; below this a share is only indicative and no change is claimed.
SIGNIFICANCE = 0.05


class ImpossibleCount(ValueError):
    """Refuses counts that cannot be: no answers at all, or more successes than answers."""


@dataclass(frozen=True)
class Interval:
    """The range in which the true value most likely lies, given chance alone."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Tell whether the value lies inside, the ends included."""
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Count:
    """How many of n answers were favourable."""

    successes: int
    n: int

    def __post_init__(self) -> None:
        """Refuse what cannot be counted."""
        if not 0 <= self.successes <= self.n or self.n == 0:
            raise ImpossibleCount(f"{self.successes} of {self.n}")

    @property
    def share(self) -> float:
        """The observed share, between 0 and 1."""
        return self.successes / self.n


class Verdict(StrEnum):
    """The only three things the portal ever says about a change."""

    ROSE = "rose"
    FELL = "fell"
    UNPROVEN = "unproven"


@dataclass(frozen=True)
class Change:
    """A verdict, never without the difference and the interval it rests on.

    Difference and interval are later minus earlier, between -1 and 1.
    """

    verdict: Verdict
    difference: float
    interval: Interval


def wilson(successes: int, n: int, *, confidence: float = 0.95) -> Interval:
    """Return the score interval of a share, which never leaves 0 to 1.

    Raises ImpossibleCount. Source: Wilson 1927; Brown, Cai and DasGupta 2001.
    """
    share = Count(successes, n).share
    z = _quantile(confidence)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    # At 0 and at n the formula is exact only on paper: floating point leaves a crumb.
    low = 0.0 if successes == 0 else middle - half
    high = 1.0 if successes == n else middle + half
    return Interval(low, high)


def newcombe(x1: int, n1: int, x2: int, n2: int, *, confidence: float = 0.95) -> Interval:
    """Return the hybrid score interval of the difference x1/n1 - x2/n2.

    Raises ImpossibleCount. Source: Newcombe 1998, Statistics in Medicine 17:873, method 10.
    """
    first, second = Count(x1, n1).share, Count(x2, n2).share
    around_first = wilson(x1, n1, confidence=confidence)
    around_second = wilson(x2, n2, confidence=confidence)
    difference = first - second
    return Interval(
        difference - hypot(first - around_first.low, around_second.high - second),
        difference + hypot(around_first.high - first, second - around_second.low),
    )


def two_proportion_p(x1: int, n1: int, x2: int, n2: int) -> float:
    """Return the two-sided p-value that two shares differ (pooled score test).

    Two shares that are both 0 or both 1 cannot differ: p is 1. Raises ImpossibleCount.
    """
    first, second = Count(x1, n1).share, Count(x2, n2).share
    pooled = (x1 + x2) / (n1 + n2)
    if pooled in (0, 1):
        return 1.0
    z = (first - second) / sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return 2 * NormalDist().cdf(-abs(z))


def holm(p_values: Sequence[float]) -> list[float]:
    """Return p-values adjusted for every comparison on a page, in the order given.

    Source: Holm 1979, Scandinavian Journal of Statistics 6:65.
    """
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, (len(p_values) - rank) * p_values[place])
        adjusted[place] = min(1.0, highest)
    return adjusted


def change_between(before: Count, after: Count, adjusted_p: float) -> Change:
    """Tell whether a share rose, fell, or whether no change can be proven.

    A change is claimed only when both waves have 30 answers, the p-value adjusted for the
    whole page is below 5 % and the printed interval leaves out zero: the word and the
    interval beside it never contradict each other.
    """
    difference = after.share - before.share
    interval = newcombe(after.successes, after.n, before.successes, before.n)
    firm = min(before.n, after.n) >= FIRM_FROM
    proven = firm and adjusted_p < SIGNIFICANCE and not interval.holds(0)
    if not proven:
        return Change(Verdict.UNPROVEN, difference, interval)
    return Change(Verdict.ROSE if difference > 0 else Verdict.FELL, difference, interval)


def _quantile(confidence: float) -> float:
    return NormalDist().inv_cdf(0.5 + confidence / 2)
