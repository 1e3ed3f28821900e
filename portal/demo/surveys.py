"""Two finished waves of „Jak se tu žije“ with honest ups and downs, and one that runs."""

from dataclasses import dataclass
from random import Random

from portal.surveys.questions import DONT_KNOW, Judged, Question
from portal.surveys.template import SHORT_FORM

Answers = dict[str, list[str]]


@dataclass(frozen=True)
class WavePlan:
    """How many answered where, how many of them safely, and how the rest went on the whole."""

    title: str
    title_en: str
    closed_days_ago: int
    answered: dict[str, int]
    safe_by_day: dict[str, int]
    safe_after_dark: dict[str, int]
    rates: dict[str, float]


def _by_district(*numbers: int) -> dict[str, int]:
    slugs = ("stred", "sidliste-vyhlidka", "u-nadrazi", "kolonie-nova-hut", "zahradni-ctvrt", "lipiny")
    return dict(zip(slugs, numbers, strict=True))


FINISHED = (
    WavePlan(
        "Jak se tu žije: loni", "Life here: last year", 400,
        _by_district(118, 129, 56, 34, 39, 12), _by_district(90, 102, 32, 19, 33, 7), _by_district(50, 56, 13, 9, 25, 6),
        {"avoid": 0.42, "patrol": 0.48, "officer": 0.38, "matters": 0.47},
    ),
    WavePlan(
        "Jak se tu žije: letos", "Life here: this year", 35,
        _by_district(126, 137, 60, 36, 40, 13), _by_district(101, 113, 37, 19, 35, 8), _by_district(58, 66, 19, 8, 27, 7),
        {"avoid": 0.45, "patrol": 0.5, "officer": 0.53, "matters": 0.35},
    ),
)  # fmt: skip
RUNNING_TITLE, RUNNING_TITLE_EN = "Jak se tu žije: krátký průzkum", "Life here: a short survey"
RUNNING_SINCE_DAYS, RUNNING_DAYS, RUNNING_ANSWERS, SLIPS = 10, 30, 27, 40
HELPS = ("light", "patrol", "children", "debts", "housing", "cleaning", "neighbours", "camera")
HELP_WEIGHTS = (9, 6, 7, 3, 6, 5, 2, 2)


def answers_in(wave: WavePlan, slug: str, chance: Random) -> list[Answers]:
    """Return the answers of a district, in random order."""
    n = wave.answered[slug]
    columns = {
        "day": _split(SHORT_FORM[0], wave.safe_by_day[slug], n, chance),
        "dark": _split(SHORT_FORM[1], wave.safe_after_dark[slug], n, chance),
    }
    for question in SHORT_FORM[2:]:
        if isinstance(question, Judged):
            columns[question.code] = [_answer(question, wave.rates[question.code], chance) for _ in range(n)]
        else:
            columns[question.code] = [pick_helps(chance) for _ in range(n)]
    return [{code: column[row] for code, column in columns.items()} for row in range(n)]


def _split(question: Question, good: int, n: int, chance: Random) -> list[list[str]]:
    values = ["4" if chance.random() < 0.35 else "3" for _ in range(good)]
    values += ["2" if chance.random() < 0.65 else "1" for _ in range(n - good)]
    chance.shuffle(values)
    return [question.accept([value]) for value in values]


def _answer(question: Judged, rate: float, chance: Random) -> list[str]:
    if chance.random() < 0.04:
        return [DONT_KNOW]
    wants_good = chance.random() < rate
    fitting = [item.value for item in question.options() if question.favourable([item.value]) is wants_good]
    return [chance.choice(fitting)]


def pick_helps(chance: Random) -> list[str]:
    """Return up to three things that would help."""
    picked = set(chance.choices(HELPS, HELP_WEIGHTS, k=3))
    return [value for value in HELPS if value in picked]


def any_answers(chance: Random) -> Answers:
    """Return one person's plausible answers to the running wave."""
    return {
        question.code: _answer(question, 0.5, chance) if isinstance(question, Judged) else pick_helps(chance)
        for question in SHORT_FORM
    }
