"""Operaton (Maven), the Camunda 7 line, embedded, on PostgreSQL; its job executor is off, as no worker of ours runs either."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.peers.child import Child
from bench.peers.dialects import for_operaton

FOLDER = Path(__file__).parent / "maven"
INSTALL = "mvn -q -f bench/peers/maven/pom.xml package"


def why_absent() -> str | None:
    """Why it cannot run here, or None if it can."""
    if shutil.which("java") is None:
        return "java is not installed"
    if not (FOLDER / "target" / "dependency").is_dir():
        return f"it is not installed; run {INSTALL}"
    return None


def start(folder: Path, diagrams: list[Path], url: str, user: str) -> Child:
    """Operaton with the benchmark process on the database of a JDBC URL."""
    translated = [folder / f"operaton-{diagram.name}" for diagram in diagrams]
    for diagram, file in zip(diagrams, translated, strict=True):
        file.write_bytes(for_operaton(diagram))
    target = FOLDER / "target"
    classes = f"{target / 'classes'}:{target / 'dependency'}/*"
    return Child(["java", "-cp", classes, "Step", url, user, *map(str, translated)])
