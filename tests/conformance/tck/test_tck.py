"""The DMN Technology Compatibility Kit.

Its files are not part of this repository: DINGDIAN_TCK names a directory with them, by default ../shared/tck beside
the repository.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.dmn.tck import Report, run_directory

REPOSITORY = Path(__file__).resolve().parents[3]
DIRECTORY = Path(os.environ.get("DINGDIAN_TCK") or REPOSITORY.parent / "shared" / "tck")


@pytest.fixture(scope="module")
def report() -> Report:
    if not DIRECTORY.is_dir():
        pytest.skip(f"the test kit is not at {DIRECTORY}; set DINGDIAN_TCK to its directory")
    return Report.of(run_directory(DIRECTORY))


def test_level_2_is_complete(report: Report) -> None:
    failures = report.of_level(2).failures
    assert not failures, _list(failures)


def test_level_3_is_nearly_complete(report: Report) -> None:
    level = report.of_level(3)
    if not level.outcomes:
        pytest.skip(f"{DIRECTORY} holds no tests of level 3")
    assert _rate(level) >= 0.995, _list(level.failures)
    assert _rate(level.expecting_values()) >= 0.994, _list(level.expecting_values().failures)


def _rate(report: Report) -> float:
    return 1 - len(report.failures) / len(report.outcomes)


def _list(failures: object) -> str:
    assert isinstance(failures, list)
    return "\n".join(f"{one.file.path.parent.name} {one.case.id}: {one.reason}" for one in failures)
