"""Towns, districts with their places, agencies."""

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base, Words
from portal.towns.rules import AgencyKind, PlaceDraft


class Town(Base):
    """A town and its settings; each setting that the law may change carries the day it was verified."""

    __tablename__ = "town"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    is_demo: Mapped[bool] = mapped_column(default=False)
    population: Mapped[int | None]
    adults: Mapped[int | None]
    municipal_police: Mapped[str] = mapped_column(String(20), default="none")
    first_answer_days: Mapped[int] = mapped_column(default=3)
    controller: Mapped[Words | None]
    data_protection_contact: Mapped[Words | None]
    verified_on: Mapped[date | None] = mapped_column(Date)

    districts: Mapped[list["District"]] = relationship(back_populates="town", order_by="District.name")
    agencies: Mapped[list["Agency"]] = relationship(back_populates="town", order_by="Agency.position")


class District(Base):
    """A part of the town; whether it is a priority locality is never shown beside its name."""

    __tablename__ = "district"
    __table_args__ = (UniqueConstraint("town_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("town.id"), index=True)
    slug: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(80))
    police_beat_code: Mapped[str | None] = mapped_column(String(20))
    population: Mapped[int | None]
    priority_locality: Mapped[bool] = mapped_column(default=False)

    town: Mapped[Town] = relationship(back_populates="districts")
    places: Mapped[list["Place"]] = relationship(
        back_populates="district", order_by="Place.position, Place.id"
    )

    @property
    def next_position(self) -> int:
        """The position after the last place of the list."""
        return max((place.position for place in self.places), default=0) + 1


class Place(Base):
    """A block, entrance or landmark a resident can pick instead of a pin on a map."""

    __tablename__ = "place"
    __table_args__ = (UniqueConstraint("district_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    district_id: Mapped[int] = mapped_column(ForeignKey("district.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    position: Mapped[int] = mapped_column(default=0)
    retired: Mapped[bool] = mapped_column(default=False)

    district: Mapped[District] = relationship(back_populates="places")

    def draft(self) -> PlaceDraft:
        """Return the place as a form takes it."""
        return PlaceDraft(self.name, self.position)


class Agency(Base):
    """A member of the coordination platform; one of them coordinates: it is the platform's secretary."""

    __tablename__ = "agency"
    __table_args__ = (
        UniqueConstraint("town_id", "slug"),
        CheckConstraint(
            "kind IN ({})".format(", ".join(f"'{kind}'" for kind in AgencyKind)),
            name="kind",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("town.id"), index=True)
    slug: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(30))
    name: Mapped[Words]
    position: Mapped[int] = mapped_column(default=0)
    coordinates: Mapped[bool] = mapped_column(default=False)

    town: Mapped[Town] = relationship(back_populates="agencies")
