"""Meetings with residents in a district."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.coordination.rules import MeetingDraft
from portal.db import Base, Moment, Words
from portal.towns.models import District


class Meeting(Base):
    """A public meeting in a district; a change of place is stored here once and read from here."""

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("town.id"), index=True)
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"), index=True)
    begins_at: Mapped[datetime] = mapped_column(Moment)
    place: Mapped[Words]
    former_place: Mapped[Words | None]
    about: Mapped[Words | None]
    cancelled: Mapped[bool] = mapped_column(default=False)

    district: Mapped[District] = relationship()

    def draft(self) -> MeetingDraft:
        """Return the meeting as a form takes it."""
        return MeetingDraft(self.district_id, self.begins_at, self.place, self.about)
