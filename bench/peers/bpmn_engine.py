"""bpmn-engine (npm), its state saved after every step into SQLite with the same durability as ours."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.peers.child import Child
from bench.peers.dialects import for_bpmn_engine

FOLDER = Path(__file__).parent / "npm"
INSTALL = "npm ci --prefix bench/peers/npm"


def why_absent() -> str | None:
    """Why it cannot run here, or None if it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (FOLDER / "node_modules" / "better-sqlite3" / "build").is_dir():
        return f"it is not installed; run {INSTALL}"
    return None


def start(folder: Path, diagrams: list[Path], variables: Mapping[str, Any]) -> Child:
    """bpmn-engine with the benchmark process, its store in `folder`."""
    diagram = folder / "bpmn-engine.bpmn"
    diagram.write_bytes(for_bpmn_engine(diagrams))
    store = folder / "bpmn-engine.sqlite3"
    return Child(["node", str(FOLDER / "step.mjs"), str(store), str(diagram), json.dumps(variables)])
