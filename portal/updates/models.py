"""Safety updates."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base, Moment, Words
from portal.towns.models import Agency, District
from portal.updates.rules import Kind, State, state


class Update(Base):
    """A message of an office to a district, or to the whole town when it names none."""

    __tablename__ = "safety_update"
    __table_args__ = (
        CheckConstraint("kind IN ({})".format(", ".join(f"'{k}'" for k in Kind)), name="kind"),
        CheckConstraint("kind <> 'warning' OR valid_until IS NOT NULL", name="warning_ends"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("town.id"), index=True)
    district_id: Mapped[int | None] = mapped_column(ForeignKey("district.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    author: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[Words]
    body: Mapped[Words]
    rumour: Mapped[Words | None]
    published_at: Mapped[datetime] = mapped_column(Moment, index=True)
    valid_until: Mapped[date | None] = mapped_column(Date)
    corrected_at: Mapped[datetime | None] = mapped_column(Moment)
    correction: Mapped[Words | None]
    withdrawn: Mapped[bool] = mapped_column(default=False)

    agency: Mapped[Agency] = relationship()
    district: Mapped[District | None] = relationship()

    def state_on(self, today: date) -> State:
        """Return whether it holds on a day, is over or was withdrawn."""
        return state(self.valid_until, self.withdrawn, today)
