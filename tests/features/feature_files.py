"""Reading the feature files as text, the way a reviewer would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "features"
SCENARIO = re.compile(r"(?:场景大纲|剧本大纲|场景|剧本)\s*[:：]\s*(.+)")


@dataclass(frozen=True, slots=True)
class WrittenScenario:
    """A scenario of a file: its name and tags."""

    path: Path
    name: str
    tags: frozenset[str]


def files() -> list[Path]:
    """Every feature file."""
    return sorted(FOLDER.rglob("*.feature"))


def written() -> list[WrittenScenario]:
    """Every scenario and outline of every file, in order."""
    return [scenario for path in files() for scenario in _scenarios(path)]


def _scenarios(path: Path) -> Iterator[WrittenScenario]:
    tags: set[str] = set()
    for line in path.read_text("utf-8").splitlines():
        text = line.strip()
        if text.startswith("@"):
            tags |= {word.removeprefix("@") for word in text.split()}
        elif found := SCENARIO.fullmatch(text):
            yield WrittenScenario(path, found[1], frozenset(tags))
            tags = set()
