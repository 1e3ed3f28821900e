"""Staff accounts, their districts and their sign-ins."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, LargeBinary, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base, Moment
from portal.roles import Role
from portal.towns.models import Agency, District

account_district = Table(
    "account_district",
    Base.metadata,
    Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    Column("district_id", ForeignKey("district.id"), primary_key=True),
)


class Account(Base):
    """A person of one agency with one role, valid until a day."""

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("role IN ({})".format(", ".join(f"'{r}'" for r in Role)), name="role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    town_id: Mapped[int] = mapped_column(ForeignKey("town.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    login: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(20))
    password_hash: Mapped[str] = mapped_column(String(200))
    valid_until: Mapped[date] = mapped_column(Date)
    disabled: Mapped[bool] = mapped_column(default=False)

    agency: Mapped[Agency] = relationship()
    districts: Mapped[list[District]] = relationship(secondary=account_district)


class SignIn(Base):
    """One sign-in; the cookie holds the token, this row its SHA-256, so deleting the row ends it."""

    __tablename__ = "sign_in"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)

    account: Mapped[Account] = relationship()
