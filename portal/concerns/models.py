"""Concerns, their threads, notes and handovers; everything a person wrote is sealed."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.concerns.rules import (
    AgencyRef,
    Audience,
    ClosingReason,
    ConcernFacts,
    Help,
    Regime,
    Status,
    Stop,
)
from portal.db import Base, Hour, Words
from portal.towns.models import Agency, District, Place
from portal.towns.rules import AgencyKind


def _one_of(column: str, kind: type[StrEnum]) -> CheckConstraint:
    values = ", ".join(f"'{member}'" for member in kind)
    return CheckConstraint(f"{column} IS NULL OR {column} IN ({values})", name=column)


class Category(Base):
    """A kind of concern in a town; its texts and its owner are data."""

    __tablename__ = "category"
    __table_args__ = (UniqueConstraint("town_id", "slug"), _one_of("regime", Regime), _one_of("stop", Stop))

    id: Mapped[int] = mapped_column(primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("town.id"), index=True)
    slug: Mapped[str] = mapped_column(String(40))
    tile: Mapped[str] = mapped_column(String(20))
    name: Mapped[Words]
    regime: Mapped[str] = mapped_column(String(20))
    stop: Mapped[str] = mapped_column(String(20))
    stop_words: Mapped[Words | None]
    calls: Mapped[str] = mapped_column(String(40), default="")
    needs_words: Mapped[bool] = mapped_column(default=False)
    owner_agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
    retired: Mapped[bool] = mapped_column(default=False)

    owner: Mapped[Agency | None] = relationship()


class Concern(Base):
    """What a resident told us, with who may know of it and by when we answer."""

    __tablename__ = "concern"
    __table_args__ = (
        _one_of("regime", Regime),
        _one_of("audience", Audience),
        _one_of("status", Status),
        _one_of("closing_reason", ClosingReason),
        _one_of("helped", Help),
        Index("ix_concern_queue", "town_id", "status", "due_on"),
        Index("ix_concern_promise", "district_id", "arrived_at"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("town.id"))
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"))
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), index=True)
    owner_agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"), index=True)
    regime: Mapped[str] = mapped_column(String(20))
    audience: Mapped[str] = mapped_column(String(20))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    time_of_day: Mapped[str | None] = mapped_column(String(20))
    called_emergency: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(String(20), default=Status.NEW)
    arrived_at: Mapped[datetime] = mapped_column(Hour)
    due_on: Mapped[date] = mapped_column(Date)
    answered_on: Mapped[date | None] = mapped_column(Date)
    awaits_office: Mapped[bool] = mapped_column(default=False)
    closed_at: Mapped[datetime | None] = mapped_column(Hour)
    closing_reason: Mapped[str | None] = mapped_column(String(20))
    helped: Mapped[str | None] = mapped_column(String(10))
    deed_id: Mapped[int | None] = mapped_column(ForeignKey("deed.id"))
    version: Mapped[int] = mapped_column(default=1)
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_text: Mapped[bytes | None] = mapped_column(LargeBinary)
    sealed_contact: Mapped[bytes | None] = mapped_column(LargeBinary)
    ticket_mac: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    content_mac: Mapped[bytes] = mapped_column(LargeBinary(32))
    code_mac: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    code_turn: Mapped[int] = mapped_column(SmallInteger, default=0)

    category: Mapped[Category] = relationship()
    district: Mapped[District] = relationship()
    place: Mapped[Place | None] = relationship()
    owner: Mapped[Agency] = relationship()
    messages: Mapped[list["Message"]] = relationship(order_by="Message.number", cascade="all, delete-orphan")
    notes: Mapped[list["Note"]] = relationship(order_by="Note.number", cascade="all, delete-orphan")
    handovers: Mapped[list["Handover"]] = relationship(
        order_by="Handover.number", cascade="all, delete-orphan"
    )

    @property
    def facts(self) -> ConcernFacts:
        """What decides about access."""
        return ConcernFacts(
            town_id=self.town_id,
            district_id=self.district_id,
            regime=Regime(self.regime),
            audience=Audience(self.audience),
            owner_agency_id=self.owner_agency_id,
            is_open=Status(self.status).is_open,
        )

    @property
    def owner_ref(self) -> AgencyRef:
        """The owner as routing needs it."""
        return AgencyRef(self.owner.id, AgencyKind(self.owner.kind))


class Message(Base):
    """One turn of the conversation; an office's when an agency stands beside it."""

    __tablename__ = "message"
    __table_args__ = (UniqueConstraint("concern_id", "number"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    concern_id: Mapped[str] = mapped_column(ForeignKey("concern.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(Hour)
    sealed_body: Mapped[bytes] = mapped_column(LargeBinary)

    agency: Mapped[Agency | None] = relationship()


class Note(Base):
    """An internal note: a table of its own, so that no flag can ever turn it into an answer."""

    __tablename__ = "note"
    __table_args__ = (UniqueConstraint("concern_id", "number"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    concern_id: Mapped[str] = mapped_column(ForeignKey("concern.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(Hour)
    sealed_body: Mapped[bytes] = mapped_column(LargeBinary)

    agency: Mapped[Agency] = relationship()


class Handover(Base):
    """One passing of a concern from agency to agency, with its reason."""

    __tablename__ = "handover"
    __table_args__ = (UniqueConstraint("concern_id", "number"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    concern_id: Mapped[str] = mapped_column(ForeignKey("concern.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    from_agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    to_agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(Hour)
    sealed_reason: Mapped[bytes] = mapped_column(LargeBinary)

    from_agency: Mapped[Agency] = relationship(foreign_keys=[from_agency_id])
    to_agency: Mapped[Agency] = relationship(foreign_keys=[to_agency_id])
