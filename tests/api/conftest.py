"""A real application on a database of its own for each test; both are made once, and the database is copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.accounts import repository as accounts
from api.accounts import sessions
from api.app import create_app
from api.demo.load import register_people
from api.demo.story import START
from api.demo.walk import Walker
from api.kit.cookies import SESSION_COOKIE
from api.migrations import upgrade
from api.runtime import Runtime
from api.settings import Settings
from api.starting import deploy_when_empty

FILE = "dingdian.sqlite3"
HEADERS = {"X-Requested-By": "dingdian"}

SignInAs = Callable[[str], TestClient]


def settings_in(folder: Path, *, demo: bool = True) -> Settings:
    """Settings with everything inside one folder."""
    return Settings(database_url=f"sqlite:///{folder / FILE}", data=folder, demo=demo)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with schema, procedures, parties and accounts, on 2026-09-29."""
    folder = tmp_path_factory.mktemp("template")
    runtime = Runtime.open(settings_in(folder))
    upgrade(runtime.database)
    deploy_when_empty(runtime.engine)
    Walker(runtime).pin(START)
    register_people(runtime)
    runtime.close()
    return folder / FILE


@pytest.fixture
def runtime(template: Path, tmp_path: Path) -> Iterator[Runtime]:
    """An application's runtime in demonstration mode."""
    shutil.copy(template, tmp_path / FILE)
    opened = Runtime.open(settings_in(tmp_path))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The application without a database; to build its routes takes longer than most tests."""
    nowhere = Runtime.open(settings_in(tmp_path_factory.mktemp("nowhere")))
    yield create_app(nowhere.settings, nowhere)
    nowhere.close()


@pytest.fixture
def app(built: FastAPI, runtime: Runtime) -> FastAPI:
    """The whole application on the database of this test."""
    built.state.runtime = runtime
    return built


@pytest.fixture
def walker(runtime: Runtime) -> Walker:
    """Moves cases on."""
    return Walker(runtime)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """Somebody who has not signed in."""
    with TestClient(app, headers=HEADERS) as opened:
        yield opened


@pytest.fixture
def sign_in_as(app: FastAPI, runtime: Runtime) -> Iterator[SignInAs]:
    """Clients with a session, without the slow check of a password."""
    opened: list[TestClient] = []

    def sign_in(username: str) -> TestClient:
        with runtime.database.write() as session:
            account = accounts.find_account(session, username)
            assert account is not None, username
            token, _ = sessions.start(session, account, runtime.wall.now(), hours=1)
        one = TestClient(app, headers=HEADERS, cookies={SESSION_COOKIE: token})
        opened.append(one)
        return one

    yield sign_in
    for one in opened:
        one.close()
