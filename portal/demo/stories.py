"""What is promised, done, written and planned in Havraní Brod; days are counted from the day it is built."""

from dataclasses import dataclass
from datetime import time

from portal.db import Words
from portal.ledger.rules import Outcome
from portal.updates.rules import Kind


@dataclass(frozen=True)
class PriorityPlan:
    """A priority, open for so many days."""

    district: str
    days: int
    issue: Words
    doing: Words
    result: Words | None = None


PRIORITIES = (
    PriorityPlan(
        "u-nadrazi",
        80,
        Words(cs="Tma v podchodu", en="The dark underpass"),
        Words(
            cs="Město mění lampy. Každý večer tudy jde hlídka.",
            en="The town is replacing the lamps. A patrol walks through every evening.",
        ),
        Words(cs="Svítí 9 ze 14 lamp.", en="9 of 14 lamps are on."),
    ),
    PriorityPlan(
        "u-nadrazi",
        60,
        Words(cs="Rychlá auta u školy", en="Fast cars by the school"),
        Words(cs="Ráno od 7 do 8 měříme rychlost.", en="We measure speed from 7 to 8 in the morning."),
        Words(
            cs="Rychle jezdí 12 aut ze 100. Na jaře to bylo 31.",
            en="12 cars in 100 drive too fast. In spring it was 31.",
        ),
    ),
    PriorityPlan(
        "u-nadrazi",
        31,
        Words(cs="Rozbité zvonky a vchody", en="Broken doorbells and entrances"),
        Words(
            cs="Jednáme s majitelem domů o opravě.",
            en="We are talking to the owner of the houses about repairs.",
        ),
    ),
    PriorityPlan(
        "kolonie-nova-hut",
        45,
        Words(cs="Večer se tu lidé bojí", en="People are afraid here in the evening"),
        Words(
            cs="Strážník a terénní pracovnice chodí dvorem každou středu a pátek.",
            en="An officer and an outreach worker walk the yard every Wednesday and Friday.",
        ),
        Words(
            cs="Pocit bezpečí se zatím zhoršil. Hledáme s vámi proč.",
            en="Feeling of safety has got worse so far. We are finding out why, with you.",
        ),
    ),
    PriorityPlan(
        "stred",
        70,
        Words(cs="Noční hluk u herny", en="Noise at night by the gaming hall"),
        Words(
            cs="Společné kontroly v pátek, jednání s provozovatelem.",
            en="Joint checks on Fridays, talks with the operator.",
        ),
        Words(
            cs="Provozovatel zkrátil otevírací dobu do půlnoci.", en="The operator now closes at midnight."
        ),
    ),
    PriorityPlan(
        "sidliste-vyhlidka",
        25,
        Words(cs="Děti na střechách garáží", en="Children on the garage roofs"),
        Words(
            cs="Uřízli jsme žebřík a mluvíme s dětmi ve škole.",
            en="We cut off the ladder and talk to the children at school.",
        ),
        Words(
            cs="Od té doby jeden případ místo šesti za měsíc.",
            en="One case since then, instead of six a month.",
        ),
    ),
)


@dataclass(frozen=True)
class DeedPlan:
    """An entry of the ledger, decided so many days ago, due in so many days (negative is missed)."""

    district: str
    agency: str
    days: int
    outcome: Outcome
    said: Words
    done: Words
    due: int | None = None


DEEDS = (
    DeedPlan(
        "u-nadrazi",
        "technicke-sluzby",
        40,
        Outcome.DONE,
        Words(
            cs="Na hřišti leží jehly. Děti tam nemůžou.",
            en="There are needles on the playground. Children cannot go there.",
        ),
        Words(
            cs="Hřiště čistíme každé ráno. Přibyl tam kontejner na jehly.",
            en="We clean the playground every morning. A needle container was added.",
        ),
    ),
    DeedPlan(
        "u-nadrazi",
        "technicke-sluzby",
        24,
        Outcome.DONE,
        Words(
            cs="Dejte tu lavičku pryč od oken. V noci se tam křičí.",
            en="Move that bench away from the windows. People shout there at night.",
        ),
        Words(cs="Lavička teď stojí u zastávky.", en="The bench now stands by the bus stop."),
    ),
    DeedPlan(
        "u-nadrazi",
        "mesto",
        20,
        Outcome.REFUSED,
        Words(cs="Chceme kameru do průchodu.", en="We want a camera in the passage."),
        Words(
            cs="Průchod patří soukromému majiteli a ten nesouhlasil. Aspoň tam teď svítí nové světlo.",
            en="The passage belongs to a private owner who did not agree. At least a new light is on there now.",
        ),
    ),
    DeedPlan(
        "u-nadrazi",
        "odbor-bydleni",
        50,
        Outcome.UNDER_WAY,
        Words(
            cs="Vchody se nedají zavřít a nefungují zvonky.",
            en="The entrances do not close and the doorbells do not work.",
        ),
        Words(
            cs="Majitel slíbil opravu. Slib nedodržel, jednáme dál.",
            en="The owner promised a repair. The promise was not kept, we go on talking.",
        ),
        -8,
    ),
    DeedPlan(
        "kolonie-nova-hut",
        "technicke-sluzby",
        15,
        Outcome.UNDER_WAY,
        Words(cs="Kontejnery jsou pořád plné.", en="The containers are always full."),
        Words(
            cs="Přidáme dva kontejnery a třetí svoz v týdnu.",
            en="We will add two containers and a third collection a week.",
        ),
        12,
    ),
    DeedPlan(
        "stred",
        "mestska-policie",
        18,
        Outcome.DONE,
        Words(cs="Každý pátek v noci hluk u herny.", en="Noise by the gaming hall every Friday night."),
        Words(
            cs="Společné kontroly každý pátek, zavírá se o půlnoci.",
            en="Joint checks every Friday, it closes at midnight.",
        ),
    ),
    DeedPlan(
        "sidliste-vyhlidka",
        "mesto",
        9,
        Outcome.DONE,
        Words(cs="Kluci lezou na střechu garáží.", en="Boys climb the garage roofs."),
        Words(
            cs="Město nechalo uříznout žebřík. Škola o tom mluvila s dětmi.",
            en="The town had the ladder cut off. The school talked to the children.",
        ),
    ),
    DeedPlan(
        "zahradni-ctvrt",
        "mestska-policie",
        33,
        Outcome.DONE,
        Words(cs="Na přechodu u školy auta nezastaví.", en="Cars do not stop at the school crossing."),
        Words(
            cs="Ráno tam stojí strážník a přechod je nově nasvícený.",
            en="An officer stands there in the morning and the crossing is lit.",
        ),
    ),
)


@dataclass(frozen=True)
class UpdatePlan:
    """An update published so many days ago at an hour, valid for so many more days."""

    district: str | None
    agency: str
    author: str
    days: int
    at: time
    kind: Kind
    title: Words
    body: Words
    rumour: Words | None = None
    valid_days: int | None = None


UPDATES = (
    UpdatePlan(
        "u-nadrazi",
        "policie-cr",
        "prap. Jana Vzorová",
        0,
        time(8),
        Kind.WARNING,
        Words(cs="Falešní opraváři plynu", en="False gas repairmen"),
        Words(
            cs="Chodí po domech v Nádražní ulici a chtějí peníze. Nikoho nepouštějte. Volejte 158.",
            en="They go round the houses in Nádražní street and ask for money. Let nobody in. Call 158.",
        ),
        valid_days=14,
    ),
    UpdatePlan(
        None,
        "mesto",
        "Koordinátorka",
        1,
        time(14),
        Kind.RUMOUR_CHECK,
        Words(cs="Na sobotu nikdo žádný pochod neohlásil", en="Nobody has announced a march for Saturday"),
        Words(cs="Ověřili jsme to na úřadě i u policie.", en="We checked with the town hall and the police."),
        Words(cs="v sobotu má být pochod.", en="there will be a march on Saturday."),
    ),
    UpdatePlan(
        "u-nadrazi",
        "mestska-policie",
        "str. Petr Ukázka",
        3,
        time(9),
        Kind.INFO,
        Words(cs="Dílenská ulice je do pátku zavřená", en="Dílenská street is closed until Friday"),
        Words(
            cs="Opravují vodu. Pěšky projdete.", en="Water pipes are being repaired. You can walk through."
        ),
    ),
    UpdatePlan(
        "u-nadrazi",
        "policie-cr",
        "prap. Jana Vzorová",
        22,
        time(10),
        Kind.MONTHLY,
        Words(cs="Co jsme udělali za měsíc", en="What we did in a month"),
        Words(
            cs="14 pěších obchůzek, 9 podnětů, opraveno 5 lamp.",
            en="14 foot patrols, 9 concerns, 5 lamps repaired.",
        ),
    ),
    UpdatePlan(
        "sidliste-vyhlidka",
        "mesto",
        "Koordinátorka",
        5,
        time(11),
        Kind.MONTHLY,
        Words(cs="Na střechu garáží se už nedá vylézt", en="The garage roof can no longer be climbed"),
        Words(
            cs="Město nechalo uříznout žebřík. Škola o tom mluvila s dětmi.",
            en="The town had the ladder cut off. The school talked to the children.",
        ),
    ),
    UpdatePlan(
        "stred",
        "mestska-policie",
        "str. Karel Zkušební",
        12,
        time(16),
        Kind.INFO,
        Words(cs="Sobotní trhy: parkujte u pošty", en="Saturday market: park by the post office"),
        Words(
            cs="Náměstí je v sobotu do 13 hodin jen pro pěší.",
            en="On Saturday the square is for pedestrians only until 13:00.",
        ),
    ),
    UpdatePlan(
        "kolonie-nova-hut",
        "policie-cr",
        "prap. Tomáš Příklad",
        17,
        time(15),
        Kind.INFO,
        Words(cs="Ve středu přijdeme na dvůr", en="We will come to the yard on Wednesday"),
        Words(
            cs="Večer se tu lidé cítí hůř než loni. Přijďte nám říct proč.",
            en="People feel worse here in the evening than last year. Come and tell us why.",
        ),
    ),
    UpdatePlan(
        "zahradni-ctvrt",
        "policie-cr",
        "prap. Ivan Obrazný",
        8,
        time(7),
        Kind.INFO,
        Words(cs="Ráno stojíme na přechodu u školy", en="We stand at the school crossing in the morning"),
        Words(cs="Každý školní den od 7:20 do 8:00.", en="Every school day from 7:20 to 8:00."),
    ),
    UpdatePlan(
        "lipiny",
        "policie-cr",
        "Obvodní oddělení",
        41,
        time(13),
        Kind.INFO,
        Words(cs="Okrskář odešel, nového hledáme", en="Your officer has left, we are looking for a new one"),
        Words(cs="Do té doby volejte 156 nebo 158.", en="Until then call 156 or 158."),
    ),
)

MEETINGS = (
    (
        "u-nadrazi",
        3,
        time(17),
        Words(cs="komunitní centrum, Nádražní 12", en="community centre, Nádražní 12"),
        Words(cs="dvůr Nádražní", en="Nádražní yard"),
        Words(
            cs="Přijde Jana i Petr. Bude čaj a koutek pro děti.",
            en="Jana and Petr will come. There will be tea and a corner for children.",
        ),
    ),
    (
        "kolonie-nova-hut",
        9,
        time(16),
        Words(cs="dvůr u kotelny", en="yard by the boiler house"),
        None,
        Words(cs="O večerech a o světle.", en="About the evenings and about light."),
    ),
    ("sidliste-vyhlidka", 16, time(17), Words(cs="klub u pošty", en="club by the post office"), None, None),
)

LIPINY_OFFICER_LEFT_DAYS = 38
