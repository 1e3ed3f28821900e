"""Open, change and close priorities; publish, change, withdraw and restore entries of the ledger."""

from datetime import datetime

from portal import audit
from portal.accounts.queries import hold_district
from portal.accounts.rules import Visitor
from portal.db import Words, db
from portal.errors import NotThere
from portal.ledger import queries, rules
from portal.ledger.models import Deed, Priority
from portal.ledger.rules import DeedDraft, PriorityDraft


def open_priority(visitor: Visitor, draft: PriorityDraft, now: datetime) -> int:
    """Open a priority and return its id; raise `TooManyPriorities` or `NotThere`."""
    with db.writing():
        hold_district(visitor, draft.district_id)
        rules.check_room(queries.open_priorities(draft.district_id))
        priority = Priority(town_id=visitor.town_id, **vars(draft))
        db.session.add(priority)
        db.session.flush()
        priority_id = priority.id
        audit.record(visitor.actor, "ledger.open_priority", f"priority:{priority_id}", now)
        db.session.commit()
    return priority_id


def edit_priority(visitor: Visitor, priority_id: int, draft: PriorityDraft, now: datetime) -> None:
    """Change an open priority; raise `TooManyPriorities` where it moves to a district without room."""
    with db.writing():
        hold_district(visitor, draft.district_id)
        priority = queries.priority_for(visitor, priority_id, held=True)
        if priority.district_id != draft.district_id:
            rules.check_room(queries.open_priorities(draft.district_id))
        for name, value in vars(draft).items():
            setattr(priority, name, value)
        audit.record(visitor.actor, "ledger.edit_priority", f"priority:{priority_id}", now)
        db.session.commit()


def close_priority(visitor: Visitor, priority_id: int, result: Words, now: datetime) -> None:
    """Close a priority with its result, which stays on the ledger's page."""
    with db.writing():
        priority = queries.priority_for(visitor, priority_id, held=True)
        priority.result, priority.closed_on = result, now.date()
        audit.record(visitor.actor, "ledger.close_priority", f"priority:{priority_id}", now)
        db.session.commit()


def publish(visitor: Visitor, draft: DeedDraft, now: datetime) -> int:
    """Publish an entry and return its id; raise `NotThere` for a district or agency not the visitor's."""
    with db.writing():
        _hold_scope(visitor, draft)
        deed = Deed(town_id=visitor.town_id, published_on=now.date(), **vars(draft))
        db.session.add(deed)
        db.session.flush()
        deed_id = deed.id
        audit.record(visitor.actor, "ledger.publish", f"deed:{deed_id}", now)
        db.session.commit()
    return deed_id


def edit(visitor: Visitor, deed_id: int, draft: DeedDraft, now: datetime) -> None:
    """Change an entry within what the visitor may write."""
    with db.writing():
        _hold_scope(visitor, draft)
        deed = queries.deed_for(visitor, deed_id, held=True)
        for name, value in vars(draft).items():
            setattr(deed, name, value)
        audit.record(visitor.actor, "ledger.edit", f"deed:{deed_id}", now)
        db.session.commit()


def withdraw(visitor: Visitor, deed_id: int, now: datetime) -> None:
    """Take an entry off the public pages; it can be restored."""
    with db.writing():
        queries.deed_for(visitor, deed_id, held=True).withdrawn = True
        audit.record(visitor.actor, "ledger.withdraw", f"deed:{deed_id}", now)
        db.session.commit()


def restore(visitor: Visitor, deed_id: int, now: datetime) -> None:
    """Put a withdrawn entry back on the public pages."""
    with db.writing():
        queries.deed_for(visitor, deed_id, held=True).withdrawn = False
        audit.record(visitor.actor, "ledger.restore", f"deed:{deed_id}", now)
        db.session.commit()


def _hold_scope(visitor: Visitor, draft: DeedDraft) -> None:
    hold_district(visitor, draft.district_id)
    agencies = {agency.id for agency in queries.agencies_for(visitor)}
    if draft.agency_id not in agencies or not rules.may_write(visitor, draft.district_id, draft.agency_id):
        raise NotThere
