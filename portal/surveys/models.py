"""Waves, slips that vanish when used, a drop box, answers without a trace, frozen releases.

The tables of slips and answers have no time, no sequence and no hidden row id (WITHOUT ROWID on SQLite):
nothing says in which order people answered, nor which slip an answer came from.
"""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import JSON

from portal.db import Base, Words
from portal.surveys.rules import State

UNORDERED = {"sqlite_with_rowid": False}


class Wave(Base):
    """One round of a survey in a town."""

    __tablename__ = "survey_wave"
    __table_args__ = (
        CheckConstraint("state IN ({})".format(", ".join(f"'{s}'" for s in State)), name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("town.id"), index=True)
    title: Mapped[Words]
    template_version: Mapped[str] = mapped_column(String(20))
    opens_on: Mapped[date | None] = mapped_column(Date)
    closes_on: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(20), default=State.DRAFT)


class Batch(Base):
    """How many slips were printed for a district and a door: counts, never codes."""

    __tablename__ = "survey_batch"
    __table_args__ = (CheckConstraint("issued >= 30", name="issued"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("survey_wave.id"), index=True)
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"))
    channel: Mapped[str] = mapped_column(String(10))
    issued: Mapped[int]


class Ticket(Base):
    """An unused slip; the row is deleted when its answer is dropped."""

    __tablename__ = "survey_ticket"
    __table_args__ = UNORDERED

    code_mac: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("survey_wave.id"))
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"))
    channel: Mapped[str] = mapped_column(String(10))


class DroppedAnswer(Base):
    """An answer in the drop box, waiting until it can be shuffled among at least twenty."""

    __tablename__ = "survey_dropbox"
    __table_args__ = UNORDERED

    id: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("survey_wave.id"))
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"))
    channel: Mapped[str] = mapped_column(String(10))
    answers: Mapped[dict[str, list[str]]] = mapped_column(JSON)


class GivenAnswer(Base):
    """An answer after the shuffle; written only by a flush."""

    __tablename__ = "survey_response"
    __table_args__ = UNORDERED

    id: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("survey_wave.id"))
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"))
    channel: Mapped[str] = mapped_column(String(10))
    answers: Mapped[dict[str, list[str]]] = mapped_column(JSON)


class Release(Base):
    """What is published of a wave, frozen; the only source of public pages."""

    __tablename__ = "survey_release"
    __table_args__ = (UniqueConstraint("wave_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("survey_wave.id"))
    released_on: Mapped[date] = mapped_column(Date)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    sha256: Mapped[str] = mapped_column(String(64))
