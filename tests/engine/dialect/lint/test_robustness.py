"""The linter says something about every file, however damaged, and never fails."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engine.dialect.lint import lint_bpmn
from engine.dialect.xml import parse_xml
from engine.feel import FunctionLibrary

FILES = sorted((Path(__file__).parents[4] / "bench" / "processes").glob("*.bpmn"))
VALUES = ["", "=", "=)", "gone", "Start", "true", "1", "-", "P1D", "=a.b"]
DAMAGES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 3), st.sampled_from(VALUES)), max_size=12)


def damage(root: etree._Element, position: int, kind: int, value: str) -> None:
    """Remove an element, one of its attributes or its text, or replace an attribute."""
    elements = list(root.iter(etree.Element))
    element = elements[position % len(elements)]
    names = sorted(str(name) for name in element.attrib)
    parent = element.getparent()
    if kind == 0 and parent is not None:
        parent.remove(element)
    elif kind == 1:
        element.text = value
    elif names and kind == 2:
        element.set(names[position % len(names)], value)
    elif names:
        del element.attrib[names[position % len(names)]]


@settings(max_examples=60, deadline=None)
@given(file=st.sampled_from(FILES), damages=DAMAGES)
def test_damaged_files(file: Path, damages: list[tuple[int, int, str]]) -> None:
    root = parse_xml(file.read_bytes(), resource=file.name)
    for position, kind, value in damages:
        damage(root, position, kind, value)
    findings = lint_bpmn(root, file.name, FunctionLibrary.standard())
    assert all(str(finding) and finding.in_chinese() for finding in findings)
