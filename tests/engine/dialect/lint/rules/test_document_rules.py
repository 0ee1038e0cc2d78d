"""Rules about the file as a whole."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.engine.dialect.lint.snippets import END, HERE, START, around, assert_accepted, assert_only, definitions, lint, process

TASK = '<bpmn:task id="a" />'
BODY = f"{START}{TASK}\n{END}"


@pytest.mark.parametrize(
    "platform",
    [
        "",
        'modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.20.0"',
        'modeler:executionPlatform="Camunda Cloud"',
        'modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="7.0.0"',
    ],
)
def test_execution_platform(platform: str) -> None:
    text = definitions(f'<bpmn:process id="p" isExecutable="true">{BODY}</bpmn:process>', platform=platform)
    assert_only(text.replace("\n", f"{HERE}\n", 1), "execution-platform", "defs")


def test_executable_process() -> None:
    text = definitions(f'<bpmn:process id="p">{HERE}\n{BODY}</bpmn:process>')
    assert_only(text, "executable-process", "p")


def test_a_file_without_a_process() -> None:
    assert [finding.rule for finding in lint(definitions(""))] == ["executable-process"]


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("startQuantity", "2"),
        ("completionQuantity", "0"),
        ("isForCompensation", "1"),
    ],
)
def test_supported_attribute(attribute: str, value: str) -> None:
    assert_only(around(f'<bpmn:task id="a" {attribute}="{value}" />{HERE}'), "supported-attribute", "a")


def test_harmless_attributes_are_accepted() -> None:
    assert_accepted(around('<bpmn:task id="a" isForCompensation="false" startQuantity="1" completionQuantity="1" />'))


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        ("isExecutable", process(BODY, attributes='id="p" isExecutable="1"')),
        ("triggeredByEvent", around(TASK, '<bpmn:subProcess id="b" triggeredByEvent="1" />')),
    ],
)
def test_booleans_have_one_spelling(flag: str, text: str) -> None:
    assert any(flag in finding.message for finding in lint(text) if finding.rule == "supported-attribute")


def test_unique_id() -> None:
    assert_only(around(TASK, f'<bpmn:textAnnotation id="a" />{HERE}'), "unique-id", "a")


@pytest.mark.parametrize(
    ("text", "element"),
    [
        (around(f'<bpmn:task id="{"a" * 256}" />{HERE}').replace('"a"', f'"{"a" * 256}"'), "a" * 256),
        (around(TASK, roots=f'<bpmn:signal id="g" name="{"g" * 256}" />{HERE}\n'), "g"),
    ],
    ids=["element", "signal"],
)
def test_id_length(text: str, element: str) -> None:
    assert_only(text, "id-length", element)


def test_an_id_of_255_characters_is_accepted() -> None:
    assert_accepted(around('<bpmn:task id="a" />').replace('"a"', f'"{"a" * 255}"'))


def test_missing_id() -> None:
    text = around(TASK, roots=f'<bpmn:signal name="holiday" />{HERE}\n')
    assert_only(text, "missing-id", "defs")


def test_nodes_and_flows_need_ids() -> None:
    text = process('<bpmn:startEvent />\n<bpmn:sequenceFlow sourceRef="" targetRef="" />')
    assert [finding.line for finding in lint(text) if finding.rule == "missing-id"] == [3, 4]


@pytest.mark.parametrize("key", ["Start", "End", "Root", "p.EndJoin", "a.BoundaryEventSplit", "StartEventJoin"])
def test_reserved_id(key: str) -> None:
    text = around(f'<bpmn:task id="{key}" />{HERE}').replace('"a"', f'"{key}"')
    assert_only(text, "reserved-id", key)


@pytest.mark.parametrize("key", ["Start_1", "TheEnd", "EndJoin"])
def test_similar_ids_are_free(key: str) -> None:
    assert_accepted(around(f'<bpmn:task id="{key}" />').replace('"a"', f'"{key}"'))


@pytest.mark.parametrize("reference", ["gone", "", "p", "fs"])
def test_lane_member(reference: str) -> None:
    lanes = f"""<bpmn:laneSet id="ls"><bpmn:lane id="l">
<bpmn:flowNodeRef>a</bpmn:flowNodeRef>
<bpmn:flowNodeRef>{reference}</bpmn:flowNodeRef>{HERE}
</bpmn:lane></bpmn:laneSet>"""
    assert_only(around(TASK, lanes), "lane-member", "l")


def test_lanes_of_one_pool_do_not_name_nodes_of_another() -> None:
    other = BODY.replace('"s"', '"s2"').replace('"a"', '"a2"').replace('"e"', '"e2"').replace('"f', '"f2')
    lane = '<bpmn:laneSet id="ls"><bpmn:lane id="l"><bpmn:flowNodeRef>a2</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>'
    text = definitions(
        f'<bpmn:process id="p" isExecutable="true">{BODY}{lane}</bpmn:process>\n'
        f'<bpmn:process id="q" isExecutable="true">{other}</bpmn:process>'
    )
    assert [(finding.rule, finding.element_id) for finding in lint(text)] == [("lane-member", "l")]


@pytest.mark.parametrize(("count", "rules"), [(300, []), (301, ["process-size"])])
def test_process_size(count: int, rules: list[str]) -> None:
    chain = [f'<bpmn:task id="t{number}" />' for number in range(count - 2)]
    names = ["s", *(f"t{number}" for number in range(count - 2)), "e"]
    flows = [
        f'<bpmn:sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}" />'
        for number, (source, target) in enumerate(pairwise(names))
    ]
    text = process('<bpmn:startEvent id="s" /><bpmn:endEvent id="e" />' + "".join(chain + flows))
    assert [finding.rule for finding in lint(text)] == rules
