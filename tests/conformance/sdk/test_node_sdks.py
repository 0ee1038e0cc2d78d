"""Camunda's official Node.js clients: the new one with strict validation, and the one inside Camunda Modeler."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def seen(server: str, files: dict[str, Path], node_packages: None) -> Any:
    """What both clients saw."""
    command = ["node", "drive.mjs", server, str(files["review.bpmn"].parent)]
    env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    done = subprocess.run(command, cwd=FOLDER, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_strict_client_finds_nothing_wrong(seen: Any) -> None:
    assert seen["clusterApi"] == {
        "gateway": "8.9.0",
        "processes": ["review", "waiting", "stumbling"],
        "form": "review-form",
        "state": "COMPLETED",
        "variables": ["amount=7", "approved=true", 'remark=""'],
        "elements": 4,
        "subscriptions": 1,
        "correlated": True,
        "operations": ["ACTIVE", 1, "ACTIVE", 1],
        "incidents": 0,
        "decision": "2",
        "matched": "Rule_1",
        "files": 1,
        "expression": 3,
        "tags": ["urgent"],
        "refusal": 409,
        "stillOpen": "CREATED",
    }


def test_camunda_modelers_library_deploys_and_starts(seen: Any) -> None:
    refused = seen["modeler"].pop("refused")

    assert seen["modeler"] == {"gateway": "8.9.0", "file": "review.bpmn", "started": "string"}
    assert "Nowhere" in refused
    assert "broken.bpmn" in refused
