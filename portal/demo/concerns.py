"""Concerns of Havraní Brod in every state, told through the portal's own actions on past days."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from portal.accounts import queries as accounts
from portal.accounts.rules import Visitor
from portal.concerns import queries
from portal.concerns.actions import resident, staff
from portal.concerns.actions.resident import ConcernDraft, Receipt
from portal.concerns.actions.staff import Closing, Passing, Reply
from portal.concerns.receipt import code_mac
from portal.concerns.rules import Audience, ClosingReason, Help
from portal.concerns.tiles import TimeOfDay
from portal.config import Settings
from portal.demo import town as plan
from portal.errors import NotThere
from portal.towns import queries as towns
from portal.towns.queries import DistrictFacts


@dataclass(frozen=True)
class Turn:
    """What happened next, so many days after the concern came."""

    days: int
    who: str
    does: str
    text: str = ""
    to: str = ""
    reason: ClosingReason = ClosingReason.DONE


@dataclass(frozen=True)
class Story:
    """A concern that came so many days ago, and what followed."""

    district: str
    kind: str
    days_ago: int
    text: str
    place: str = ""
    when: TimeOfDay | None = None
    audience: Audience = Audience.PLATFORM
    contact: tuple[str, str, bool] = ("", "", False)
    called: bool = False
    turns: tuple[Turn, ...] = field(default_factory=tuple)


STORIES = (
    Story(
        "u-nadrazi",
        "lighting_decay",
        30,
        "Za domy U Nádraží nesvítí tři lampy. Děti chodí z družiny po tmě.",
        "podchod",
        TimeOfDay.EVENING,
        turns=(
            Turn(1, "sluzby", "reply", "Dobrý den, děkujeme. Lampy jsme viděli, díly máme objednané."),
            Turn(9, "sluzby", "close", "Všechny tři lampy svítí od středy.", reason=ClosingReason.DONE),
            Turn(12, "resident", "helped", Help.YES),
        ),
    ),
    Story(
        "stred",
        "noise_night",
        5,
        "Každý pátek v noci hluk u herny, trvá do tří.",
        "herna",
        TimeOfDay.NIGHT,
        turns=(
            Turn(1, "straznice", "reply", "V pátek přijede hlídka ve 23 hodin. Pak napíšeme, co zjistila."),
        ),
    ),
    Story(
        "u-nadrazi",
        "drugs",
        12,
        "U garáží jsou stříkačky, kousek od hřiště.",
        "garáže",
        turns=(Turn(1, "oddeleni", "reply", "Děkujeme. Místo kontrolujeme každý den."),),
    ),
    Story(
        "kolonie-nova-hut",
        "truancy_youth",
        7,
        "Parta kluků je dopoledne u trati.",
        "trať",
        TimeOfDay.MORNING,
        turns=(
            Turn(1, "koordinatorka", "reply", "Děkujeme. Mluvíme o tom se školou a s terénní pracovnicí."),
        ),
    ),
    Story(
        "kolonie-nova-hut",
        "hate",
        2,
        "Prý má být v sobotu pochod. Je to pravda? Bojíme se.",
        "dvůr u kotelny",
    ),
    Story(
        "kolonie-nova-hut",
        "usury",
        15,
        "Člověk v domě půjčuje peníze a pak bere dávky.",
        audience=Audience.TOWN_AND_NGO,
        turns=(
            Turn(2, "koordinatorka", "hand_over", "Pomůže dluhová poradna.", to="neziskovka"),
            Turn(
                3,
                "neziskovka",
                "reply",
                "Dobrý den. Přijďte v úterý do klubu, nemusíte říkat jméno. Kdy se vám to hodí?",
                to="waits",
            ),
        ),
    ),
    Story("sidliste-vyhlidka", "housing", 1, "V přízemí je cítit plyn.", "Okružní 1–9", called=True),
    Story(
        "u-nadrazi",
        "idea_thanks",
        20,
        "Chci poděkovat panu strážníkovi, mluvil s kluky slušně.",
        turns=(
            Turn(1, "koordinatorka", "reply", "Moc děkujeme, vyřídíme to."),
            Turn(1, "koordinatorka", "close", "Poděkování jsme předali.", reason=ClosingReason.DONE),
        ),
    ),
    Story(
        "stred",
        "officer_complaint",
        4,
        "Hlídka na nás křičela.",
        audience=Audience.WITHOUT_POLICE,
        turns=(Turn(1, "kontrola", "reply", "Děkujeme, že jste to napsali. Zjistíme, kdo měl službu."),),
    ),
    Story(
        "u-nadrazi",
        "child_at_risk",
        2,
        "Sousedka na děti křičí a bije je.",
        "Nádražní 14",
        called=False,
        turns=(Turn(1, "ospod", "reply", "Děkujeme. Už se tím zabýváme."),),
    ),
    Story(
        "zahradni-ctvrt",
        "traffic",
        8,
        "Na přechodu u školy auta nezastaví.",
        "přechod u školy",
        TimeOfDay.MORNING,
        contact=("doplní město", "v pracovní dny do 14:00", True),
    ),
    Story(
        "u-nadrazi",
        "lighting_decay",
        8,
        "Ve vchodu nesvítí světlo a zvonky jsou vytržené. Bojím se tudy chodit s dětmi.",
        "Nádražní 14",
        TimeOfDay.EVENING,
        Audience.WITHOUT_POLICE,
        turns=(
            Turn(
                0,
                "sluzby",
                "hand_over",
                "Dům patří soukromému majiteli, jedná s ním odbor bydlení.",
                to="odbor-bydleni",
            ),
            Turn(
                1,
                "bydleni",
                "reply",
                "Dobrý den, děkujeme. Který je to vchod? Stačí číslo na domě.",
                to="waits",
            ),
            Turn(2, "resident", "back", "Nádražní 14, ten zadní."),
            Turn(3, "bydleni", "reply", "Díky. Elektrikář přijde v pátek ráno. Zvonky opravíme do týdne."),
        ),
    ),
    Story(
        "stred",
        "lighting_decay",
        40,
        "Chceme kameru na náměstí u lavičky.",
        "náměstí",
        turns=(
            Turn(
                2,
                "sluzby",
                "close",
                "Kamera tu být nemůže, nedovolil ji úřad pro ochranu osobních údajů. Přidáme světlo.",
                reason=ClosingReason.IMPOSSIBLE,
            ),
            Turn(5, "resident", "helped", Help.NO),
        ),
    ),
    Story(
        "sidliste-vyhlidka",
        "waste",
        11,
        "Někdo pálí kabely za garážemi.",
        "garáže",
        turns=(
            Turn(
                1,
                "sluzby",
                "close",
                "Tohle není věc technických služeb.",
                to="Řeší to městská policie, linka 156.",
                reason=ClosingReason.NOT_OURS,
            ),
        ),
    ),
    *(
        Story(
            "kolonie-nova-hut",
            "waste",
            days,
            "Kontejnery jsou pořád plné.",
            "kontejnery",
            turns=(
                Turn(1, "sluzby", "reply", "Víme o tom od více lidí. Přidáme dva kontejnery a třetí svoz."),
            ),
        )
        for days in (10, 12, 13, 14, 16, 18, 21)
    ),
)

ROUTINE = {
    "u-nadrazi": (14, 2),
    "stred": (21, 2),
    "sidliste-vyhlidka": (20, 3),
    "kolonie-nova-hut": (2, 1),
    "zahradni-ctvrt": (8, 1),
    "lipiny": (3, 0),
}
ROUTINE_KINDS = {
    "waste": ("sluzby", "Uklidíme to do dvou dnů."),
    "lighting_decay": ("sluzby", "Díky, lampu opravíme tento týden."),
    "noise_night": ("straznice", "Děkujeme, hlídka tudy pojede častěji."),
    "traffic": ("straznice", "Budeme tu měřit. Výsledek napíšeme do zpráv."),
    "vandalism": ("straznice", "Děkujeme. Poškození jsme zdokumentovali."),
}


class Teller:
    """Tells stories through the actions, as the demo's people and residents."""

    def __init__(self, settings: Settings, now: datetime, chance: Random) -> None:
        """Prepare the people, the districts and a chance that is the same all day."""
        self.now, self.chance, self.key = now, chance, settings.secrets.receipt
        town, _ = towns.place_at(plan.SLUG, None)
        self.town_id = town.id
        self.districts = {district.slug: district for district in towns.districts_of(town.id)}
        self.agencies = {agency.slug: agency.id for agency in towns.agencies_of(town.id)}
        self.people = {item.login: self._person(item.login) for item in plan.ACCOUNTS}

    def _person(self, login: str) -> Visitor:
        account = accounts.account_named(login)
        if account is None:
            raise NotThere
        return accounts.visitor_for(account)

    def tell(self, story: Story) -> Receipt:
        """Send the story's concern on its day and let its turns follow; return the receipt."""
        came = self._at(story.days_ago, 10)
        ticket = self.chance.randbytes(32)
        district = self.districts[story.district]
        receipt = resident.submit(district, self._draft(story, district), ticket, came)
        concern_id = self._opened_by(receipt)
        for turn in story.turns:
            self._turn(concern_id, turn, min(came + timedelta(days=turn.days, hours=3), self.now))
        return receipt

    def _opened_by(self, receipt: Receipt) -> str:
        concern = queries.behind_code(self.town_id, code_mac(self.key, receipt.words), self.now)
        if concern is None:
            raise NotThere
        return concern.id

    def _at(self, days_ago: int, hour: int) -> datetime:
        moment = (self.now - timedelta(days=days_ago)).replace(hour=hour, minute=0, second=0, microsecond=0)
        return min(moment, self.now)

    def _draft(self, story: Story, district: DistrictFacts) -> ConcernDraft:
        place_id = None
        if story.place:
            place_id = next(place.id for place in towns.places_of(district.id) if place.name == story.place)
        contact, contact_when, shared = story.contact
        return ConcernDraft(
            kind=story.kind,
            audience=story.audience,
            place_id=place_id,
            time_of_day=story.when,
            text=story.text,
            called_emergency=story.called,
            contact=contact,
            contact_when=contact_when,
            shared_phone=shared,
        )

    def _turn(self, concern_id: str, turn: Turn, at: datetime) -> None:
        if turn.does == "back":
            resident.write_back(concern_id, turn.text, self.chance.randbytes(16).hex(), at)
        elif turn.does == "helped":
            resident.say_helped(concern_id, Help(turn.text), at)
        else:
            self._staff_turn(concern_id, turn, at)

    def _staff_turn(self, concern_id: str, turn: Turn, at: datetime) -> None:
        visitor, version = self.people[turn.who], queries.version_of(concern_id)
        if turn.does == "reply":
            staff.reply(visitor, concern_id, Reply(turn.text, turn.to == "waits", version), at)
        elif turn.does == "hand_over":
            staff.hand_over(visitor, concern_id, Passing(self.agencies[turn.to], turn.text, version), at)
        else:
            staff.close(visitor, concern_id, Closing(turn.reason, turn.text, turn.to, version), at)

    def routine(self) -> None:
        """Send the everyday concerns of the last 90 days: most answered in time, a few too late."""
        for slug, (in_time, late) in ROUTINE.items():
            for number in range(in_time + late):
                self.tell(self._everyday(slug, answered_after=1 if number < in_time else 9))

    def _everyday(self, slug: str, answered_after: int) -> Story:
        kind = self.chance.choice(sorted(ROUTINE_KINDS))
        login, words = ROUTINE_KINDS[kind]
        days_ago = self.chance.randint(14, 85)
        return Story(
            slug,
            kind,
            days_ago,
            "",
            when=self.chance.choice(list(TimeOfDay)),
            turns=(
                Turn(answered_after, login, "reply", words),
                Turn(answered_after + 2, login, "close", "Hotovo.", reason=ClosingReason.DONE),
            ),
        )
