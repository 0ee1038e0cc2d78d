"""`python -m api.migrations.new_revision "<why>"`: write a revision from the difference between tables and scripts."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory

from api.migrations.upgrade import configuration, upgrade
from engine.store import Database


def main(message: str) -> None:
    """Write the revision next to the others; it is empty when nothing has changed."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'scratch.sqlite3'}")
        upgrade(database)
        with database.engine.connect() as connection:
            config = configuration()
            config.attributes["connection"] = connection
            number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
            command.revision(config, message, autogenerate=True, rev_id=f"{number:04d}")
        database.dispose()


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "unnamed")
