"""Runs the Modeler's linters and form-js, installing their node packages when they are not there."""

from __future__ import annotations

import fcntl
import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent
RunLinters = Callable[[Sequence[Path]], list[dict[str, str]]]
RunTemplates = Callable[[Sequence[Path]], list[dict[str, str]]]
RunForms = Callable[[Sequence[dict[str, Any]]], list[dict[str, Any]]]


def _install() -> None:
    """Run `npm ci` when the packages are missing or older than the lock, once, however many processes ask for it."""
    lock, installed = FOLDER / "package-lock.json", FOLDER / "node_modules" / ".package-lock.json"
    with lock.open() as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
            command = ["npm", "ci", "--no-audit", "--no-fund"]
            subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, timeout=300)


@pytest.fixture(scope="session")
def node_packages() -> None:
    """The node packages of this folder are there; skips without node."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are not installed: Camunda Modeler's linters and form-js run on node")
    _install()


def _node(script: str, arguments: Sequence[str], given: str = "") -> Any:
    command = ["node", str(FOLDER / script), *arguments]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def run_linters(node_packages: None) -> RunLinters:
    """A function that lints files and returns the findings of all linters."""
    return lambda files: _node("lint.cjs", ["--json", *map(str, files)])


@pytest.fixture(scope="session")
def run_forms(node_packages: None) -> RunForms:
    """A function that opens forms (`schema`, `data`) in form-js and returns what the browser would submit."""
    return lambda forms: _node("run.cjs", ["submit.mjs"], json.dumps(forms))


@pytest.fixture(scope="session")
def run_templates(node_packages: None) -> RunTemplates:
    """A function that validates files of element templates and returns the findings."""
    return lambda files: _node("run.cjs", ["templates.mjs", *map(str, files)])
