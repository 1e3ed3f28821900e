"""Migrations: one line of revisions, up and down with data, and the models are what they made; on both engines."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from flask_migrate import downgrade, upgrade
from sqlalchemy import Engine, create_engine, inspect, text

from portal import clock
from portal.db import Base, db
from portal.demo import actions as demo
from tests.databases import Shelf, new_shelf
from tests.postgres import Server


def script() -> ScriptDirectory:
    """Return the folder of the migrations."""
    return ScriptDirectory.from_config(current_app.extensions["migrate"].migrate.get_config())


def counts() -> dict[str, int]:
    """Return how many rows each table holds, whatever the models say."""
    with db.engine.connect() as connection:
        names = set(inspect(connection).get_table_names()) - {"alembic_version"}
        return {
            name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0 for name in sorted(names)
        }


def checks(engine: Engine) -> set[tuple[str, str, str]]:
    """Return (table, name, condition) of each CHECK constraint."""
    found = inspect(engine)
    return {
        (table, str(check["name"]), " ".join(check["sqltext"].split()))
        for table in found.get_table_names()
        for check in found.get_check_constraints(table)
    }


def test_the_revisions_form_one_line(app: Flask) -> None:
    with app.app_context():
        revisions = list(script().walk_revisions())
    assert len([revision for revision in revisions if revision.is_head]) == 1, (
        "rebase the newer migration on the other"
    )
    assert not [revision for revision in revisions if revision.is_branch_point or revision.is_merge_point]
    assert all(revision.doc for revision in revisions)


def test_the_models_are_what_the_migrations_made(installation: Shelf) -> None:
    with installation.app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        difference = compare_metadata(context, Base.metadata)
    assert not difference, f"make a migration (flask db migrate): {difference}"


def test_the_checks_are_those_of_the_models(installation: Shelf) -> None:
    with installation.app.app_context():
        migrated = checks(db.engine)
    if installation.server:
        installation.server.copy("models")
        fresh = create_engine(installation.server.url("models"))
    else:
        fresh = create_engine(f"sqlite:///{installation.instance / 'models.sqlite3'}")
    Base.metadata.create_all(fresh)
    wanted = checks(fresh)
    fresh.dispose()
    assert migrated == wanted, (
        "Alembic does not compare CHECK constraints; the migration must say them itself"
    )


def test_every_step_down_and_up_keeps_the_data(installation: Shelf) -> None:
    with installation.app.app_context():
        demo.build(clock.now())
        full = counts()
        assert sum(full.values()) > 50
        for revision in script().walk_revisions():
            before = counts()
            downgrade(revision="-1")
            below = counts()
            assert {name: before[name] for name in below} == below, (
                f"{revision.revision} loses rows on the way down"
            )
            upgrade(revision=revision.revision)
            above = counts()
            assert {name: above[name] for name in below} == below, (
                f"{revision.revision} loses rows on the way up"
            )
            downgrade(revision="-1")
        assert counts() == {}, "the way down leaves a table behind"
        upgrade()
        demo.build(clock.now())
        assert counts() == full


@pytest.mark.postgres
def test_nothing_is_left_in_postgresql_after_the_way_down(
    postgres: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shelf = new_shelf(tmp_path_factory.mktemp("down"), postgres, "down")
    with shelf.app.app_context():
        downgrade(revision="base")
        with db.engine.connect() as connection:
            functions = connection.scalars(
                text("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace")
            ).all()
        db.engine.dispose()
    assert not functions
