"""The facts about 2019 are quoted exactly as they were published."""

from datetime import date

from portal.front.facts import COMMUNITY_POLICING, HELP, PLATFORMS

GROUPS = {
    "Bílina": "bezpečnost a prevence sociopatologických jevů",
    "Břeclav": "bezpečnost a prevence kriminality",
    "Havířov": "bezpečnost",
    "Cheb": "prevence sociopatologických jevů",
    "Chomutov": "prevence sociopatologických jevů a bezpečnost",
    "Jáchymov": "Zaměstnanost a prevence sociopatologických jevů a bezpečnost",
    "Jirkov": "bezpečnost",
    "Kutná Hora": "prevence sociopatologických jevů a bezpečnost",
    "Most": "prevence sociopatologických jevů",
    "Obrnice": "prevence sociopatologických jevů a bezpečnost – společně se vzděláváním",
    "Šluknovsko": "Bezpečnost, sociální služby a prevence kriminality",
    "Teplá a Toužim": "bezpečnost a prevence sociopatologických jevů",
    "Trmice": "prevence sociopatologických jevů",
}


def test_the_thirteen_partnerships_bear_their_exact_names() -> None:
    assert len(PLATFORMS.groups) == 13
    assert {group.partnership: group.name for group in PLATFORMS.groups} == GROUPS


def test_the_facts_are_dated_and_sourced() -> None:
    assert PLATFORMS.as_of == date(2019, 2, 2)
    assert "Agentura pro sociální začleňování" in PLATFORMS.source
    assert PLATFORMS.example.name == "Tour de dvůr"


def test_every_quoted_fact_is_in_both_languages() -> None:
    told = (*COMMUNITY_POLICING.principles, *COMMUNITY_POLICING.members, *COMMUNITY_POLICING.outputs)
    lines = [text for line in HELP.lines for text in (line.what, line.when)]
    complaints = [text for item in HELP.complaints for text in (item.about, item.where)]
    assert len(COMMUNITY_POLICING.principles) == 5
    for text in (*told, *lines, *complaints, COMMUNITY_POLICING.financing):
        assert set(text) == {"cs", "en"}
