"""Results of scenarios between runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.traceability import Result, merge_results, read_results
from handlers.traceability.results import ResultsError


def test_a_run_of_some_scenarios_leaves_the_results_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "state" / "results.json"
    merge_results(path, {"a": Result.PASSED, "b": Result.FAILED})
    merge_results(path, {"b": Result.PASSED})
    assert read_results(path) == {"a": Result.PASSED, "b": Result.PASSED}


def test_before_the_first_run_there_are_none(tmp_path: Path) -> None:
    assert read_results(tmp_path / "none.json") == {}


@pytest.mark.parametrize("content", ["[]", "{", '{"a": "perhaps"}'])
def test_a_broken_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "results.json"
    path.write_text(content)
    with pytest.raises(ResultsError, match=r"results\.json to hold scenario results"):
        read_results(path)
