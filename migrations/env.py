"""Runs migrations with the app's own engine; on SQLite foreign keys rest while tables are rebuilt."""

from alembic import context
from flask import current_app

from portal.db import Base, db


def run() -> None:
    """Upgrade or downgrade in one transaction, then check that every reference still leads somewhere."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        raw = connection.connection.driver_connection
        if is_sqlite:
            # A batch rebuild with foreign keys on would empty the tables that cascade.
            raw.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            transactional_ddl=True,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
            if is_sqlite and raw.execute("PRAGMA foreign_key_check").fetchall():
                raise RuntimeError("This migration leaves references that lead nowhere.")
        connection.commit()
        if is_sqlite:
            raw.execute("PRAGMA foreign_keys=ON")
    db.session.remove()


run()
