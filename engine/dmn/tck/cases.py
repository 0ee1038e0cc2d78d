"""Test files of the kit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml.etree import _Element

from engine.dmn.tck.models import ModelUnavailable, parse
from engine.dmn.tck.values import read_value
from engine.dmn.xml import child, children, local_name, name_of
from engine.feel import Value


@dataclass(frozen=True, slots=True)
class ExpectedResult:
    """What a decision or service of a test must answer."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class TestCase:
    """One test: inputs, and the results of decisions.

    `kind` is "decision", or "decisionService" or "bkm" if `invocable` names what is called with the inputs.
    """

    __test__ = False

    id: str
    inputs: Mapping[str, Value]
    kind: str
    invocable: str
    results: tuple[ExpectedResult, ...]

    @property
    def expects_value(self) -> bool:
        """Whether any result is not null."""
        return any(result.value is not None for result in self.results)


@dataclass(frozen=True, slots=True)
class TestFile:
    """The tests of one model."""

    __test__ = False

    path: Path
    model: Path
    level: int
    cases: tuple[TestCase, ...]


def read_test_file(path: Path) -> TestFile | None:
    """The tests of a file, or None if the file holds no tests. Raises ModelUnavailable if it cannot be read."""
    root = parse(path)
    if local_name(root) != "testCases":
        return None
    name = child(root, "modelName")
    model = path.parent / ("" if name is None else (name.text or "").strip())
    level = 2 if "compliance-level-2" in str(path) else 3
    try:
        return TestFile(path, model, level, tuple(_read_case(case) for case in children(root, "testCase")))
    except (ValueError, ArithmeticError) as error:
        raise ModelUnavailable(f"Expected values of their declared types in '{path.name}', but {error}") from error


def _read_case(element: _Element) -> TestCase:
    inputs: dict[str, Value] = {}
    for node in children(element, "inputNode"):
        name = name_of(node)
        inputs[name] = value = read_value(node)
        if node.get("namespace"):
            inputs[f"{{{node.get('namespace')}}}{name}"] = value
    results = tuple(
        ExpectedResult(str(node.get("name")), read_value(child(node, "expected"))) for node in children(element, "resultNode")
    )
    kind, invocable = element.get("type") or "decision", element.get("invocableName") or ""
    return TestCase(str(element.get("id")), inputs, kind, invocable, results)
