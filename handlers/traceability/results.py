"""How each scenario ended when it was last run; `python -m pytest features` writes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from engine.errors import EngineError
from handlers.traceability.link import Link


class Result(StrEnum):
    """The last result of a scenario; an outline has failed if one of its examples has."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not run"


class ResultsError(EngineError):
    """Raised when the file of results cannot be read. `path` names it."""

    code = "results-error"

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"Expected {path} to hold scenario results, but {detail}; run the features again.")
        self.path = path


def key_of(resource: str, scenario: str) -> str:
    """Under what a scenario's result is kept."""
    return f"{resource}::{scenario}"


def read_results(path: Path) -> dict[str, Result]:
    """The results by key; empty before the first run. Raises `ResultsError`."""
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text("utf-8"))
        return {str(key): Result(value) for key, value in found.items()}
    except (ValueError, AttributeError) as error:
        raise ResultsError(path, str(error)) from error


def merge_results(path: Path, new: Mapping[str, Result]) -> None:
    """Write `new` over what is known; results of scenarios that were not run stay. Raises `ResultsError`."""
    merged = {**read_results(path), **new}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(merged, ensure_ascii=False, indent=1, sort_keys=True), "utf-8")


def result_of(link: Link, results: Mapping[str, Result]) -> Result:
    """The last result of a scenario link."""
    return results.get(key_of(link.resource, link.place), Result.NOT_RUN)
