"""Running tests of the kit. Whatever a model or a test does, the run goes on and says what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from engine.dmn.decisions import Decisions
from engine.dmn.errors import CyclicDecisions, UnknownDecision
from engine.dmn.tck.cases import TestCase, TestFile, read_test_file
from engine.dmn.tck.models import ModelUnavailable, load_model
from engine.dmn.tck.values import same
from engine.feel import Budget, FeelError, Value, to_text

_NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_BUDGET = Budget(max_seconds=10.0)
"""One case may take longer than a step of a process: the kit measures what is right, on machines of any kind."""


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """How one test ended; `reason` is empty for a passed one."""

    file: TestFile
    case: TestCase
    reason: str

    @property
    def passed(self) -> bool:
        """Whether all results were as expected."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """How the tests of one file ended. `problem` says why a file could not be read; then it counts no tests."""

    path: Path
    outcomes: tuple[CaseOutcome, ...]
    problem: str = ""


def run_directory(directory: Path) -> Iterator[FileOutcome]:
    """The outcomes of all test files below a directory, or of the one file; other XML files are passed over."""
    paths = [directory] if directory.is_file() else sorted(directory.rglob("*.xml"))
    for path in paths:
        try:
            file = read_test_file(path)
        except ModelUnavailable as error:
            yield FileOutcome(path, (), str(error))
            continue
        if file is not None:
            yield FileOutcome(path, tuple(run_file(file)))


def run_file(file: TestFile) -> Iterator[CaseOutcome]:
    """The outcomes of the tests of a file, in the dialect of the specification.

    A typed error of the engine counts as null, as in the kit's own runners; a model that cannot be loaded and a fault of the
    engine fail the test.
    """
    try:
        decisions = load_model(file.model)
    except Exception as error:  # noqa: BLE001 - a fault must fail its tests and not end the run
        yield from (CaseOutcome(file, case, f"the model cannot be loaded: {_say(error)}") for case in file.cases)
        return
    for case in file.cases:
        yield CaseOutcome(file, case, "; ".join(_reasons(decisions, case)))


def _reasons(decisions: Decisions, case: TestCase) -> Iterator[str]:
    for result in case.results:
        try:
            actual = _evaluate(decisions, case, result.name)
            if not same(result.value, actual):
                expected = to_text(result.value, nested=True)
                yield f"{result.name}: expected {expected}, found {to_text(actual, nested=True)}"
        except Exception as error:  # noqa: BLE001 - a fault must fail its test and not end the run
            yield f"{result.name}: the engine failed: {_say(error)}"


def _evaluate(decisions: Decisions, case: TestCase, name: str) -> Value:
    try:
        if case.kind == "decisionService":
            return decisions.evaluate_service(case.invocable, case.inputs, _NOW, _BUDGET).value
        if case.kind == "bkm":
            return decisions.evaluate_knowledge(case.invocable, case.inputs, _NOW, _BUDGET).value
        return decisions.evaluate(name, case.inputs, _NOW, _BUDGET).value
    except (FeelError, CyclicDecisions, UnknownDecision):
        return None


def _say(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if not isinstance(error, ModelUnavailable) else str(error)
