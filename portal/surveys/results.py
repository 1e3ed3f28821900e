"""From answers to the frozen release of a wave, the only source of public pages."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from portal.surveys.questions import DONT_KNOW, WONT_SAY, Judged, Question
from portal.surveys.statistics import Change, Count, change_between, holm, two_proportion_p
from portal.surveys.suppression import BASE, Cell, Kind, Share, Table, merged, share_of, table_of
from portal.surveys.template import SHORT_FORM

OPEN_CHANNEL = "open"
Answers = Mapping[str, list[str]]


@dataclass(frozen=True)
class Response:
    """One person's answers, from a district, through a channel."""

    district_id: int
    channel: str
    answers: Answers


@dataclass(frozen=True)
class Before:
    """The town's share in the wave before, kept only in the release: of n answers so many were good."""

    code: str
    version: int
    good: int
    n: int


def release_of(
    districts: Sequence[int],
    responses: Sequence[Response],
    before: Sequence[Before],
    period: tuple[date, date],
) -> dict[str, Any]:
    """Return the release as JSON: n, channels, period, one table per question, changes against the wave before.

    Answers through the open link are counted apart and never enter a table: anybody could send several.
    """
    invited = [response for response in responses if response.channel != OPEN_CHANNEL]
    cells = {q.code: _cells(q, districts, invited) for q in SHORT_FORM if isinstance(q, Judged)}
    return {
        "n": len(invited),
        "open_n": _at_least_base(len(responses) - len(invited)),
        "opens_on": period[0].isoformat(),
        "closes_on": period[1].isoformat(),
        "tables": {code: _table_json(table_of(found)) for code, found in cells.items()},
        "picks": {q.code: _picks(q, invited) for q in SHORT_FORM if q.many},
        "changes": _changes(cells, before),
        "bases": [asdict(_base(code, found)) for code, found in cells.items() if table_of(found).town],
    }


def _at_least_base(number: int) -> int | None:
    return number if number >= BASE else None


def _cells(question: Judged, districts: Sequence[int], responses: Sequence[Response]) -> list[Cell]:
    tallies = {district: [0, 0] for district in districts}
    for response in responses:
        good = question.favourable(response.answers.get(question.code, [WONT_SAY]))
        if good is not None:
            tallies[response.district_id][0] += good
            tallies[response.district_id][1] += 1
    return [Cell((district,), good, n) for district, (good, n) in tallies.items()]


def _base(code: str, cells: list[Cell]) -> Before:
    town = merged(cells)
    version = next(question.version for question in SHORT_FORM if question.code == code)
    return Before(code, version, town.good, town.n)


def _changes(cells: Mapping[str, list[Cell]], before: Sequence[Before]) -> dict[str, dict[str, Any]]:
    """Return the change of each town line of equal code and version, Holm-adjusted over all of them."""
    pairs = [
        (old.code, Count(old.good, old.n), Count(now.good, now.n))
        for old in before
        if old.code in cells
        for now in (_base(old.code, cells[old.code]),)
        if now.version == old.version and table_of(cells[old.code]).town is not None
    ]
    adjusted = holm([two_proportion_p(new.successes, new.n, old.successes, old.n) for _, old, new in pairs])
    return {
        code: _change_json(change_between(old, new, p))
        for (code, old, new), p in zip(pairs, adjusted, strict=True)
    }


def _change_json(change: Change) -> dict[str, Any]:
    """Return a change in percentage points, never without the interval it rests on."""
    low, high = (round(100 * edge) for edge in (change.interval.low, change.interval.high))
    return {
        "verdict": str(change.verdict),
        "points": round(100 * change.difference),
        "low": low,
        "high": high,
    }


def _picks(question: Question, responses: Sequence[Response]) -> dict[str, Any]:
    said = [response.answers.get(question.code, [WONT_SAY]) for response in responses]
    ticked = [answer for answer in said if answer[0] not in {DONT_KNOW, WONT_SAY}]
    return {
        option.value: _share_json(
            share_of(Cell((), sum(option.value in answer for answer in ticked), len(ticked)))
        )
        for option in question.options()
    }


def _table_json(table: Table) -> dict[str, Any]:
    return {
        "rows": [[place, _share_json(share)] for place, share in table.rows],
        "others": None if table.others is None else [list(table.others[0]), _share_json(table.others[1])],
        "town": None if table.town is None else _share_json(table.town),
    }


def _share_json(share: Share) -> dict[str, Any]:
    return {name: value for name, value in asdict(share).items() if value is not None}


def share_from(stored: Mapping[str, Any] | None) -> Share | None:
    """Return a share read from a release."""
    return None if stored is None else Share(**{**stored, "kind": Kind(stored["kind"])})
