"""Version 9 of Camunda's official Python SDK, beside version 10: made for servers of 8.9, whose responses have fewer fields."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SDK = "camunda-orchestration-sdk==9.0.1"
FOLDER = Path(__file__).parent


@pytest.fixture(scope="session")
def nine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with version 9 and nothing else; what it needs is there for version 10. Skips without a package index."""
    folder = tmp_path_factory.mktemp("nine")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-input",
        "--retries=0",
        "--target",
        str(folder),
        SDK,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode != 0:
        pytest.skip(f"the package index cannot be reached for {SDK}: {done.stderr.strip().splitlines()[-1:]}")
    return folder


@pytest.fixture(scope="module")
def seen(server: str, files: dict[str, Path], nine: Path) -> Any:
    """What it saw."""
    command = [sys.executable, "drive_nine.py", server, str(files["review.bpmn"].parent)]
    env = {**os.environ, "PYTHONPATH": str(nine)}
    done = subprocess.run(command, cwd=FOLDER, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_it_finds_nothing_wrong(seen: Any) -> None:
    assert seen == {
        "version": "9.0.1",
        "gateway": "8.9.0",
        "processes": ["review", "waiting", "stumbling"],
        "tags": ["nine"],
        "form": "review-form",
        "state": "COMPLETED",
        "variables": ["amount=7", "approved=true", 'remark=""'],
        "elements": 4,
        "decision": "2",
        "waiting": ["paid", True, "TERMINATED"],
        "conflict": ["ConflictError", "Double", "CREATED"],
    }
