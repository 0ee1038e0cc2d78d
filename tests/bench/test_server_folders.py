"""Whoever is killed leaves a database server behind, and whoever comes next cleans up after it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bench.server_folders import PREFIX, server_folder, sweep
from engine.store import Database

ROOT = Path(__file__).resolve().parents[2]
KEEPS_A_SERVER = """
import sys
from bench.postgres import Postgres
with Postgres() as server:
    print(server.url(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def parent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the folders of this test lie; the server's user may pass through, as it may not through pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        monkeypatch.setattr("tempfile.tempdir", name)
        yield folder


def test_a_folder_goes_with_its_block(parent: Path) -> None:
    with server_folder() as folder:
        assert (folder.parent, folder.is_dir()) == (parent, True)
        assert sweep(parent) == []  # somebody owns it
        assert folder.is_dir()
    assert list(parent.iterdir()) == []


def test_a_folder_that_is_just_being_made_is_left_alone(parent: Path) -> None:
    (parent / f"{PREFIX}new").mkdir()
    (parent / "other").mkdir()
    (parent / "other" / "owned").touch()
    with server_folder():
        assert len(list(parent.iterdir())) == 3


def test_a_folder_that_is_not_locked_yet_is_left_alone(parent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = fcntl.flock

    def sweep_first(file: IO[str], operation: int) -> None:
        if operation == fcntl.LOCK_EX:
            assert sweep(parent) == []
        lock(file, operation)

    monkeypatch.setattr(fcntl, "flock", sweep_first)
    with server_folder() as folder:
        assert folder.is_dir()


def test_the_server_of_a_killed_process_is_stopped_and_its_folder_removed(parent: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(parent)}
    child = subprocess.Popen(
        [sys.executable, "-c", KEEPS_A_SERVER],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    database = Database(child.stdout.readline().strip())
    with database.engine.connect() as connection:
        connection.execute(text("select 1"))
        assert sweep(parent) == []
        child.kill()
        child.communicate()
        connection.execute(text("select 1"))  # the server lives on
        with server_folder() as mine:
            assert list(parent.iterdir()) == [mine]
        with pytest.raises(OperationalError):
            connection.execute(text("select 1"))
    database.dispose()
