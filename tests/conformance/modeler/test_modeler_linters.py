"""Every diagram, table and form of `processes/` opens in Camunda Modeler without a complaint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

RunLinters = Callable[[Sequence[Path]], list[dict[str, str]]]
FOLDER = Path(__file__).parent
PROCESSES = FOLDER.parents[2] / "processes"
RESOURCES = sorted(file for ending in ("bpmn", "dmn", "form") for file in PROCESSES.rglob(f"*.{ending}"))


@pytest.fixture(scope="module")
def findings_by_file(run_linters: RunLinters) -> dict[str, list[str]]:
    """All findings over `processes/`, from one run of the linters."""
    found: dict[str, list[str]] = {}
    for finding in run_linters(RESOURCES):
        text = f"{finding['element']}: {finding['message']} ({finding['linter']}/{finding['rule']})"
        found.setdefault(finding["file"], []).append(text)
    return found


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda file: file.stem)
def test_resource_has_no_findings(resource: Path, findings_by_file: dict[str, list[str]]) -> None:
    assert findings_by_file.get(str(resource), []) == []


@pytest.mark.parametrize("ending", ["bpmn", "dmn", "form"])
def test_the_linters_accept_a_good_file(run_linters: RunLinters, ending: str) -> None:
    assert run_linters([FOLDER / "samples" / f"good.{ending}"]) == []


@pytest.mark.parametrize(
    ("ending", "linter", "element"),
    [
        ("bpmn", "modeler", "leave"),
        ("bpmn", "bpmnlint", "Task_decide"),
        ("dmn", "dmnlint", "grade"),
        ("form", "form", "Field_files"),
    ],
)
def test_the_linters_see_a_bad_file(run_linters: RunLinters, ending: str, linter: str, element: str) -> None:
    findings = run_linters([FOLDER / "samples" / f"bad.{ending}"])
    assert (linter, element) in {(finding["linter"], finding["element"]) for finding in findings}


def test_a_file_without_an_execution_platform_is_a_finding(run_linters: RunLinters) -> None:
    findings = run_linters([FOLDER / "samples" / "bad.dmn"])
    assert "execution-platform" in {finding["rule"] for finding in findings}
