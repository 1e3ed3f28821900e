"""What should not stand in a public text: people, their addresses and cars, and labels for groups.

A guess about a person (name, house, birth date) is a question beside the text. A number plate or a word
for people's origin is refused: neither makes anybody safer. An officer's own name with a rank is welcome.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

CAPITAL = "A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"
NAME = rf"[{CAPITAL}][\wáčďéěíňóřšťúůýž-]+"
RANKS = "rtn|stržm|nstržm|prap|pprap|nprap|ppor|por|npor|kpt|mjr|pplk|plk|str|vrch|insp"


class Finding(StrEnum):
    """What a passage seems to be."""

    NAME = "name"
    HOUSE = "house"
    BIRTH = "birth"
    PLATE = "plate"
    ORIGIN = "origin"


BLOCKING = frozenset({Finding.PLATE, Finding.ORIGIN})


@dataclass(frozen=True)
class Remark:
    """A passage that should be looked at once more."""

    finding: Finding
    passage: str

    @property
    def blocks(self) -> bool:
        """Whether the text cannot be published with it."""
        return self.finding in BLOCKING


_OFFICER = re.compile(
    rf"\b(?:(?:{RANKS})\.|[Ss]trážník\w*|[Ss]trážnic\w*|[Pp]olicist\w*|[Oo]krskář\w*)\s+{NAME}(?:\s+{NAME})?"
)
_FIRST_NAMES = (
    "Adam|Alena|Anna|Antonín|Barbora|Božena|Dana|Daniel|David|Dominik|Eliška|Erik|Eva|Filip|František|Gabriela"
    "|Hana|Helena|Ilona|Iveta|Ivana?|Jakub|Jana?|Jaroslava?|Jindřich|Jiří|Jitka|Jozef|Josef|Karel|Karolína|Kateřina"
    "|Kristýna|Ladislav|Lenka|Lubomír|Lucie|Lukáš|Marcela|Marek|Marie|Marta|Martina?|Matěj|Michala?|Milan|Miloš"
    "|Miroslava?|Monika|Nikola|Oldřich|Ondřej|Patrik|Pavel|Pavla|Petra?|Radek|Renata|Richard|Robert|Roman|Rudolf"
    "|Simona|Stanislav|Šárka|Šimon|Štěpán|Tereza|Tomáš|Václav|Veronika|Věra|Viktor|Vladimír|Vojtěch|Zdeněk|Zdeňka|Zuzana"
)
_NOT_PEOPLE = r"(?:ulic|tříd|náměst|most|park|nádraž|čtvrť|ovčá|špic)\w*"
_STEMS = "roms|cikáns|ukrajins|vietnams|slovens|pols|němec|rus|maďars|rumuns|bulhars|mongols|arabs|moldavs|srbs|afgháns"
_PEOPLE = (
    r"rom(?:ové|ů|ům|y|ech|ka|ky|ce|ku|kou|ek|kám|kami|ák\w*)?|romák\w*|cik[aá]n\w*|cigán\w*|gádž\w*"
    r"|ukrajin(?:ec|c[ieůemy]+\w*|k[ayouáě]\w*|ek)|vietnam(?:ec|c[ieůemy]+\w*|k[ayouáě]\w*|ek)|rákosní\w*"
    r"|slovác\w*|slovák\w*|poláci|poláků|polák(?:y|a)?|němci|němců|rusové|rusů|rusy|maďa[rř]\w*|rumun\w*|bulhař[ií]|bulhar\w*"
    r"|mongol\w*|arab(?:ové|ů|y|ům|k\w+)?|moldavan\w*|afghán(?:ec|c\w+)|syřan\w*|černoš\w*|černoch\w*|černouš\w*|asiat\w*|běloš\w*|běloch\w*"
    r"|snědý\w*|sněd[áéíých]+\w*|tmav\w+\s+plet\w*|nepřizpůsobiv\w*|inadaptabil\w*|problémov\w+\s+občan\w*"
)
_ENGLISH = (
    r"gyps(?:y|ies)|romani|roma|ukrainians|russians|slovaks|romanians|bulgarians|mongolians|arabs|hungarians"
    r"|(?:ukrainian|vietnamese|slovak|russian|romanian|bulgarian|polish|german|hungarian|arab|black)"
    r"\s+(?:man|men|woman|women|boys?|girls?|people|youths?|famil(?:y|ies)|gangs?)"
)
_PATTERNS = (
    (Finding.NAME, re.compile(rf"\b[{CAPITAL}]\.\s?(?:[{CAPITAL}]\.|{NAME})")),
    (
        Finding.NAME,
        re.compile(
            rf"\b(?:[Pp]an(?:a|em|u|ovi|í)?|[Ss]lečn[ayouě]+|Bc\.|Ing\.|Mgr\.|[MJPRV]+h?UDr\.|PhDr\.|MVDr\.)\s+{NAME}"
        ),
    ),
    (Finding.NAME, re.compile(rf"\b(?:{_FIRST_NAMES})(?:\s+{NAME})")),
    (
        Finding.HOUSE,
        re.compile(r"\b(?:č\.?\s?p\.?|č\.?\s?e\.?v?\.?|čísl\w+\s+popisn\w+)\s*\d+", re.IGNORECASE),
    ),
    (Finding.HOUSE, re.compile(r"(?<![\d/])(?!24/7)\d{1,4}/\d{1,4}[a-z]?(?![\d/])")),
    (Finding.HOUSE, re.compile(r"\bbyt\w*\s+(?:č\.\s*|čísl\w+\s+)?\d+", re.IGNORECASE)),
    (Finding.BIRTH, re.compile(r"\bnar(?:\.|ozen\w*)\s*(?:dne\s*)?\d", re.IGNORECASE)),
    (Finding.BIRTH, re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.\s?(?:19\d\d|200\d|201\d)\b")),
    (Finding.BIRTH, re.compile(r"\b\d{6}/\d{3,4}\b")),
    (Finding.PLATE, re.compile(r"\b(?!\d(?:st|nd|rd|th)\b)\d[a-z][a-z\d][\s-]?\d{4}\b", re.IGNORECASE)),
    (Finding.PLATE, re.compile(r"\b(?:[A-Z]{2,3}\s?\d{2}-\d{2}|EL\s?\d{3}\s?[A-Z]{2})\b")),
    (Finding.ORIGIN, re.compile(rf"\b(?:{_PEOPLE})\b", re.IGNORECASE)),
    (Finding.ORIGIN, re.compile(rf"\b(?:{_ENGLISH})\b", re.IGNORECASE)),
    (
        Finding.ORIGIN,
        # An adjective of origin; not the adverb of a language ("mluvíme ukrajinsky"), not a street or a dog.
        re.compile(
            rf"(?<!ulice )(?<!ulici )(?<!třída )\b(?:{_STEMS})k(?:ý|á|é|í|ou|ého|ém|ému|ým|ých|ými|ě)\b(?!\s+{_NOT_PEOPLE})",
            re.IGNORECASE,
        ),
    ),
)


def remarks(text: str) -> list[Remark]:
    """Return what should be looked at once more in a text, each passage once, the refused ones first."""
    rest = _OFFICER.sub(" ", text)
    found = dict.fromkeys(
        Remark(finding, match.group().strip())
        for finding, pattern in _PATTERNS
        for match in pattern.finditer(rest)
    )
    return sorted(found, key=lambda remark: not remark.blocks)
