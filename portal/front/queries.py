"""What the town page and the district page show, gathered from the features."""

from dataclasses import dataclass
from datetime import datetime, time

from portal.concerns import queries as concerns
from portal.concerns.clocks import Promise
from portal.coordination import queries as coordination
from portal.coordination.models import Meeting
from portal.ledger import queries as ledger
from portal.ledger.models import Deed, Priority
from portal.officers import queries as officers
from portal.officers.models import Assignment, Slot
from portal.officers.rules import NextSlot, next_slot
from portal.surveys import queries as surveys
from portal.surveys.queries import Published, RunningWave
from portal.surveys.suppression import Share
from portal.towns import queries as towns
from portal.towns.queries import AgencyFacts, DistrictFacts, TownFacts
from portal.updates import queries as updates
from portal.updates.models import Update
from portal.updates.rules import days_since, is_stale

NOON = time(12)
FEW_DEEDS = 3


@dataclass(frozen=True)
class DistrictPage:
    """Everything on a district's home page."""

    officers: list[Assignment]
    promise: Promise
    town_promise: Promise
    nobody_since: datetime | None
    priorities: list[Priority]
    deeds: list[Deed]
    updates: list[Update]
    quiet_days: int | None
    is_quiet: bool
    survey: tuple[Published, Share | None] | None
    running: RunningWave | None
    meeting: Meeting | None
    meeting_elsewhere: Meeting | None
    others: list[DistrictFacts]


@dataclass(frozen=True)
class DistrictRow:
    """A district in the town's list, with the nearest hour at which an officer can be met there."""

    district: DistrictFacts
    next: NextSlot | None
    is_served: bool


@dataclass(frozen=True)
class TownPage:
    """Everything on a town's front page."""

    districts: list[DistrictRow]
    updates: list[Update]
    running: RunningWave | None
    survey: Published | None
    meeting: Meeting | None
    meeting_district: DistrictFacts | None


@dataclass(frozen=True)
class Table:
    """Who sits at the town's table, as residents choose between them when they say who may read them."""

    police: list[AgencyFacts]
    town_or_ngo: list[AgencyFacts]
    others: list[AgencyFacts]


def table_of(town: TownFacts) -> Table:
    """Return the agencies of a town: police, town or non-governmental, and the rest."""
    agencies = towns.agencies_of(town.id)
    return Table(
        police=[agency for agency in agencies if agency.kind.is_police],
        town_or_ngo=[agency for agency in agencies if agency.kind.is_town_or_ngo],
        others=[agency for agency in agencies if not (agency.kind.is_police or agency.kind.is_town_or_ngo)],
    )


def district_page(town: TownFacts, district: DistrictFacts, now: datetime) -> DistrictPage:
    """Return the content of a district's page at this local moment."""
    today = now.date()
    serving = officers.serving(district.id, today)
    left = None if serving else officers.last_served_until(district.id, today)
    quiet = days_since(updates.last_published(town.id, district.id), today)
    meeting = coordination.next_meeting(district.id, now)
    return DistrictPage(
        officers=serving,
        promise=concerns.promise(now, district_id=district.id),
        town_promise=concerns.promise(now, town_id=town.id),
        nobody_since=datetime.combine(left, NOON, now.tzinfo) if left else None,
        priorities=ledger.priorities_of(district.id),
        deeds=ledger.deeds_of(district.id, FEW_DEEDS),
        updates=updates.latest(town.id, district.id, today),
        quiet_days=quiet,
        is_quiet=is_stale(quiet),
        survey=surveys.headline(town.id, district.id),
        running=surveys.running(town.id, today),
        meeting=meeting,
        meeting_elsewhere=None if meeting else coordination.next_meeting_in_town(town.id, now),
        others=[other for other in towns.districts_of(town.id) if other.id != district.id],
    )


def town_page(town: TownFacts, now: datetime) -> TownPage:
    """Return the content of a town's page at this local moment."""
    districts = towns.districts_of(town.id)
    slots = officers.slots_in([district.id for district in districts], now.date())
    meeting = coordination.next_meeting_in_town(town.id, now)
    return TownPage(
        districts=[_row(district, slots, now) for district in districts],
        updates=updates.latest(town.id, None, now.date()),
        running=surveys.running(town.id, now.date()),
        survey=surveys.latest(town.id),
        meeting=meeting,
        meeting_district=next((d for d in districts if meeting and d.id == meeting.district_id), None),
    )


def _row(district: DistrictFacts, slots: list[Slot], now: datetime) -> DistrictRow:
    own = [slot for slot in slots if slot.district_id == district.id]
    return DistrictRow(district, next_slot(own, now), bool(own))
