"""Meetings with residents in a district."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base, Moment, Words


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
