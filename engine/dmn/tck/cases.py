"""Test files of the kit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from engine.dmn.tck.values import read_value
from engine.dmn.xml import child, children
from engine.feel import Value


@dataclass(frozen=True, slots=True)
class ExpectedResult:
    """What a decision or service of a test must answer."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class TestCase:
    """One test: inputs, and the results of decisions or of a decision service (`service`)."""

    __test__ = False

    id: str
    inputs: Mapping[str, Value]
    service: str | None
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
    """The tests of a file, or None if the file holds no tests."""
    root = parse(path)
    if etree.QName(root).localname != "testCases":
        return None
    name = child(root, "modelName")
    model = path.parent / ("" if name is None else (name.text or "").strip())
    level = 2 if "compliance-level-2" in str(path) else 3
    return TestFile(path, model, level, tuple(_read_case(case) for case in children(root, "testCase")))


def parse(path: Path) -> _Element:
    """The root of a file of the kit, parsed without entities, network and DTD."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.parse(str(path), parser).getroot()


def _read_case(element: _Element) -> TestCase:
    inputs = {str(node.get("name")): read_value(node) for node in children(element, "inputNode")}
    is_service = element.get("type") == "decisionService"
    results = tuple(
        ExpectedResult(str(node.get("name")), read_value(child(node, "expected"))) for node in children(element, "resultNode")
    )
    return TestCase(str(element.get("id")), inputs, element.get("invocableName") if is_service else None, results)
