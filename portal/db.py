"""Base and its column types; engine settings for SQLite and PostgreSQL; the one way to write.

Every transaction begins as a plain BEGIN. `with db.writing():` ends it and takes the write lock at
once (BEGIN IMMEDIATE on SQLite), so two writers wait for each other instead of failing.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Insert, MetaData, event
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import JSON, TypeDecorator

from portal.texts import Words as Words

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class WordsType(TypeDecorator[Words]):
    """Keeps `Words` as JSON."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, str] | None, _dialect: Dialect) -> dict[str, str] | None:
        """Write a plain mapping without empty texts."""
        return None if value is None else {language: text for language, text in value.items() if text}

    def process_result_value(self, value: Mapping[str, str] | None, _dialect: Dialect) -> Words | None:
        """Read it back as `Words`."""
        return None if value is None else Words(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; used where staff act."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Refuse a naive moment; write UTC."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Read it back aware."""
        return None if value is None else value.replace(tzinfo=UTC)


class Hour(Moment):
    """A moment that may never be finer than an hour; used where a resident acts."""

    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Raise `ValueError` for a moment with minutes: it must be cut where it is known why."""
        if value is not None and (value.minute or value.second or value.microsecond):
            raise ValueError("A resident's act is kept to the hour; cut it with clock.to_the_hour().")
        return super().process_bind_param(value, dialect)


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {Words: WordsType}


class Database(SQLAlchemy):
    """Flask-SQLAlchemy with the portal's transactions."""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Open the one write transaction of an action; it must call `commit()` itself, last.

        What was read before is read again: the read transaction ends here. Whatever escapes rolls back.
        """
        self.session.rollback()
        self.session.connection(execution_options={"writes": True})
        try:
            yield
        except BaseException:
            self.session.rollback()
            raise


db = Database(metadata=Base.metadata)


def insert_once(table: type[Any]) -> Any:
    """Return an INSERT of this engine that knows ON CONFLICT."""
    is_sqlite = db.engine.dialect.name == "sqlite"
    statement: Insert = sqlite_insert(table) if is_sqlite else postgresql_insert(table)
    return statement


@event.listens_for(Engine, "connect")
def _settle_sqlite(connection: Any, _record: Any) -> None:
    if not type(connection).__module__.startswith("sqlite3"):
        return
    connection.isolation_level = None  # Stops the driver's own, late BEGIN: it loses updates silently.
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "busy_timeout=5000",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
