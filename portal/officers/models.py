"""Officers, their assignments to districts, and where to meet them."""

from datetime import date, time

from sqlalchemy import CheckConstraint, Date, ForeignKey, String, Time
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base, Words
from portal.officers.rules import CardDraft, initials
from portal.towns.models import Agency, District


class Officer(Base):
    """An officer as residents meet them; every fact here is public."""

    __tablename__ = "officer"

    id: Mapped[int] = mapped_column(primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("town.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    name: Mapped[str] = mapped_column(String(80))
    title: Mapped[Words]
    quote: Mapped[Words | None]
    phone: Mapped[str | None] = mapped_column(String(30))
    languages: Mapped[Words | None]
    substitute: Mapped[Words | None]
    verified_on: Mapped[date] = mapped_column(Date)
    portrait: Mapped[int] = mapped_column(default=0)

    agency: Mapped[Agency] = relationship()
    assignments: Mapped[list["Assignment"]] = relationship(
        back_populates="officer", order_by="Assignment.since, Assignment.id"
    )
    slots: Mapped[list["Slot"]] = relationship(
        back_populates="officer", order_by="Slot.weekday, Slot.begins", cascade="all, delete-orphan"
    )

    @property
    def initials(self) -> str:
        """The initials drawn into the portrait."""
        return initials(self.name)

    def card(self) -> CardDraft:
        """Return what stands on the card, as a form takes it."""
        return CardDraft(
            self.name, self.title, self.quote, self.phone, self.languages, self.substitute, self.portrait % 2
        )

    def serves_on(self, day: date) -> list["Assignment"]:
        """Return the assignments in force on a day."""
        return [assignment for assignment in self.assignments if assignment.holds_on(day)]


class Assignment(Base):
    """An officer serves a district since a day, until a day or until further notice."""

    __tablename__ = "assignment"
    __table_args__ = (CheckConstraint("until IS NULL OR until >= since", name="order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    officer_id: Mapped[int] = mapped_column(ForeignKey("officer.id"), index=True)
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"), index=True)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)

    officer: Mapped[Officer] = relationship(back_populates="assignments")
    district: Mapped[District] = relationship()

    def holds_on(self, day: date) -> bool:
        """Whether the officer serves the district on a day."""
        return self.since <= day and (self.until is None or self.until >= day)


class Slot(Base):
    """A weekly hour at which an officer can be met at a place in a district."""

    __tablename__ = "slot"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint("begins < ends", name="order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    officer_id: Mapped[int] = mapped_column(ForeignKey("officer.id", ondelete="CASCADE"), index=True)
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"), index=True)
    weekday: Mapped[int]
    begins: Mapped[time] = mapped_column(Time)
    ends: Mapped[time] = mapped_column(Time)
    place: Mapped[Words]

    officer: Mapped[Officer] = relationship(back_populates="slots")
    district: Mapped[District] = relationship()
