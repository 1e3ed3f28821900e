"""Small groups stay hidden, also from arithmetic."""

from hypothesis import given
from hypothesis import strategies as st

from portal.surveys.suppression import Cell, Kind, share_of, table_of

cells = st.lists(
    st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=7
).map(lambda pairs: [Cell((number,), good, n) for number, (good, n) in enumerate(pairs)])


def test_fewer_than_ten_answers_show_nothing() -> None:
    assert share_of(Cell((1,), 4, 9)).kind is Kind.HIDDEN
    assert share_of(Cell((1,), 4, 9)).n is None


def test_a_class_under_five_is_a_band_never_0_or_100() -> None:
    assert share_of(Cell((1,), 0, 50)) == share_of(Cell((1,), 4, 50))
    assert (share_of(Cell((1,), 0, 50)).kind, share_of(Cell((1,), 0, 50)).percent) == (Kind.BELOW, 10)
    assert (share_of(Cell((1,), 20, 20)).kind, share_of(Cell((1,), 20, 20)).percent) == (Kind.ABOVE, 75)


def test_one_hidden_district_is_pooled_with_the_smallest() -> None:
    table = table_of([Cell((1,), 3, 7), Cell((2,), 20, 40), Cell((3,), 50, 90)])
    assert [share.kind for _, share in table.rows] == [Kind.HIDDEN, Kind.HIDDEN, Kind.NORMAL]
    assert table.others is not None
    assert table.others[0] == (1, 2)
    assert table.town is not None


def test_two_hidden_districts_with_ten_answers_keep_the_town_line() -> None:
    table = table_of([Cell((1,), 3, 7), Cell((2,), 4, 8), Cell((3,), 50, 90)])
    assert [share.kind for _, share in table.rows] == [Kind.HIDDEN, Kind.HIDDEN, Kind.NORMAL]
    assert table.town is not None


def test_what_cannot_be_made_safe_has_no_town_line() -> None:
    assert table_of([Cell((1,), 3, 7)]).town is None


@given(cells)
def test_no_printed_share_is_0_or_100_and_hidden_ones_carry_nothing(found: list[Cell]) -> None:
    table = table_of(found)
    shares = [share for _, share in table.rows] + [
        s for s in (table.town, table.others and table.others[1]) if s
    ]
    for share in shares:
        assert share.percent not in {0, 100}
        if share.kind is Kind.HIDDEN:
            assert (share.percent, share.low, share.high, share.n) == (None, None, None, None)


@given(cells)
def test_the_town_minus_what_is_shown_never_gives_one_hidden_district(found: list[Cell]) -> None:
    table = table_of(found)
    unknown = [cell for cell, (_, share) in zip(found, table.rows, strict=True) if not share.is_shown]
    if table.town is not None and unknown:
        assert len(unknown) >= 2
        assert sum(cell.n for cell in unknown) >= 10
