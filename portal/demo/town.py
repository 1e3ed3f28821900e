"""Havraní Brod: its districts, agencies, accounts, officers and places. Nothing here is real."""

from dataclasses import dataclass
from datetime import date, time

from portal.db import Words
from portal.roles import Role
from portal.towns.rules import AgencyKind

SLUG, NAME = "havrani-brod", "Havraní Brod"


@dataclass(frozen=True)
class DistrictPlan:
    """A district, what one can point at in it, and whether the town cares for it first."""

    slug: str
    name: str
    population: int
    beat: str
    places: tuple[str, ...]
    priority: bool = False


DISTRICTS = (
    DistrictPlan(
        "stred",
        "Střed",
        3100,
        "1",
        ("náměstí", "tržiště", "kostel", "autobusové nádraží", "park", "herna", "Hlavní ulice"),
    ),
    DistrictPlan(
        "sidliste-vyhlidka",
        "Sídliště Vyhlídka",
        4200,
        "2",
        ("Okružní 1–9", "Okružní 11–25", "garáže", "hřiště u pošty", "škola", "obchod", "zastávka"),
    ),
    DistrictPlan(
        "u-nadrazi",
        "U Nádraží",
        1250,
        "3",
        (
            "Nádražní 8–12",
            "Nádražní 14",
            "Dílenská ulice",
            "podchod",
            "hřiště ve dvoře",
            "garáže",
            "zastávka",
            "škola",
        ),
        True,
    ),
    DistrictPlan(
        "kolonie-nova-hut",
        "Kolonie Nová Huť",
        640,
        "4",
        ("Hutní 1–7", "Hutní 9–15", "dvůr u kotelny", "trať", "zastávka", "kontejnery"),
        True,
    ),
    DistrictPlan(
        "zahradni-ctvrt",
        "Zahradní čtvrť",
        1900,
        "5",
        ("Na Ohradě", "Zahradní ulice", "školka", "přechod u školy", "hřiště", "les"),
    ),
    DistrictPlan(
        "lipiny", "Lipiny", 710, "6", ("náves", "zastávka", "hřbitov", "koupaliště", "cesta k městu")
    ),
)

AGENCIES = (
    ("mesto", AgencyKind.TOWN, Words(cs="Město, koordinace prevence", en="Town, prevention coordination")),
    ("policie-cr", AgencyKind.STATE_POLICE, Words(cs="Policie ČR", en="Police of the Czech Republic")),
    ("mestska-policie", AgencyKind.MUNICIPAL_POLICE, Words(cs="Městská policie", en="Municipal police")),
    ("odbor-bydleni", AgencyKind.TOWN, Words(cs="Město, odbor bydlení", en="Town, housing department")),
    ("technicke-sluzby", AgencyKind.SERVICES, Words(cs="Technické služby", en="Technical services")),
    ("ospod", AgencyKind.OSPOD, Words(cs="OSPOD", en="Child protection (OSPOD)")),
    (
        "kontrola",
        AgencyKind.OVERSIGHT,
        Words(cs="Město, kontrola a stížnosti", en="Town, oversight and complaints"),
    ),
    ("neziskovka", AgencyKind.NGO, Words(cs="Společně u trati, z. s.", en="Together by the Tracks (NGO)")),
    ("skola", AgencyKind.SCHOOL, Words(cs="Základní škola", en="Primary school")),
    (
        "pms",
        AgencyKind.PROBATION,
        Words(cs="Probační a mediační služba", en="Probation and Mediation Service"),
    ),
)


@dataclass(frozen=True)
class AccountPlan:
    """A demo sign-in; its password is made for each installation."""

    login: str
    name: str
    role: Role
    agency: str
    districts: tuple[str, ...] = ()


ACCOUNTS = (
    AccountPlan("koordinatorka", "Koordinátorka", Role.COORDINATOR, "mesto"),
    AccountPlan("vzorova", "prap. Jana Vzorová", Role.OFFICER, "policie-cr", ("u-nadrazi",)),
    AccountPlan(
        "ukazka", "str. Petr Ukázka", Role.OFFICER, "mestska-policie", ("u-nadrazi", "kolonie-nova-hut")
    ),
    AccountPlan("oddeleni", "Obvodní oddělení", Role.MEMBER, "policie-cr"),
    AccountPlan("straznice", "Strážnice", Role.MEMBER, "mestska-policie"),
    AccountPlan("bydleni", "Odbor bydlení", Role.MEMBER, "odbor-bydleni"),
    AccountPlan("sluzby", "Technické služby", Role.MEMBER, "technicke-sluzby"),
    AccountPlan("neziskovka", "Terénní pracovnice", Role.MEMBER, "neziskovka"),
    AccountPlan("kontrola", "Kontrola a stížnosti", Role.MEMBER, "kontrola"),
    AccountPlan("ospod", "OSPOD", Role.OSPOD, "ospod"),
    AccountPlan("pruzkum", "Správa průzkumu", Role.SURVEY_MANAGER, "mesto"),
    AccountPlan("spravce", "Správce", Role.ADMINISTRATOR, "mesto"),
)


@dataclass(frozen=True)
class OfficerPlan:
    """An officer's card; slots are (weekday, from, to, Czech place, English place)."""

    name: str
    agency: str
    title: Words
    quote: Words
    languages: Words
    substitute: Words
    portrait: int
    verified_days_ago: int
    serves: tuple[tuple[str, date], ...]
    slots: tuple[tuple[str, int, time, time, str, str], ...]


PC_F = Words(cs="policistka – okrskářka", en="police officer for this beat")
PC_M = Words(cs="policista – okrskář", en="police officer for this beat")
MP_M = Words(cs="strážník – okrskář", en="municipal officer for this beat")
CZECH = Words(cs="česky", en="Czech")
LINE_156 = Words(cs="linka 156, ve dne i v noci", en="line 156, day and night")

OFFICERS = (
    OfficerPlan(
        "prap. Jana Vzorová",
        "policie-cr",
        PC_F,
        Words(cs="Zastavte mě na ulici. Stačí dobrý den.", en="Stop me in the street. A hello is enough."),
        Words(cs="česky, slovensky", en="Czech, Slovak"),
        Words(cs="str. Petr Ukázka", en="str. Petr Ukázka"),
        0,
        6,
        (("u-nadrazi", date(2023, 3, 1)),),
        (
            ("u-nadrazi", 1, time(9), time(11), "lavičky u podchodu", "benches by the underpass"),
            (
                "u-nadrazi",
                3,
                time(15),
                time(17),
                "komunitní centrum, Nádražní 12",
                "community centre, Nádražní 12",
            ),
        ),
    ),
    OfficerPlan(
        "str. Petr Ukázka",
        "mestska-policie",
        MP_M,
        Words(cs="Nesvítí lampa? Řekněte mi to rovnou.", en="A street lamp is out? Just tell me."),
        Words(cs="česky, trochu ukrajinsky", en="Czech, a little Ukrainian"),
        LINE_156,
        1,
        6,
        (("u-nadrazi", date(2025, 1, 1)), ("kolonie-nova-hut", date(2025, 1, 1))),
        (
            ("u-nadrazi", 0, time(7), time(8), "přechod u školy", "crossing by the school"),
            ("u-nadrazi", 4, time(18), time(20), "hřiště ve dvoře", "playground in the yard"),
            ("kolonie-nova-hut", 4, time(10), time(12), "dvůr u kotelny", "yard by the boiler house"),
        ),
    ),
    OfficerPlan(
        "prap. Tomáš Příklad",
        "policie-cr",
        PC_M,
        Words(cs="Radši přijdu dřív, než bude pozdě.", en="I would rather come early than too late."),
        CZECH,
        Words(cs="prap. Jana Vzorová", en="prap. Jana Vzorová"),
        3,
        20,
        (("kolonie-nova-hut", date(2024, 9, 1)),),
        (("kolonie-nova-hut", 2, time(16), time(18), "dvůr u kotelny", "yard by the boiler house"),),
    ),
    OfficerPlan(
        "npor. Eva Modelová",
        "policie-cr",
        PC_F,
        Words(cs="Na náměstí mě najdete každé úterý.", en="You will find me in the square every Tuesday."),
        Words(cs="česky, anglicky", en="Czech, English"),
        LINE_156,
        2,
        12,
        (("stred", date(2021, 6, 1)),),
        (("stred", 1, time(8), time(10), "náměstí u kašny", "square, by the fountain"),),
    ),
    OfficerPlan(
        "str. Karel Zkušební",
        "mestska-policie",
        MP_M,
        Words(
            cs="Parkování, hluk, psi. Všechno se dá říct v klidu.",
            en="Parking, noise, dogs. Everything can be said calmly.",
        ),
        CZECH,
        LINE_156,
        1,
        12,
        (("stred", date(2022, 2, 1)), ("zahradni-ctvrt", date(2022, 2, 1))),
        (
            ("stred", 5, time(8), time(10), "tržiště", "market place"),
            ("zahradni-ctvrt", 3, time(16), time(18), "zastávka Na Ohradě", "Na Ohradě stop"),
        ),
    ),
    OfficerPlan(
        "prap. Marie Ukázková",
        "policie-cr",
        PC_F,
        Words(cs="Děti mě znají jménem. A já je taky.", en="The children know me by name. And I know them."),
        Words(cs="česky, vietnamsky", en="Czech, Vietnamese"),
        Words(cs="str. Ota Názorný", en="str. Ota Názorný"),
        4,
        35,
        (("sidliste-vyhlidka", date(2020, 4, 1)),),
        (("sidliste-vyhlidka", 3, time(14), time(16), "hřiště u pošty", "playground by the post office"),),
    ),
    OfficerPlan(
        "str. Ota Názorný",
        "mestska-policie",
        MP_M,
        Words(cs="Zavolejte, přijedu na kole.", en="Call and I will come by bike."),
        CZECH,
        LINE_156,
        5,
        9,
        (("sidliste-vyhlidka", date(2024, 5, 1)),),
        (("sidliste-vyhlidka", 0, time(15), time(17), "garáže", "garages"),),
    ),
    OfficerPlan(
        "prap. Ivan Obrazný",
        "policie-cr",
        PC_M,
        Words(cs="Znám to tu od školky.", en="I have known this place since kindergarten."),
        CZECH,
        LINE_156,
        3,
        9,
        (("zahradni-ctvrt", date(2019, 9, 1)),),
        (("zahradni-ctvrt", 1, time(7), time(8), "přechod u školy", "crossing by the school"),),
    ),
)
