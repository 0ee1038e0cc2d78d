"""Rules about sequence flows and gateways."""

from __future__ import annotations

import pytest

from tests.engine.dialect.lint.snippets import HERE, around, assert_accepted, assert_only, lint, process

TASK = '<bpmn:task id="a" />'


def flow(key: str, source: str, target: str, condition: str = "") -> str:
    """A sequence flow, with a condition if one is given."""
    inside = f"<bpmn:conditionExpression>{condition}</bpmn:conditionExpression>" if condition else ""
    return f'<bpmn:sequenceFlow id="{key}" sourceRef="{source}" targetRef="{target}">{inside}</bpmn:sequenceFlow>'


def split(gateway: str, first: str, second: str, default: str = "", mark: str = "") -> str:
    """A process that splits at `gateway` into tasks t and u; the flows are f1 and f2 with these conditions."""
    attribute = f' default="{default}"' if default else ""
    marks = {"gateway": "", "f1": "", "f2": "", mark: HERE}
    return process(
        "\n".join(
            [
                '<bpmn:startEvent id="s" />',
                flow("fs", "s", "g"),
                f'<bpmn:{gateway} id="g"{attribute} />{marks["gateway"]}',
                flow("f1", "g", "t", first) + marks["f1"],
                flow("f2", "g", "u", second) + marks["f2"],
                '<bpmn:task id="t" /><bpmn:task id="u" />',
                flow("ft", "t", "e"),
                flow("fu", "u", "e"),
                '<bpmn:endEvent id="e" />',
            ]
        )
    )


@pytest.mark.parametrize(
    ("attributes", "also"),
    [
        ('sourceRef="a"', ""),
        ('targetRef="a"', ""),
        ('sourceRef="a" targetRef="gone"', ""),
        ('sourceRef="gone" targetRef="a"', ""),
        ('sourceRef="p" targetRef="a"', ""),
        ('sourceRef="e" targetRef="a"', ""),
    ],
)
def test_flow_ends(attributes: str, also: str) -> None:
    text = around(TASK, f'<bpmn:sequenceFlow id="b" {attributes} />{HERE}')
    found = {(finding.element_id, finding.line) for finding in lint(text) if finding.rule == "flow-ends"}
    assert found == {("b", here_line(text))}


def here_line(text: str) -> int:
    """The marked line."""
    return text[: text.index(HERE)].count("\n") + 1


def test_nothing_flows_into_a_start_event() -> None:
    text = around('<bpmn:exclusiveGateway id="a" default="b" />', flow("b", "a", "s") + HERE)
    assert ("flow-ends", "b") in {(finding.rule, finding.element_id) for finding in lint(text)}


def test_flows_do_not_cross_the_border_of_a_sub_process() -> None:
    inner = '<bpmn:startEvent id="s2" /><bpmn:endEvent id="e2" />' + flow("f2", "s2", "e2")
    text = around(f'<bpmn:subProcess id="a">{inner}\n{flow("b", "s2", "e")}{HERE}\n</bpmn:subProcess>')
    assert ("flow-ends", "b", here_line(text)) in {(f.rule, f.element_id, f.line) for f in lint(text)}


def test_event_sub_processes_have_no_flows() -> None:
    text = around(TASK, f'<bpmn:subProcess id="b" triggeredByEvent="true" />\n{flow("c", "a", "b")}{HERE}')
    assert ("flow-ends", "c", here_line(text)) in {(f.rule, f.element_id, f.line) for f in lint(text)}


def test_implicit_split() -> None:
    text = around(f"{TASK}{HERE}", f'<bpmn:endEvent id="e2" />{flow("b", "a", "e2")}')
    assert_only(text, "implicit-split", "a")


def test_implicit_end() -> None:
    text = process(f'<bpmn:startEvent id="s" />{flow("fs", "s", "a")}\n{TASK}{HERE}')
    assert_only(text, "implicit-end", "a")


def test_misplaced_condition() -> None:
    text = process(
        f'<bpmn:startEvent id="s" />{flow("fs", "s", "a", "=x")}{HERE}\n{TASK}{flow("fe", "a", "e")}<bpmn:endEvent id="e" />'
    )
    assert_only(text, "misplaced-condition", "fs")


@pytest.mark.parametrize("gateway", ["exclusiveGateway", "inclusiveGateway"])
def test_missing_condition(gateway: str) -> None:
    assert_only(split(gateway, "=x", "", mark="f2"), "missing-condition", "f2")


@pytest.mark.parametrize("gateway", ["exclusiveGateway", "inclusiveGateway"])
@pytest.mark.parametrize(("second", "default"), [("=not(x)", ""), ("", "f2")])
def test_a_complete_decision_is_accepted(gateway: str, second: str, default: str) -> None:
    assert_accepted(split(gateway, "=x", second, default))


def test_default_flow_with_a_condition() -> None:
    assert_only(split("exclusiveGateway", "=x", "=y", "f2", mark="f2"), "default-flow", "f2")


def test_default_flow_of_somewhere_else() -> None:
    assert_only(split("inclusiveGateway", "=x", "=y", "fs", mark="gateway"), "default-flow", "g")


def test_default_flow_of_a_parallel_gateway() -> None:
    assert_only(split("parallelGateway", "", "", "f1", mark="gateway"), "default-flow", "g")


@pytest.mark.parametrize("condition", ["x > 1", "=", "= "])
def test_condition_expression(condition: str) -> None:
    assert_only(split("exclusiveGateway", condition, "=y", mark="f1"), "condition-expression", "f1")


def test_unreachable_node() -> None:
    text = around(TASK, f'<bpmn:task id="b" />{HERE}\n{flow("c", "b", "e")}')
    assert_only(text, "unreachable-node", "b")


def test_a_boundary_event_is_reached_through_its_host() -> None:
    event = """<bpmn:boundaryEvent id="b" attachedToRef="a"><bpmn:timerEventDefinition>
<bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>"""
    assert_accepted(around(TASK, event + flow("c", "b", "e")))


def test_deadlocked_join() -> None:
    text = process(
        "\n".join(
            [
                f'<bpmn:startEvent id="s" />{flow("fs", "s", "j")}',
                f'<bpmn:parallelGateway id="j" />{HERE}',
                f'{flow("fj", "j", "x")}<bpmn:exclusiveGateway id="x" default="fe" />',
                flow("back", "x", "j", "=again") + flow("fe", "x", "e"),
                '<bpmn:endEvent id="e" />',
            ]
        )
    )
    assert_only(text, "deadlocked-join", "j")


def test_a_join_of_a_split_is_accepted() -> None:
    text = process(
        f'<bpmn:startEvent id="s" />{flow("fs", "s", "g")}<bpmn:parallelGateway id="g" />{flow("f1", "g", "j")}'
        f'{flow("f2", "g", "t")}<bpmn:task id="t" />{flow("f3", "t", "j")}<bpmn:parallelGateway id="j" />'
        f'{flow("fe", "j", "e")}<bpmn:endEvent id="e" />'
    )
    assert_accepted(text)


EVENT = (
    '<bpmn:intermediateCatchEvent id="{0}"><bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration>'
    "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
)


def waiting(*targets: str, gateway_mark: str = "", flow_mark: str = "") -> str:
    """An event-based gateway that leads to timers c and d, or to task t."""
    flows = "\n".join(flow(f"f{target}", "a", target) + (flow_mark if target == "t" else "") for target in targets)
    nodes = "".join('<bpmn:task id="t" />' if target == "t" else EVENT.format(target) for target in targets)
    ends = "".join(flow(f"e{target}", target, "e") for target in targets)
    return process(
        f'<bpmn:startEvent id="s" />{flow("fs", "s", "a")}\n<bpmn:eventBasedGateway id="a" />{gateway_mark}\n'
        f'{flows}\n{nodes}{ends}<bpmn:endEvent id="e" />'
    )


def test_event_based_gateway() -> None:
    assert_accepted(waiting("c", "d"))


def test_event_based_gateway_with_one_event() -> None:
    assert_only(waiting("c", gateway_mark=HERE), "event-based-gateway", "a")


def test_event_based_gateway_that_leads_to_a_task() -> None:
    assert_only(waiting("c", "t", flow_mark=HERE), "event-based-gateway", "ft")


def test_event_behind_an_event_based_gateway_has_no_other_way_in() -> None:
    text = waiting("c", "d").replace(flow("ec", "c", "e"), flow("ec", "c", "d"))
    assert {(f.rule, f.element_id) for f in lint(text)} == {("event-based-gateway", "fd")}
