"""Running the migrations from code; there is no alembic.ini to find."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

from engine.store import Database

_LOCK = 330_100_006
"""Any number that no other program takes in this database."""


class DanglingReferences(Exception):
    """Rows of an SQLite file refer to rows that are not there; nothing of the migration is stored."""


def upgrade(database: Database, to: str = "head") -> None:
    """Bring the schema of `database` up to the newest revision, or to an earlier one; a current one is left as it is.

    Any number of processes may do so at once: the first does it, the others wait and find it done. The schema of a newer
    release is left as it is: this one can live with it (`docs/explanation/migrations.md`).
    """
    with database.engine.connect() as connection, _references_may_dangle(connection):
        if not database.is_sqlite:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        config = configuration()
        if _is_newer(connection, config):
            return
        config.attributes["connection"] = connection
        found = _revision(connection)
        command.upgrade(config, to)
        if _revision(connection) != found:  # to look through a great file takes long
            _check_references(connection)
        connection.commit()


@contextmanager
def _references_may_dangle(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew, and drops none that another refers to: references are checked at the end."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)  # inside a transaction it would be ignored
    driver.execute("pragma foreign_keys=off")
    try:
        yield
    finally:
        connection.rollback()
        driver.execute("pragma foreign_keys=on")


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    dangling = connection.exec_driver_sql("pragma foreign_key_check").all()
    if dangling:
        places = ", ".join(sorted({f"{table} → {other}" for table, _, other, _ in dangling}))
        raise DanglingReferences(
            f"Expected every reference to lead to a row, but {len(dangling)} lead nowhere ({places}); "
            "restore a backup, or mend these rows."
        )


def is_current(database: Database) -> bool:
    """Whether the schema of `database` is the one this release expects, or one of a newer release."""
    config = configuration()
    with database.engine.connect() as connection:
        found = _revision(connection)
        return found == ScriptDirectory.from_config(config).get_current_head() or _is_newer(connection, config)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _is_newer(connection: Connection, config: Config) -> bool:
    """Revisions are numbered, and every release knows all that came before it: an unknown higher one is newer."""
    found = _revision(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    return found is not None and found not in known and found > max(known)


def configuration() -> Config:
    """Alembic's configuration: the scripts next to this file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
