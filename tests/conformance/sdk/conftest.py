"""A real server on loopback, and the node packages of the official clients."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.migrations import upgrade
from api.runtime import Runtime
from api.settings import Settings
from tests.api.camunda.diagrams import DECISION, FORM, REVIEW, STRAIGHT, STUMBLING, WAITING
from tests.api.camunda.serving import serving

FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    """What the server runs on, in demonstration mode; without a worker, so that nothing happens behind a test's back."""
    folder = tmp_path_factory.mktemp("server")
    opened = Runtime.open(Settings(database_url=f"sqlite:///{folder / 'sdk.sqlite3'}", data=folder, demo=True))
    upgrade(opened.database)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def server(runtime: Runtime) -> Iterator[str]:
    """The address of a server."""
    with serving(runtime.settings, runtime) as address:
        yield address


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Files to deploy, by name."""
    folder = tmp_path_factory.mktemp("files")
    contents = {
        "review.bpmn": REVIEW,
        "review.form": FORM,
        "limit.dmn": DECISION,
        "waiting.bpmn": WAITING,
        "straight.bpmn": STRAIGHT,
        "stumbling.bpmn": STUMBLING,
    }
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return {name: folder / name for name in contents}


@pytest.fixture(scope="session")
def node_packages() -> None:
    """The node packages of this folder are there, as `package-lock.json` says; skips without node."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are not installed: the official clients for Node.js run on node")
    lock, installed = FOLDER / "package-lock.json", FOLDER / "node_modules" / ".package-lock.json"
    with lock.open() as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
            command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, timeout=300)
