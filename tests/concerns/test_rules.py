"""The matrix of who sees what, as rules."""

from datetime import date

import pytest

from portal.accounts.rules import Visitor
from portal.concerns import rules
from portal.concerns.clocks import working_days_after
from portal.concerns.holidays import is_holiday
from portal.concerns.rules import AgencyRef, Audience, ConcernFacts, Regime, Sight
from portal.roles import Role
from portal.towns.rules import AgencyKind as Kind

OWNER, DISTRICT = 7, 3
F, S, C, N = Sight.FULL, Sight.SUMMARY, Sight.COUNT, Sight.NOTHING


def person(role: Role, kind: Kind, *, owner: bool = False, here: bool = True, town: int = 1) -> Visitor:
    return Visitor(1, "x", role, town, OWNER if owner else 8, kind, frozenset({DISTRICT} if here else {4}))


def concern(regime: Regime = Regime.ORDINARY, audience: Audience = Audience.PLATFORM) -> ConcernFacts:
    return ConcernFacts(1, DISTRICT, regime, audience, OWNER)


PEOPLE = {
    "officer here": person(Role.OFFICER, Kind.STATE_POLICE),
    "officer elsewhere": person(Role.OFFICER, Kind.STATE_POLICE, here=False),
    "municipal officer of owner": person(Role.OFFICER, Kind.MUNICIPAL_POLICE, owner=True),
    "coordinator": person(Role.COORDINATOR, Kind.TOWN),
    "state police": person(Role.MEMBER, Kind.STATE_POLICE),
    "state police as owner": person(Role.MEMBER, Kind.STATE_POLICE, owner=True),
    "municipal police": person(Role.MEMBER, Kind.MUNICIPAL_POLICE),
    "municipal police as owner": person(Role.MEMBER, Kind.MUNICIPAL_POLICE, owner=True),
    "ospod": person(Role.OSPOD, Kind.OSPOD),
    "probation": person(Role.MEMBER, Kind.PROBATION),
    "ngo": person(Role.MEMBER, Kind.NGO),
    "ngo as owner": person(Role.MEMBER, Kind.NGO, owner=True),
    "school": person(Role.MEMBER, Kind.SCHOOL),
    "oversight": person(Role.MEMBER, Kind.OVERSIGHT),
    "oversight as owner": person(Role.MEMBER, Kind.OVERSIGHT, owner=True),
    "survey manager": person(Role.SURVEY_MANAGER, Kind.TOWN, owner=True),
    "administrator": person(Role.ADMINISTRATOR, Kind.TOWN, owner=True),
}
#                              ordinary child restricted complaint
MATRIX = {
    "officer here":               (F, N, N, N),
    "officer elsewhere":          (N, N, N, N),
    "municipal officer of owner": (F, N, N, N),
    "coordinator":                (F, C, S, C),
    "state police":               (S, N, F, N),
    "state police as owner":      (F, F, F, N),
    "municipal police":           (S, N, N, N),
    "municipal police as owner":  (F, N, F, N),
    "ospod":                      (S, F, N, N),
    "probation":                  (S, N, N, N),
    "ngo":                        (S, N, N, N),
    "ngo as owner":               (F, N, F, N),
    "school":                     (S, N, N, N),
    "oversight":                  (S, N, N, N),
    "oversight as owner":         (F, N, F, F),
    "survey manager":             (N, N, N, N),
    "administrator":              (N, N, N, N),
}  # fmt: skip
REGIMES = (Regime.ORDINARY, Regime.CHILD, Regime.RESTRICTED, Regime.COMPLAINT)
CELLS = [
    (who, regime, cell) for who, row in MATRIX.items() for regime, cell in zip(REGIMES, row, strict=True)
]


@pytest.mark.parametrize(("who", "regime", "cell"), CELLS)
def test_the_matrix_of_who_sees_what(who: str, regime: Regime, cell: Sight) -> None:
    assert rules.sight(concern(regime), PEOPLE[who]) is cell


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("regime", Regime)
def test_without_police_means_no_police_at_all(who: str, regime: Regime) -> None:
    seen = rules.sight(concern(regime, Audience.WITHOUT_POLICE), PEOPLE[who])
    assert seen is N or not PEOPLE[who].agency_kind.is_police


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("regime", Regime)
def test_town_and_ngo_means_nobody_else(who: str, regime: Regime) -> None:
    seen = rules.sight(concern(regime, Audience.TOWN_AND_NGO), PEOPLE[who])
    assert seen is N or PEOPLE[who].agency_kind.is_town_or_ngo


def test_another_town_sees_nothing() -> None:
    stranger = person(Role.COORDINATOR, Kind.TOWN, owner=True, town=2)
    assert rules.sight(concern(), stranger) is N


def test_a_police_category_without_police_goes_to_the_coordinator() -> None:
    police, coordinating = AgencyRef(1, Kind.STATE_POLICE), AgencyRef(2, Kind.TOWN)
    assert rules.first_owner(police, coordinating, Audience.WITHOUT_POLICE) == coordinating
    assert rules.first_owner(police, coordinating, Audience.PLATFORM) == police


@pytest.mark.parametrize("kind", Kind)
def test_a_handover_never_reaches_an_agency_the_resident_ruled_out(kind: Kind) -> None:
    facts = concern(audience=Audience.WITHOUT_POLICE)
    assert rules.may_receive(facts, AgencyRef(99, kind)) is not kind.is_police


@pytest.mark.parametrize(
    ("regime", "kind", "may"),
    [
        (Regime.CHILD, Kind.OSPOD, True), (Regime.CHILD, Kind.STATE_POLICE, True), (Regime.CHILD, Kind.NGO, False),
        (Regime.COMPLAINT, Kind.OVERSIGHT, True), (Regime.COMPLAINT, Kind.STATE_POLICE, False),
    ],
)  # fmt: skip
def test_protected_subjects_go_only_where_they_belong(regime: Regime, kind: Kind, may: bool) -> None:
    assert rules.may_receive(concern(regime), AgencyRef(99, kind)) is may


def test_only_the_owner_answers_and_the_coordinator_routes() -> None:
    assert rules.may_answer(concern(), PEOPLE["ngo as owner"])
    assert not rules.may_answer(concern(), PEOPLE["coordinator"])
    assert rules.may_hand_over(concern(Regime.RESTRICTED), PEOPLE["coordinator"])
    assert not rules.may_hand_over(concern(Regime.CHILD), PEOPLE["coordinator"])
    assert not rules.may_answer(concern(), PEOPLE["officer here"])


def test_three_working_days_skip_weekends_and_czech_holidays() -> None:
    assert working_days_after(date(2026, 11, 26), 3, is_holiday) == date(2026, 12, 1)
    assert working_days_after(date(2026, 12, 23), 3, is_holiday) == date(2026, 12, 30)
    assert working_days_after(date(2026, 11, 16), 1, is_holiday) == date(2026, 11, 18)
