"""What should not stand in a public text is found, and ordinary news is left alone."""

import pytest

from portal.updates.linter import Finding, remarks


def found(text: str) -> list[tuple[str, str]]:
    return [(str(remark.finding), remark.passage) for remark in remarks(text)]


@pytest.mark.parametrize(
    ("text", "finding", "passage"),
    [
        ("Hledáme pana Nováka.", Finding.NAME, "pana Nováka"),
        ("Udělal to J. N.", Finding.NAME, "J. N."),
        ("Viděli jsme Petra Nového", Finding.NAME, "Petra Nového"),
        ("Stalo se to v č. p. 12", Finding.HOUSE, "č. p. 12"),
        ("Okružní 12/4", Finding.HOUSE, "12/4"),
        ("v bytě č. 7", Finding.HOUSE, "bytě č. 7"),
        ("muž, nar. 3. 4. 1980", Finding.BIRTH, "3. 4. 1980"),
        ("rodné číslo 800403/1234", Finding.BIRTH, "800403/1234"),
        ("dodávka 5A2 3456", Finding.PLATE, "5A2 3456"),
        ("dodávka 5a23456", Finding.PLATE, "5a23456"),
        ("auto CV 12-34", Finding.PLATE, "CV 12-34"),
        ("Byli to Romové.", Finding.ORIGIN, "Romové"),
        ("ukrajinský řidič", Finding.ORIGIN, "ukrajinský"),
        ("skupina cizinců, asi Vietnamci", Finding.ORIGIN, "Vietnamci"),
        ("nepřizpůsobivý soused", Finding.ORIGIN, "nepřizpůsobivý"),
        ("Ukrainian families", Finding.ORIGIN, "Ukrainian families"),
    ],
)
def test_a_passage_that_points_at_people_is_found(text: str, finding: Finding, passage: str) -> None:
    assert (str(finding), passage) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "prap. Jana Vzorová a str. Petr Ukázka tu budou v pátek.",
        "Přijde i prap. Jan Němec.",
        "Opravují vodu. Pěšky projdete. Každý den od 7:20 do 8:00.",
        "Letáky máme i ukrajinsky, v ukrajinštině a vietnamsky.",
        "Slovenská ulice je zavřená, v Ruské třídě se kope.",
        "Linka funguje 24/7. Na sobotu 28. 11. 2026 nikdo pochod neohlásil.",
        "From December 1st 2026 the underpass is lit.",
        "Roman nečte román. Policie ČR, Městská policie, U Nádraží.",
    ],
)
def test_ordinary_news_raises_no_remark(text: str) -> None:
    assert found(text) == []


def test_names_and_numbers_ask_while_plates_and_origin_refuse() -> None:
    assert [remark.blocks for remark in remarks("Romové, pan Novák, auto 1AB 2345, byt 4")] == [
        True,
        True,
        False,
        False,
    ]
