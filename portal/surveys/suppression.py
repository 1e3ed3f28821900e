"""What of a small group may be printed: base, bands, and the neighbours a hidden cell could be computed from.

Rules R2 to R5 in their simple form: fewer than 10 answers are hidden with their percentage and number;
a class under 5 becomes a band, so 0 % and 100 % never appear; a town line stands only when no district is
hidden or at least two with at least 10 answers together are; otherwise the smallest are pooled.
Sources: EU SDC Handbook (2nd ed.) 4.2 and 5.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from portal.surveys.statistics import FIRM_FROM, wilson

BASE = 10
CLASS = 5
BAND_STEP = 5


class Kind(StrEnum):
    """How a share is shown."""

    NORMAL = "normal"
    INDICATIVE = "indicative"
    BELOW = "below"
    ABOVE = "above"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Cell:
    """How many of the answers of a place are favourable; never leaves the computation."""

    places: tuple[int, ...]
    good: int
    n: int


@dataclass(frozen=True)
class Share:
    """What is printed: whole per cent; a band has only its edge, a hidden cell has nothing."""

    kind: Kind
    percent: int | None = None
    low: int | None = None
    high: int | None = None
    n: int | None = None

    @property
    def is_shown(self) -> bool:
        """Whether a number stands there."""
        return self.kind in {Kind.NORMAL, Kind.INDICATIVE}


@dataclass(frozen=True)
class Table:
    """One question: places with their shares, the pooled rest, the town."""

    rows: tuple[tuple[int, Share], ...]
    others: tuple[tuple[int, ...], Share] | None
    town: Share | None


HIDDEN = Share(Kind.HIDDEN)


def share_of(cell: Cell) -> Share:
    """Return what may be printed of a cell by itself."""
    if cell.n < BASE:
        return HIDDEN
    if min(cell.good, cell.n - cell.good) < CLASS:
        edge = _edge(cell.n)
        return Share(Kind.BELOW, edge) if cell.good < CLASS else Share(Kind.ABOVE, 100 - edge)
    interval = wilson(cell.good, cell.n)
    kind = Kind.NORMAL if cell.n >= FIRM_FROM else Kind.INDICATIVE
    percent = round(100 * cell.good / cell.n)
    return Share(kind, percent, round(100 * interval.low), round(100 * interval.high), cell.n)


def _edge(n: int) -> int:
    """Return the smallest multiple of 5 per cent that covers 0 to 4 of n.

    Bases under 20 share 50 %: a finer edge would give n itself away.
    """
    return 50 if n < 20 else BAND_STEP * ceil(20 * CLASS / n)


def table_of(cells: Sequence[Cell]) -> Table:
    """Return the table of a question; cells come in the order in which the districts are listed."""
    closed = [cell for cell in cells if not share_of(cell).is_shown]
    pool = _pool(cells, closed)
    town = share_of(merged(cells)) if cells else HIDDEN
    rows = tuple((cell.places[0], _row(cell, pool)) for cell in cells)
    if not pool:
        return Table(rows, None, town if town.is_shown else None)
    together = share_of(merged(pool))
    if not together.is_shown:
        return Table(rows, None, None)
    return Table(rows, (tuple(place for cell in pool for place in cell.places), together), town)


def _pool(cells: Sequence[Cell], closed: list[Cell]) -> list[Cell]:
    """Return the cells that are only shown together: the closed ones and the smallest beside them."""
    if not closed:
        return []
    pool = list(closed)
    rest = sorted((cell for cell in cells if cell not in closed), key=lambda cell: cell.n)
    while rest and not _is_safe(pool):
        pool.append(rest.pop(0))
    return pool


def _is_safe(pool: list[Cell]) -> bool:
    return len(pool) > 1 and sum(cell.n for cell in pool) >= BASE and share_of(merged(pool)).is_shown


def _row(cell: Cell, pool: list[Cell]) -> Share:
    own = share_of(cell)
    return HIDDEN if cell in pool and own.is_shown else own


def merged(cells: Sequence[Cell]) -> Cell:
    """Return the cells as one."""
    places = tuple(place for cell in cells for place in cell.places)
    return Cell(places, sum(cell.good for cell in cells), sum(cell.n for cell in cells))
