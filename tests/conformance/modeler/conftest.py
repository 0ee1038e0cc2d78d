"""Runs the Modeler's linters, installing their node packages when they are not there."""

from __future__ import annotations

import fcntl
import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
RunLinters = Callable[[Sequence[Path]], list[dict[str, str]]]


def _install() -> None:
    """Run `npm ci` once, however many test processes ask for it."""
    with (FOLDER / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (FOLDER / "node_modules" / ".package-lock.json").exists():
            command = ["npm", "ci", "--no-audit", "--no-fund"]
            subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, timeout=300)


@pytest.fixture(scope="session")
def run_linters() -> RunLinters:
    """A function that lints files and returns the findings of all linters."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are not installed: Camunda Modeler's linters run on node")
    _install()

    def run(files: Sequence[Path]) -> list[dict[str, str]]:
        command = ["node", str(FOLDER / "lint.cjs"), "--json", *(str(file) for file in files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode in (0, 1), done.stderr
        findings: list[dict[str, str]] = json.loads(done.stdout)
        return findings

    return run
