"""A small world that every test can stand on: two towns, three districts, an account for every role."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient

from portal.accounts import actions as accounts
from portal.accounts import passwords
from portal.accounts import queries as account_queries
from portal.accounts.models import Account
from portal.accounts.rules import Visitor
from portal.concerns.actions.categories import seeded
from portal.db import Words, db
from portal.roles import Role
from portal.towns import queries as towns
from portal.towns.models import Agency, District, Place, Town
from portal.towns.queries import DistrictFacts
from portal.towns.rules import AgencyKind

PASSWORD = "spravne heslo pro testy"
HASH = passwords.hash_of(PASSWORD)
NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
TODAY = date(2026, 11, 26)

AGENCIES = {
    "mesto": AgencyKind.TOWN,
    "pcr": AgencyKind.STATE_POLICE,
    "mp": AgencyKind.MUNICIPAL_POLICE,
    "bydleni": AgencyKind.TOWN,
    "sluzby": AgencyKind.SERVICES,
    "ospod": AgencyKind.OSPOD,
    "kontrola": AgencyKind.OVERSIGHT,
    "ngo": AgencyKind.NGO,
    "skola": AgencyKind.SCHOOL,
    "pms": AgencyKind.PROBATION,
}
PEOPLE = {
    "coordinator": (Role.COORDINATOR, "mesto"),
    "officer_pcr": (Role.OFFICER, "pcr"),
    "officer_mp": (Role.OFFICER, "mp"),
    "pcr": (Role.MEMBER, "pcr"),
    "mp": (Role.MEMBER, "mp"),
    "bydleni": (Role.MEMBER, "bydleni"),
    "sluzby": (Role.MEMBER, "sluzby"),
    "kontrola": (Role.MEMBER, "kontrola"),
    "ngo": (Role.MEMBER, "ngo"),
    "skola": (Role.MEMBER, "skola"),
    "pms": (Role.MEMBER, "pms"),
    "ospod": (Role.OSPOD, "ospod"),
    "survey_manager": (Role.SURVEY_MANAGER, "mesto"),
    "administrator": (Role.ADMINISTRATOR, "mesto"),
}


@dataclass
class TownIds:
    """Ids of one town's rows by short name."""

    town_id: int
    slug: str
    districts: dict[str, int] = field(default_factory=dict)
    agencies: dict[str, int] = field(default_factory=dict)
    accounts: dict[str, int] = field(default_factory=dict)

    def district(self, key: str = "nadrazi") -> DistrictFacts:
        """Return a district as actions take it."""
        return towns.district_facts(db.session.get_one(District, self.districts[key]))

    def visitor(self, person: str) -> Visitor:
        """Return a person as actions take them."""
        return account_queries.visitor_for(db.session.get_one(Account, self.accounts[person]))


@dataclass
class World:
    """The home town `brod` and the other town `jinde`; officers serve the district `nadrazi`."""

    home: TownIds
    other: TownIds

    def sign_in(self, app: Flask, person: str, town: str = "brod") -> FlaskClient:
        """Return a browser signed in as a person, without the cost of hashing."""
        ids = self.home if town == "brod" else self.other
        with app.app_context():
            token = accounts.start_sign_in(ids.accounts[person], datetime.now(UTC))
        client = browser(app)
        with client.session_transaction() as session:
            session["sign_in"] = token
        return client


def browser(app: Flask) -> FlaskClient:
    """Return a browser without a sign-in."""
    return app.test_client()


def build() -> World:
    """Build both towns in one transaction."""
    with db.writing():
        world = World(_town("brod", "Brod"), _town("jinde", "Jinde"))
        db.session.commit()
    return world


def _town(slug: str, name: str) -> TownIds:
    town = Town(slug=slug, name=name, municipal_police="156", population=5000, adults=4000, verified_on=TODAY)
    db.session.add(town)
    db.session.flush()
    ids = TownIds(town.id, slug)
    for number, (key, title) in enumerate((("nadrazi", "Nádraží"), ("stred", "Střed"), ("lipiny", "Lipiny"))):
        district = District(town_id=town.id, slug=key, name=title, population=900 + number)
        district.places = [Place(name=f"{title} {row}", position=row) for row in range(3)]
        db.session.add(district)
        db.session.flush()
        ids.districts[key] = district.id
    for number, (key, kind) in enumerate(AGENCIES.items()):
        agency = Agency(
            town_id=town.id,
            slug=key,
            kind=kind,
            name=Words(cs=f"Úřad {key}", en=f"Office {key}"),
            position=number,
            coordinates=key == "mesto",
        )
        db.session.add(agency)
        db.session.flush()
        ids.agencies[key] = agency.id
    db.session.add_all(seeded(town.id))
    for key, (role, agency_key) in PEOPLE.items():
        account = Account(
            town_id=town.id,
            agency_id=ids.agencies[agency_key],
            login=f"{key}.{slug}",
            name=f"Osoba {key}",
            role=role,
            password_hash=HASH,
            valid_until=date.today() + timedelta(days=300),  # noqa: DTZ011
            districts=[db.session.get_one(District, ids.districts["nadrazi"])]
            if role is Role.OFFICER
            else [],
        )
        db.session.add(account)
        db.session.flush()
        ids.accounts[key] = account.id
    return ids
