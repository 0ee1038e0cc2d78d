"""Rules about tasks, call activities and multi-instance."""

from __future__ import annotations

import pytest

from engine.dialect.lint import Severity
from tests.engine.dialect.lint.snippets import END, HERE, START, around, assert_accepted, assert_only, definitions, extended, lint

MANAGED, FORM, WHO = (
    "<zeebe:userTask />",
    '<zeebe:formDefinition formId="decide" />',
    '<zeebe:assignmentDefinition candidateGroups="agency-intake" />',
)


def marked(activity: str) -> str:
    """The activity with the marker on its first line."""
    return activity.replace("\n", f"{HERE}\n", 1)


def test_a_complete_user_task_is_accepted() -> None:
    schedule = '<zeebe:taskSchedule dueDate="=due" followUpDate="2026-12-31T08:00:00+08:00" />'
    more = f'{schedule}<zeebe:priorityDefinition priority="100" />'
    assert_accepted(around(extended("userTask", MANAGED + FORM + WHO + more)))


def test_user_task() -> None:
    assert_only(around(marked(extended("userTask", FORM + WHO))), "user-task", "a")


@pytest.mark.parametrize("extensions", [MANAGED + WHO, MANAGED + FORM, MANAGED + WHO + '<zeebe:formDefinition formId="" />'])
def test_a_user_task_without_form_or_candidates_is_a_warning(extensions: str) -> None:
    text = around(marked(extended("userTask", extensions)))
    assert_only(text, "incomplete-user-task", "a")
    assert {finding.severity for finding in lint(text)} == {Severity.WARNING}


def test_a_user_task_without_a_name() -> None:
    text = around(marked(extended("userTask", MANAGED + FORM + WHO).replace(' name="A"', "")))
    assert_only(text, "incomplete-user-task", "a")


def test_embedded_forms_are_refused() -> None:
    form = f'<zeebe:formDefinition formId="x" formKey="camunda-forms:bpmn:x" />{HERE}'
    assert_only(around(extended("userTask", f"{MANAGED}{WHO}\n{form}")), "user-task", "a")


@pytest.mark.parametrize(
    "extension",
    [
        '<zeebe:taskSchedule dueDate="tomorrow" />',
        '<zeebe:taskSchedule followUpDate="2026-12-31T08:00:00" />',
        '<zeebe:priorityDefinition priority="101" />',
        '<zeebe:priorityDefinition priority="-1" />',
        '<zeebe:priorityDefinition priority="" />',
    ],
)
def test_task_schedule(extension: str) -> None:
    assert_only(around(extended("userTask", f"{MANAGED}{FORM}{WHO}\n{extension}{HERE}")), "task-schedule", "a")


@pytest.mark.parametrize("tag", ["serviceTask", "sendTask"])
@pytest.mark.parametrize("definition", ["", '<zeebe:taskDefinition type="" />', '<zeebe:taskDefinition type="=" />'])
def test_job_type(tag: str, definition: str) -> None:
    assert_only(around(marked(extended(tag, definition))), "job-type", "a")


def test_message_throw_events_have_a_job_type() -> None:
    throw = f'<bpmn:intermediateThrowEvent id="a">{HERE}<bpmn:messageEventDefinition /></bpmn:intermediateThrowEvent>'
    assert_only(around(throw), "job-type", "a")


def test_throw_events_without_a_message_have_no_job() -> None:
    text = around(extended("intermediateThrowEvent", f'<zeebe:taskDefinition type="mail" />{HERE}'))
    assert_only(text, "job-type", "a")


@pytest.mark.parametrize(
    "extensions",
    [
        '<zeebe:calledDecision decisionId="d" resultVariable="r" />',
        '<zeebe:calledDecision decisionId="d" resultVariable="r" bindingType="deployment" />',
        '<zeebe:taskDefinition type="decide" />',
    ],
)
def test_business_rule_tasks_that_are_accepted(extensions: str) -> None:
    assert_accepted(around(extended("businessRuleTask", extensions)))


@pytest.mark.parametrize(
    "decision",
    [
        '<zeebe:calledDecision decisionId="" resultVariable="r" />',
        '<zeebe:calledDecision decisionId="=" resultVariable="r" />',
        '<zeebe:calledDecision decisionId="d" />',
    ],
)
def test_business_rule_task(decision: str) -> None:
    assert_only(around(extended("businessRuleTask", f"{decision}{HERE}")), "business-rule-task", "a")


def test_a_business_rule_task_with_nothing() -> None:
    assert_only(around(marked(extended("businessRuleTask", ""))), "business-rule-task", "a")


def test_a_business_rule_task_with_both() -> None:
    both = f'<zeebe:calledDecision decisionId="d" resultVariable="r" />\n<zeebe:taskDefinition type="t" />{HERE}'
    assert_only(around(extended("businessRuleTask", both)), "business-rule-task", "a")


@pytest.mark.parametrize(
    "script",
    [
        '<zeebe:script expression="1 + 1" resultVariable="r" />',
        '<zeebe:script expression="=" resultVariable="r" />',
        '<zeebe:script expression="=1" resultVariable="" />',
    ],
)
def test_script_task(script: str) -> None:
    assert_only(around(extended("scriptTask", f"{script}{HERE}")), "script-task", "a")


def test_a_script_task_without_a_script() -> None:
    assert_only(around(f'<bpmn:scriptTask id="a" />{HERE}'), "script-task", "a")


def test_a_complete_script_task_is_accepted() -> None:
    assert_accepted(around(extended("scriptTask", '<zeebe:script expression="=1" resultVariable="r" />')))


@pytest.mark.parametrize("called", ["", '<zeebe:calledElement processId="" />', '<zeebe:calledElement processId=" = " />'])
def test_call_activity(called: str) -> None:
    assert_only(around(marked(extended("callActivity", called))), "call-activity", "a")


def test_a_complete_call_activity_is_accepted() -> None:
    called = '<zeebe:calledElement processId="q" propagateAllChildVariables="false" bindingType="versionTag" versionTag="v1" />'
    assert_accepted(around(extended("callActivity", called)))


@pytest.mark.parametrize("binding", ['bindingType="newest"', 'bindingType="versionTag"', 'bindingType="latest" versionTag="v1"'])
def test_binding_type(binding: str) -> None:
    called = f'<zeebe:calledElement processId="q" {binding} />{HERE}'
    assert_only(around(extended("callActivity", called)), "binding-type", "a")


def calling(name: str, called: str, mark: str = "") -> str:
    """A process that calls another one."""
    activity = extended("callActivity", f'<zeebe:calledElement processId="{called}" />').replace("\n", f"{mark}\n", 1)
    body = f"{START}{activity}\n{END}"
    for key in ("s", "a", "e", "fs", "fe"):
        body = body.replace(f'"{key}"', f'"{name}_{key}"')
    return f'<bpmn:process id="{name}" isExecutable="true">\n{body}</bpmn:process>\n'


def test_recursive_call() -> None:
    assert_only(definitions(calling("p", "p", HERE)), "recursive-call", "p_a")


def test_recursive_call_through_another_process() -> None:
    findings = lint(definitions(calling("p", "q") + calling("q", "r") + calling("r", "p") + calling("x", "p")))
    assert [(finding.rule, finding.element_id) for finding in findings] == [
        ("recursive-call", "p_a"),
        ("recursive-call", "q_a"),
        ("recursive-call", "r_a"),
    ]


def test_calls_that_end_are_accepted() -> None:
    assert_accepted(definitions(calling("p", "q") + calling("q", "elsewhere")))


def loop(characteristics: str, condition: str = "") -> str:
    """A multi-instance task on several lines."""
    extensions = f"<bpmn:extensionElements>\n{characteristics}\n</bpmn:extensionElements>" if characteristics else ""
    return (
        '<bpmn:task id="a">\n<bpmn:multiInstanceLoopCharacteristics isSequential="true">\n'
        f"{extensions}{condition}</bpmn:multiInstanceLoopCharacteristics>\n</bpmn:task>"
    )


@pytest.mark.parametrize(
    "attributes",
    [
        'inputElement="item"',
        'inputCollection="items"',
        'inputCollection="=items" outputCollection="results"',
        'inputCollection="=items" outputElement="=result"',
        'inputCollection="=items" outputCollection="results" outputElement="result"',
    ],
)
def test_multi_instance(attributes: str) -> None:
    text = around(loop(f"<zeebe:loopCharacteristics {attributes} />{HERE}"))
    assert_only(text, "multi-instance", "a")


def test_multi_instance_without_characteristics() -> None:
    text = around(loop("").replace('"true">', f'"true">{HERE}'))
    assert_only(text, "multi-instance", "a")


def test_a_complete_multi_instance_task_is_accepted() -> None:
    characteristics = (
        '<zeebe:loopCharacteristics inputCollection="=items" inputElement="item" '
        'outputCollection="results" outputElement="=result" />'
    )
    assert_accepted(around(loop(characteristics, "<bpmn:completionCondition>=done</bpmn:completionCondition>")))


def test_a_completion_condition_is_an_expression() -> None:
    condition = f"\n<bpmn:completionCondition>done</bpmn:completionCondition>{HERE}\n"
    text = around(loop('<zeebe:loopCharacteristics inputCollection="=items" />', condition))
    assert_only(text, "condition-expression", "a")


@pytest.mark.parametrize("target", ["", "1a", "a b", "a-b", "null", "a..b", "a.", "if"])
@pytest.mark.parametrize("mapping", ["input", "output"])
def test_variable_name_of_a_mapping(mapping: str, target: str) -> None:
    io = f'<zeebe:ioMapping>\n<zeebe:{mapping} source="=1" target="{target}" />{HERE}\n</zeebe:ioMapping>'
    text = around(extended("serviceTask", f'<zeebe:taskDefinition type="t" />{io}'))
    assert_only(text, "variable-name", "a")


@pytest.mark.parametrize("target", ["a", "licence.number", "申请编号", "_x1"])
def test_variable_names_that_are_accepted(target: str) -> None:
    io = f'<zeebe:ioMapping><zeebe:output source="=1" target="{target}" /></zeebe:ioMapping>'
    assert_accepted(around(extended("serviceTask", f'<zeebe:taskDefinition type="t" />{io}')))


def test_a_result_variable_is_no_path() -> None:
    text = around(extended("scriptTask", f'<zeebe:script expression="=1" resultVariable="a.b" />{HERE}'))
    assert_only(text, "variable-name", "a")


@pytest.mark.parametrize(
    ("tag", "extensions"),
    [
        ("serviceTask", '<zeebe:taskDefinition type="=kind" />'),
        ("businessRuleTask", '<zeebe:calledDecision decisionId="=decision" resultVariable="r" />'),
        ("callActivity", '<zeebe:calledElement processId="=procedure" />'),
        ("userTask", MANAGED + WHO + '<zeebe:formDefinition formId="=form" />'),
    ],
)
def test_names_may_be_expressions_that_can_be_read(tag: str, extensions: str) -> None:
    assert_accepted(around(extended(tag, extensions)))
    broken = extensions.replace('="=', '="=(', 1) if tag != "userTask" else extensions.replace("=form", "=(form")
    assert [finding.rule for finding in lint(around(extended(tag, broken)))] == ["feel-syntax"]


def ad_hoc(chosen: str, inside: str = '<bpmn:task id="t" />', attributes: str = "") -> str:
    """A process whose activity "a" is an ad-hoc sub-process."""
    return around(marked(extended("adHocSubProcess", chosen, inside, attributes)))


def test_ad_hoc_sub_process() -> None:
    condition = "<bpmn:completionCondition>=done</bpmn:completionCondition>"
    output = 'outputCollection="answers" outputElement="=answer"'
    chosen = f'<zeebe:adHoc activeElementsCollection="=chosen" {output} />'
    assert_accepted(ad_hoc(chosen, '<bpmn:task id="t" />' + condition, ' cancelRemainingInstances="false" ordering="Parallel"'))


@pytest.mark.parametrize(
    "chosen",
    ["", "<zeebe:adHoc />", '<zeebe:adHoc activeElementsCollection="t" />', '<zeebe:adHoc activeElementsCollection="=" />'],
)
def test_an_ad_hoc_sub_process_says_what_runs(chosen: str) -> None:
    rules = {(finding.rule, finding.element_id) for finding in lint(ad_hoc(chosen))}
    assert ("ad-hoc-sub-process", "a") in rules


def test_an_ad_hoc_sub_process_has_activities_and_no_ends() -> None:
    chosen = '<zeebe:adHoc activeElementsCollection="=chosen" />'
    assert_only(ad_hoc(chosen, '<bpmn:intermediateThrowEvent id="t" />'), "ad-hoc-sub-process", "a")
    ends = '<bpmn:task id="t" /><bpmn:sequenceFlow id="f" sourceRef="t" targetRef="u" /><bpmn:endEvent id="u" />'
    assert {(f.rule, f.element_id) for f in lint(ad_hoc(chosen, ends))} == {("ad-hoc-sub-process", "u")}
    assert {f.rule for f in lint(ad_hoc(chosen, attributes=' ordering="Sequential"'))} == {"supported-attribute"}


def test_an_event_sub_process_does_not_interrupt_an_ad_hoc_sub_process() -> None:
    chosen = '<zeebe:adHoc activeElementsCollection="=chosen" />'

    def handled(flag: str) -> set[tuple[str, str | None]]:
        timer = "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>"
        start = f'<bpmn:startEvent id="on"{flag}>{timer}</bpmn:startEvent><bpmn:endEvent id="done" />'
        flow = '<bpmn:sequenceFlow id="on_done" sourceRef="on" targetRef="done" />'
        inside = f'<bpmn:task id="t" /><bpmn:subProcess id="es" triggeredByEvent="true">{start}{flow}</bpmn:subProcess>'
        return {(finding.rule, finding.element_id) for finding in lint(ad_hoc(chosen, inside))}

    assert handled("") == {("ad-hoc-sub-process", "on")}
    assert handled(' isInterrupting="false"') == set()


WORKER = '<zeebe:taskDefinition type="agent" />'


@pytest.mark.parametrize("more", ["", '<zeebe:adHoc outputCollection="all" outputElement="=one" />'])
def test_a_worker_may_choose_the_elements_of_an_ad_hoc_sub_process(more: str) -> None:
    assert_accepted(ad_hoc(WORKER + more, '<bpmn:task id="t" />').replace(HERE, ""))


@pytest.mark.parametrize(
    ("chosen", "inside"),
    [
        ('<zeebe:taskDefinition type=" " />', ""),
        (WORKER + '<zeebe:adHoc activeElementsCollection="=chosen" />', ""),
        (WORKER, "<bpmn:completionCondition>=true</bpmn:completionCondition>"),
    ],
)
def test_a_worker_chooses_alone_and_by_name(chosen: str, inside: str) -> None:
    found = lint(ad_hoc(chosen, f'<bpmn:task id="t" />{inside}'))
    assert {(finding.rule, finding.element_id) for finding in found} == {("ad-hoc-sub-process", "a")}
