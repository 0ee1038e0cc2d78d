"""Shared fixtures: a fresh SQLite database, and a real PostgreSQL for tests that must hold on both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

import engine.store.tables  # noqa: F401 -- all tables of the engine
from bench.postgres import Postgres
from engine.store import Database, next_key


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables of the modules collected so far; tests copy it."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    template = Database(f"sqlite:///{path}")
    template.create_all()
    template.dispose()
    return path


@pytest.fixture(scope="session")
def postgresql_template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a PostgreSQL database with all tables; the server is started once per session."""
    with Postgres(fsync="off") as server:  # tests do not pull the plug, and copies get quick
        template = Database(_with_database(server.url(), _create(server.url(), "template1")))
        template.create_all()
        template.dispose()
        yield template.url.render_as_string(hide_password=False)


@pytest.fixture
def database(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    """A fresh SQLite database with all tables."""
    path = shutil.copy(sqlite_template, tmp_path / "test.sqlite3")
    opened = Database(f"sqlite:///{path}")
    yield opened
    opened.dispose()


@pytest.fixture
def postgresql_database(postgresql_template: str) -> Iterator[Database]:
    """A fresh PostgreSQL database with all tables."""
    name = _create(postgresql_template, str(make_url(postgresql_template).database))
    opened = Database(_with_database(postgresql_template, name))
    yield opened
    opened.dispose()
    _run(postgresql_template, f'drop database "{name}"')


@pytest.fixture(params=["sqlite", "postgresql"])
def any_database(request: pytest.FixtureRequest) -> Database:
    """A fresh database of each kind in turn."""
    wanted = "database" if request.param == "sqlite" else "postgresql_database"
    opened = request.getfixturevalue(wanted)
    assert isinstance(opened, Database)
    return opened


def _with_database(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _create(url: str, template: str) -> str:
    name = f"test_{next_key()}"
    _run(url, f'create database "{name}" template "{template}" strategy file_copy')
    return name


def _run(url: str, statement: str) -> None:
    # nobody may be connected to the template while it is copied, so this goes by the maintenance database
    admin = create_engine(_with_database(url, "postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(statement))
    admin.dispose()
