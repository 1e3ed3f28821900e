"""Five words: friendly to read back, impossible to mix up."""

import math
import secrets

import pytest

from portal.concerns import receipt
from portal.concerns.receipt import WORDS, Mistyped, WrongLength

KEY = b"k" * 32
FIVE = WORDS[10], WORDS[500], WORDS[900], WORDS[1200], WORDS[1599]


def test_at_least_1600_words_are_left_which_makes_53_bits() -> None:
    assert len(WORDS) >= 1600
    assert math.log2(len(WORDS)) * 5 > 53


@pytest.mark.parametrize("word", ["vrah", "facka", "exekuce", "opice", "ubytovna", "zatknout"])
def test_words_that_frighten_or_insult_are_out(word: str) -> None:
    assert word not in WORDS


def test_no_two_words_share_their_first_four_letters() -> None:
    assert len({word[:4] for word in WORDS}) == len(WORDS)


@pytest.mark.parametrize("separator", [" ", ", ", "-", "\n", " / ", "…", "  "])
def test_any_separator_and_any_case_are_taken(separator: str) -> None:
    assert receipt.read(separator.join(FIVE).upper()) == FIVE


def test_four_letters_are_enough() -> None:
    assert receipt.read(" ".join(word[:4] for word in FIVE)) == FIVE


def test_diacritics_do_not_matter() -> None:
    assert receipt.read("Jablko RÝBA  letádlo, lópata zahráda") == (
        "jablko",
        "ryba",
        "letadlo",
        "lopata",
        "zahrada",
    )


def test_a_mistyped_word_is_named_with_what_it_may_have_been() -> None:
    with pytest.raises(Mistyped) as refusal:
        receipt.read("jablko ryba letalo lopa zahr")
    (mistake,) = refusal.value.mistakes
    assert (mistake.position, mistake.typed) == (3, "letalo")
    assert "letadlo" in mistake.nearest


@pytest.mark.parametrize("typed", ["", "jablko ryba", "jablko ryba letadlo lopata zahrada jablko"])
def test_a_code_has_exactly_five_words(typed: str) -> None:
    with pytest.raises(WrongLength):
        receipt.read(typed)


def test_the_same_ticket_gives_the_same_code_and_another_turn_another() -> None:
    ticket = secrets.token_bytes(32)
    assert receipt.code_for(KEY, ticket, 0) == receipt.code_for(KEY, ticket, 0)
    assert receipt.code_for(KEY, ticket, 0) != receipt.code_for(KEY, ticket, 1)


def test_the_stored_mark_depends_on_the_key() -> None:
    assert receipt.code_mac(KEY, FIVE) != receipt.code_mac(b"l" * 32, FIVE)


def test_codes_spread_over_all_words() -> None:
    seen = {word for _ in range(2000) for word in receipt.code_for(KEY, secrets.token_bytes(32), 0)}
    assert len(seen) > 1500
