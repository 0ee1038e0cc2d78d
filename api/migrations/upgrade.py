"""Running the migrations from code; there is no alembic.ini to find."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

from engine.store import Database

_LOCK = 330_100_006
"""Any number that no other program takes in this database."""


def upgrade(database: Database) -> None:
    """Bring the schema of `database` up to the newest revision; a current one is left as it is.

    Any number of processes may do so at once: the first does it, the others wait and find it done. The schema of a newer
    release is left as it is: this one can live with it (`docs/explanation/migrations.md`).
    """
    with database.engine.connect() as connection:
        if not database.is_sqlite:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        config = configuration()
        if _is_newer(connection, config):
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


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
