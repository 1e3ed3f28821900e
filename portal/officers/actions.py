"""Add officers, change and confirm their cards, assign them to districts, plan where they can be met."""

from datetime import date, datetime

from portal import audit
from portal.accounts.queries import hold_district
from portal.accounts.rules import Visitor
from portal.db import db
from portal.errors import NotThere
from portal.officers import queries, rules
from portal.officers.models import Assignment, Officer, Slot
from portal.officers.rules import AssignmentDraft, CardDraft, SlotDraft
from portal.towns.queries import agencies_of


def add_officer(visitor: Visitor, agency_id: int, draft: CardDraft, now: datetime) -> int:
    """Add an officer of an agency of the town and return the id; what is new counts as confirmed."""
    with db.writing():
        if agency_id not in {agency.id for agency in agencies_of(visitor.town_id)}:
            raise NotThere
        officer = Officer(town_id=visitor.town_id, agency_id=agency_id, verified_on=now.date(), **vars(draft))
        db.session.add(officer)
        db.session.flush()
        officer_id = officer.id
        audit.record(visitor.actor, "officers.add", f"officer:{officer_id}", now)
        db.session.commit()
    return officer_id


def edit_card(visitor: Visitor, officer_id: int, draft: CardDraft, now: datetime) -> None:
    """Change what stands on a card; that all of it holds is confirmed separately."""
    with db.writing():
        officer = queries.officer_for(visitor, officer_id, now.date(), held=True)
        for name, value in vars(draft).items():
            setattr(officer, name, value)
        audit.record(visitor.actor, "officers.edit", f"officer:{officer_id}", now)
        db.session.commit()


def confirm(visitor: Visitor, officer_id: int, now: datetime) -> None:
    """Note that everything on the card holds today."""
    with db.writing():
        officer = queries.officer_for(visitor, officer_id, now.date(), held=True)
        officer.verified_on = now.date()
        audit.record(visitor.actor, "officers.confirm", f"officer:{officer_id}", now)
        db.session.commit()


def assign(visitor: Visitor, officer_id: int, draft: AssignmentDraft, now: datetime) -> None:
    """Let an officer serve a district; raise `EndsBeforeStart` or `ServesAlready`."""
    with db.writing():
        officer = queries.officer_for(visitor, officer_id, now.date(), held=True)
        hold_district(visitor, draft.district_id)
        wanted = Assignment(**vars(draft))
        rules.check_period(
            wanted, [item for item in officer.assignments if item.district_id == draft.district_id]
        )
        officer.assignments.append(wanted)
        audit.record(visitor.actor, "officers.assign", f"officer:{officer_id}", now)
        db.session.commit()


def end_assignment(visitor: Visitor, officer_id: int, assignment_id: int, until: date, now: datetime) -> None:
    """Set the last day of an assignment, which stays in the history; raise as `assign` does."""
    with db.writing():
        officer = queries.officer_for(visitor, officer_id, now.date(), held=True)
        ended = queries.assignment_of(officer, assignment_id)
        others = [
            item
            for item in officer.assignments
            if item.district_id == ended.district_id and item is not ended
        ]
        rules.check_period(Assignment(since=ended.since, until=until), others)
        ended.until = until
        audit.record(visitor.actor, "officers.end_assignment", f"officer:{officer_id}", now)
        db.session.commit()


def add_slot(visitor: Visitor, officer_id: int, draft: SlotDraft, now: datetime) -> None:
    """Add a weekly hour in a district the officer serves; raise `SlotClash` or `NotThere`."""
    with db.writing():
        officer = queries.officer_for(visitor, officer_id, now.date(), held=True)
        if draft.district_id not in {item.district_id for item in officer.assignments}:
            raise NotThere
        rules.check_slot(draft, officer.slots)
        officer.slots.append(Slot(**vars(draft)))
        audit.record(visitor.actor, "officers.add_slot", f"officer:{officer_id}", now)
        db.session.commit()


def remove_slot(visitor: Visitor, officer_id: int, slot_id: int, now: datetime) -> None:
    """Remove a weekly hour: nobody waits where nobody comes."""
    with db.writing():
        officer = queries.officer_for(visitor, officer_id, now.date(), held=True)
        slot = next((item for item in officer.slots if item.id == slot_id), None)
        if slot is None:
            raise NotThere
        officer.slots.remove(slot)
        audit.record(visitor.actor, "officers.remove_slot", f"officer:{officer_id}", now)
        db.session.commit()
