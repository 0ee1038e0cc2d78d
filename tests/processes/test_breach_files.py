"""The files of breach handling agree: form and schedule, documents and diagrams, measures and their procedures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
import yaml

from engine.dialect.xml import parse_xml
from handlers.cases import MeasureKind
from handlers.resources import PROCESSES

FOLDER = PROCESSES / "breach-handling"
DMN = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"
ZEEBE = "{http://camunda.org/schema/zeebe/1.0}"
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


def fields(components: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    for component in components:
        yield component
        nested = component.get("components")
        if isinstance(nested, list):
            yield from fields(nested)


def values_of(form: str, key: str) -> set[str]:
    """The choices of a field."""
    schema = json.loads((FOLDER / f"{form}.form").read_text("utf-8"))
    found = next(one for one in fields(schema["components"]) if one.get("key") == key)
    options = found["values"]
    assert isinstance(options, list)
    return {str(option["value"]) for option in options}


def rows() -> list[tuple[list[str], list[str]]]:
    """Inputs and outputs of every row of the schedule."""
    path = FOLDER / "breach-classification.dmn"
    root = parse_xml(path.read_bytes(), resource=path.name)
    return [
        (
            [text.text or "" for entry in rule.iter(f"{DMN}inputEntry") for text in entry.iter(f"{DMN}text")],
            [text.text or "" for entry in rule.iter(f"{DMN}outputEntry") for text in entry.iter(f"{DMN}text")],
        )
        for rule in root.iter(f"{DMN}rule")
    ]


def headers(key: str) -> set[str]:
    """The values of that header in all diagrams of the folder."""
    roots = [parse_xml(path.read_bytes(), resource=path.name) for path in FOLDER.glob("*.bpmn")]
    found = (header for root in roots for header in root.iter(f"{ZEEBE}header"))
    return {header.get("value", "") for header in found if header.get("key") == key}


@pytest.mark.parametrize("party", ["pharmacy", "institution"])
def test_every_code_of_the_form_is_classified_for_both_kinds_of_party(party: str) -> None:
    known = {outputs[0].strip('"') for inputs, outputs in rows() if inputs[0] in ("-", f'"{party}"')}
    assert values_of("breach-investigation", "findingCodes") | {"S735-40"} == known


def test_every_declared_document_is_issued_and_every_issued_one_declared() -> None:
    declared = yaml.safe_load((FOLDER / "documents.yaml").read_text("utf-8"))["documents"]
    assert headers("document") == {one["kind"] for one in declared}


def test_every_kind_of_measure_has_its_branch() -> None:
    path = FOLDER / "breach-measure.bpmn"
    root = parse_xml(path.read_bytes(), resource=path.name)
    gateway = next(one for one in root.iter(f"{BPMN}exclusiveGateway") if one.get("id") == "Gateway_Kind")
    flows = [flow for flow in root.iter(f"{BPMN}sequenceFlow") if flow.get("sourceRef") == gateway.get("id")]
    conditions = " ".join(str(part) for flow in flows for part in flow.itertext())
    named = set(re.findall(r'measure\.kind = "(\w+)"', conditions))
    assert named | {"rectify"} == {kind.value for kind in MeasureKind}
