"""An office with a pinned clock: the real diagrams, handlers and store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import handlers.tables  # noqa: F401 -- registers the tables before a database is created
from engine.store import Database
from tests.processes.office import Office

FIRST_DAY = date(2026, 3, 2)


@pytest.fixture(scope="session")
def deployed_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all procedures deployed; tests copy it."""
    path = tmp_path_factory.mktemp("deployed") / "template.sqlite3"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    Office.open(database, FIRST_DAY).deploy()
    database.dispose()
    return path


@pytest.fixture
def office(deployed_template: Path, tmp_path: Path) -> Iterator[Office]:
    """An office on the morning of 2026-03-02 with all procedures deployed."""
    database = Database(f"sqlite:///{shutil.copy(deployed_template, tmp_path / 'office.sqlite3')}")
    yield Office.open(database, FIRST_DAY)
    database.dispose()
