"""Priorities of districts, and entries of „Řekli jste – udělali jsme“."""

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base, Words
from portal.ledger.rules import DeedDraft, Outcome, PriorityDraft, is_stale
from portal.towns.models import Agency, District


class Priority(Base):
    """What a district concentrates on; at most three are open."""

    __tablename__ = "priority"

    id: Mapped[int] = mapped_column(primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("town.id"), index=True)
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"), index=True)
    issue: Mapped[Words]
    doing: Mapped[Words]
    result: Mapped[Words | None]
    since: Mapped[date] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date)

    district: Mapped[District] = relationship()

    def draft(self) -> PriorityDraft:
        """Return the priority as a form takes it."""
        return PriorityDraft(self.district_id, self.issue, self.doing, self.result, self.since)


class Deed(Base):
    """What people said, in the words of the office, and what came of it."""

    __tablename__ = "deed"
    __table_args__ = (
        CheckConstraint("outcome IN ({})".format(", ".join(f"'{o}'" for o in Outcome)), name="outcome"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("town.id"), index=True)
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    said: Mapped[Words]
    done: Mapped[Words]
    outcome: Mapped[str] = mapped_column(String(20))
    decided_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date | None] = mapped_column(Date)
    published_on: Mapped[date] = mapped_column(Date)
    withdrawn: Mapped[bool] = mapped_column(default=False)

    agency: Mapped[Agency] = relationship()
    district: Mapped[District] = relationship()

    def draft(self) -> DeedDraft:
        """Return the entry as a form takes it."""
        return DeedDraft(
            district_id=self.district_id,
            agency_id=self.agency_id,
            said=self.said,
            done=self.done,
            outcome=Outcome(self.outcome),
            decided_on=self.decided_on,
            due_on=self.due_on,
        )

    def is_stale_on(self, today: date) -> bool:
        """Whether a promise was missed or nothing has moved for too long."""
        return is_stale(Outcome(self.outcome), self.decided_on, self.due_on, today)
