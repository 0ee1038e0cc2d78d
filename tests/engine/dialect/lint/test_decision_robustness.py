"""The linter says something about every file of decisions, however damaged, and never fails."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engine.dialect.lint import lint_dmn
from engine.dialect.xml import parse_xml
from engine.feel import FunctionLibrary
from handlers.resources import PROCESSES
from tests.engine.dialect.lint.test_robustness import DAMAGES, damage
from tests.engine.dmn.test_specification import BOXES, FUNCTIONS, GRAPH, LIBRARY, TYPES, definitions, literal, service

MODELS = [
    *(path.read_bytes() for path in sorted(PROCESSES.rglob("*.dmn"))),
    *(etree.tostring(definitions(model)) for _, model, _ in [*BOXES, *TYPES]),
    *(etree.tostring(definitions(model + literal("d", call))) for _, model, call, _ in FUNCTIONS),
    etree.tostring(definitions(GRAPH + service("b", "a", "xy"))),
    etree.tostring(LIBRARY),
]


@settings(max_examples=150, deadline=None)
@given(model=st.sampled_from(MODELS), damages=DAMAGES)
def test_damaged_files(model: bytes, damages: list[tuple[int, int, str]]) -> None:
    root = parse_xml(model, resource="a.dmn")
    for position, kind, value in damages:
        damage(root, position, kind, value)
    content = etree.tostring(root)
    findings = lint_dmn(parse_xml(content, resource="a.dmn"), "a.dmn", FunctionLibrary.standard(), content)
    assert all(str(finding) and finding.in_chinese() for finding in findings)
