"""Running tests of the kit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lxml.etree import _Element

from engine.dmn.decisions import Decisions, load_decisions
from engine.dmn.errors import CyclicDecisions, DmnError, UnknownDecision
from engine.dmn.tck.cases import TestCase, TestFile, parse, read_test_file
from engine.dmn.tck.values import same
from engine.feel import FeelError, Value, to_text
from engine.feel.dialects import SPEC

_NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


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


def run_directory(directory: Path) -> Iterator[CaseOutcome]:
    """The outcomes of all tests below a directory, file by file."""
    for path in sorted(directory.rglob("*.xml")):
        file = read_test_file(path)
        if file is not None:
            yield from run_file(file)


def run_file(file: TestFile) -> Iterator[CaseOutcome]:
    """The outcomes of the tests of a file, in the dialect of the specification. An error counts as null."""
    decisions = _load(file.model)
    for case in file.cases:
        reasons = [
            f"{result.name}: expected {to_text(result.value, nested=True)}, found {to_text(actual, nested=True)}"
            for result in case.results
            if not same(result.value, actual := _evaluate(decisions, case, result.name))
        ]
        yield CaseOutcome(file, case, "; ".join(reasons))


def _load(model: Path) -> Decisions | None:
    others: list[_Element] = [parse(path) for path in sorted(model.parent.glob("*.dmn")) if path != model]
    try:
        return load_decisions(parse(model), imported=others, dialect=SPEC, strict=False)
    except DmnError:
        return None


def _evaluate(decisions: Decisions | None, case: TestCase, name: str) -> Value:
    if decisions is None:
        return None
    try:
        if case.service is not None:
            return decisions.evaluate_service(case.service, case.inputs, now=_NOW).value
        return decisions.evaluate(name, case.inputs, now=_NOW).value
    except (FeelError, CyclicDecisions, UnknownDecision):
        return None
