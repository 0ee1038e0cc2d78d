"""Rules about jobs: listeners, numbers, and types nobody does."""

from __future__ import annotations

import pytest

from engine.dialect.lint import Severity, lint_bpmn
from engine.dialect.xml import parse_xml
from tests.engine.dialect.lint.snippets import (
    END,
    ERROR,
    HERE,
    START,
    around,
    assert_accepted,
    assert_only,
    extended,
    lint,
    process,
)

JOB = '<zeebe:taskDefinition type="mail" />\n'
LOOP = """<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
<zeebe:loopCharacteristics inputCollection="=items" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>"""


def listener(event: str, job_type: str = "log", more: str = "") -> str:
    """A listener on a line of its own."""
    return f'<zeebe:executionListener eventType="{event}" type="{job_type}"{more} />\n'


def listeners(*inside: str) -> str:
    """Several of them."""
    return f"<zeebe:executionListeners>\n{''.join(inside)}</zeebe:executionListeners>"


def marked(event: str, job_type: str = "log", more: str = "") -> str:
    """A listener on the line that offends."""
    return listener(event, job_type, more).rstrip() + HERE + "\n"


@pytest.mark.parametrize(
    ("tag", "event"), [("serviceTask", "start"), ("serviceTask", "end"), ("task", "start"), ("subProcess", "end")]
)
def test_listeners_stand_on_activities(tag: str, event: str) -> None:
    definition = JOB if tag == "serviceTask" else ""
    parts = '<bpmn:startEvent id="i" /><bpmn:endEvent id="j" /><bpmn:sequenceFlow id="k" sourceRef="i" targetRef="j" />'
    inside = parts if tag == "subProcess" else ""
    assert_accepted(around(extended(tag, definition + listeners(listener(event)), inside)))


def test_a_listener_has_headers_and_retries_of_its_own() -> None:
    headers = '<zeebe:taskHeaders><zeebe:header key="k" value="v" /></zeebe:taskHeaders>'
    one = f'<zeebe:executionListener eventType="start" type="=kind" retries="=tries">{headers}</zeebe:executionListener>\n'
    assert_accepted(around(extended("task", listeners(one, listener("start"), listener("end")))))


def test_a_process_has_listeners() -> None:
    extension = f"<bpmn:extensionElements>{listeners(listener('start'), listener('end'))}</bpmn:extensionElements>"
    assert_accepted(process(f'{extension}{START}<bpmn:task id="a" />{END}'))


@pytest.mark.parametrize(
    ("tag", "event", "definition"),
    [
        ("startEvent", "start", ""),
        ("endEvent", "end", '<bpmn:errorEventDefinition errorRef="x" />'),
        ("task", "cancel", ""),
        ("task", "beforeAll", ""),
        ("task", "", ""),
    ],
)
def test_there_is_nothing_to_listen_to(tag: str, event: str, definition: str) -> None:
    ids = {"startEvent": "s", "endEvent": "e", "task": "a"}
    parts = {name: f'<bpmn:{name} id="{id_}" />' for name, id_ in ids.items()}
    extension = f"<bpmn:extensionElements>{listeners(marked(event))}</bpmn:extensionElements>"
    parts[tag] = f'<bpmn:{tag} id="{ids[tag]}">{extension}{definition}</bpmn:{tag}>'
    flows = '<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="a" /><bpmn:sequenceFlow id="g" sourceRef="a" targetRef="e" />'
    text = process("".join(parts.values()) + flows, roots=ERROR if definition else "")
    assert ("execution-listener", ids[tag]) in {(finding.rule, finding.element_id) for finding in lint(text)}


@pytest.mark.parametrize("event", ["start", "end"])
def test_a_gateway_has_a_start_to_listen_to_and_no_end(event: str) -> None:
    extension = f"<bpmn:extensionElements>{listeners(marked(event))}</bpmn:extensionElements>"
    text = around(f'<bpmn:parallelGateway id="a">{extension}</bpmn:parallelGateway>')
    if event == "start":
        assert_accepted(text.replace(HERE, ""))
    else:
        assert_only(text, "execution-listener", "a")


def test_all_rounds_of_a_multi_instance_have_one_listener_before_them() -> None:
    assert_accepted(around(extended("task", listeners(listener("beforeAll")), LOOP)))


def test_the_same_listener_twice() -> None:
    assert_only(around(extended("task", listeners(listener("start"), marked("start")))), "execution-listener", "a")


def test_a_listener_without_a_job_type() -> None:
    assert_only(around(extended("task", listeners(marked("start", " ")))), "execution-listener", "a")


def asked(*attributes: str, tag: str = "userTask") -> str:
    """An activity with task listeners."""
    task = '<zeebe:userTask /><zeebe:formDefinition formId="f" /><zeebe:assignmentDefinition candidateGroups="g" />'
    rows = "".join(f"<zeebe:taskListener {one} />\n" for one in attributes)
    return around(extended(tag, (task if tag == "userTask" else "") + f"<zeebe:taskListeners>\n{rows}</zeebe:taskListeners>"))


@pytest.mark.parametrize("event", ["creating", "assigning", "updating", "completing", "canceling"])
def test_user_tasks_have_task_listeners(event: str) -> None:
    assert_accepted(asked(f'eventType="{event}" type="log"', f'eventType="{event}" type="=kind" retries="=tries"'))


@pytest.mark.parametrize(
    ("wrong", "rule", "remedy"),
    [
        ('eventType="completing"', "task-listener", "give the listener a job type"),
        ('eventType="completing" type=" "', "task-listener", "give the listener a job type"),
        ('type="log"', "task-listener", "one of the events creating"),
        ('eventType="start" type="log"', "task-listener", "one of the events creating"),
        ('eventType="complete" type="log"', "task-listener", "write 'completing'"),
        ('eventType="completing" type="log" retries="0"', "job-number", "whole number"),
        ('eventType="completing" type="=1 +"', "feel-syntax", ""),
        ('eventType="completing" type="log" headers="x"', "zeebe-extension", "remove it"),
    ],
)
def test_a_wrong_task_listener_is_refused_with_what_to_do(wrong: str, rule: str, remedy: str) -> None:
    found = [finding for finding in lint(asked(wrong)) if finding.severity is Severity.ERROR]
    assert {(finding.rule, remedy in finding.remedy) for finding in found} == {(rule, True)}


def test_only_user_tasks_have_task_listeners() -> None:
    found = lint(asked('eventType="completing" type="log"', tag="task"))
    assert {finding.rule for finding in found} == {"zeebe-extension"}


def test_what_comes_with_8_10_is_refused_with_what_to_do() -> None:
    found = lint(around(extended("task", listeners(listener("cancel")))))
    assert [(finding.rule, "canceling" in finding.remedy) for finding in found] == [("execution-listener", True)]


@pytest.mark.parametrize("retries", ["none", "0", "-1", "1.5", "２", str(2**31)])
def test_retries_are_a_whole_number(retries: str) -> None:
    task = extended("serviceTask", f'<zeebe:taskDefinition type="mail" retries="{retries}" />{HERE}')
    assert_only(around(task), "job-number", "a")


@pytest.mark.parametrize("priority", ["-5", "0", "7", "=urgency"])
def test_the_priority_of_a_job(priority: str) -> None:
    assert_accepted(around(extended("serviceTask", f'{JOB}<zeebe:jobPriorityDefinition priority="{priority}" />')))


def test_a_priority_that_is_no_number() -> None:
    task = extended("serviceTask", f'{JOB}<zeebe:jobPriorityDefinition priority="high" />{HERE}')
    assert_only(around(task), "job-number", "a")


def test_a_process_gives_the_priority_of_all_its_jobs() -> None:
    extension = '<bpmn:extensionElements><zeebe:jobPriorityDefinition priority="3" /></bpmn:extensionElements>'
    assert_accepted(process(f"{extension}{START}{extended('serviceTask', JOB)}{END}"))


def test_a_script_task_may_be_a_job() -> None:
    assert_accepted(around(extended("scriptTask", JOB)))


def test_a_script_task_is_not_both() -> None:
    both = f'<zeebe:script expression="=1" resultVariable="x" />\n{JOB.rstrip()}{HERE}'
    assert_only(around(extended("scriptTask", both)), "script-task", "a")


@pytest.mark.parametrize(("known", "found"), [(None, 0), ({"mail", "log"}, 0), ({"log"}, 1), (set(), 2)])
def test_a_type_nobody_does_is_a_warning(known: set[str] | None, found: int) -> None:
    text = around(extended("serviceTask", f"{JOB}{listeners(listener('start'))}"))
    types = None if known is None else frozenset(known)
    findings = lint_bpmn(parse_xml(text.encode(), resource="a.bpmn"), "a.bpmn", job_types=types)
    told = [finding for finding in findings if finding.rule == "unknown-job-type"]
    assert len(told) == found
    assert {finding.severity for finding in told} <= {Severity.WARNING}


def test_a_type_that_an_expression_gives_is_not_looked_at() -> None:
    text = around(extended("serviceTask", '<zeebe:taskDefinition type="=kind" />'))
    findings = lint_bpmn(parse_xml(text.encode(), resource="a.bpmn"), "a.bpmn", job_types=frozenset())
    assert [finding for finding in findings if finding.rule == "unknown-job-type"] == []
