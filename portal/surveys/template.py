"""The short form of „pocit bezpečí“: seven questions, versioned; a trend joins only equal code and version.

Sources: 1, 2 after ESS/CSEW/SDG 16.1.4 (walking alone after dark and by day), 3 after the FRA
Fundamental Rights Survey, 4 to 6 after CSEW (patrol seen, officer known, matters dealt with), 7 our own.
"""

from portal.surveys.questions import OneOf, Question, Scale, UpToThree
from portal.texts import N_

VERSION = "short-1"
SAFETY = (N_("Velmi bezpečně"), N_("Spíše bezpečně"), N_("Spíše nebezpečně"), N_("Velmi nebezpečně"))
AGREEMENT = (N_("Rozhodně ano"), N_("Spíše ano"), N_("Spíše ne"), N_("Rozhodně ne"))
HEADLINE = "dark"

SHORT_FORM: tuple[Question, ...] = (
    Scale("day", 1, N_("Jak bezpečně se cítíte ve své části města přes den?"), labels=SAFETY),
    Scale(
        HEADLINE,
        1,
        N_("Jak bezpečně se tu cítíte po setmění, když jdete bez doprovodu?"),
        N_("Nechodíte? Odpovězte, jak byste se asi cítili."),
        labels=SAFETY,
    ),
    OneOf(
        "avoid",
        1,
        N_("Vyhýbali jste se za poslední rok některým místům, protože jste tam měli obavy?"),
        answers=(
            ("never", N_("nikdy")),
            ("sometimes", N_("občas")),
            ("often", N_("často")),
            ("always", N_("pořád")),
        ),
        good=frozenset({"never"}),
    ),
    OneOf(
        "patrol",
        1,
        N_("Jak často tu vídáte pěší hlídku?"),
        N_("Policii, strážníky nebo asistenty prevence kriminality."),
        answers=(
            ("daily", N_("skoro denně")),
            ("weekly", N_("každý týden")),
            ("monthly", N_("každý měsíc")),
            ("less", N_("méně často")),
            ("never", N_("nikdy")),
        ),
        good=frozenset({"daily", "weekly", "monthly"}),
    ),
    OneOf(
        "officer",
        1,
        N_("Víte, který policista nebo strážník má vaši část města na starosti?"),
        answers=(("met", N_("znám osobně")), ("know", N_("vím, kdo to je")), ("no", N_("ne"))),
        good=frozenset({"met", "know"}),
    ),
    Scale("matters", 1, N_("Řeší tu policie a město věci, které lidi opravdu trápí?"), labels=AGREEMENT),
    UpToThree(
        "help",
        1,
        N_("Co by tu podle vás nejvíc pomohlo?"),
        N_("Vyberte nejvýš tři."),
        answers=(
            ("light", N_("osvětlení")),
            ("patrol", N_("víc pěších hlídek")),
            ("children", N_("hřiště a klub pro děti")),
            ("debts", N_("dluhová poradna")),
            ("housing", N_("opravené domy a vchody")),
            ("cleaning", N_("pravidelný úklid")),
            ("neighbours", N_("pomoc se spory mezi sousedy")),
            ("camera", N_("kamera")),
        ),
    ),
)


def question(code: str) -> Question | None:
    """Return the question with this code, or None."""
    return next((item for item in SHORT_FORM if item.code == code), None)
