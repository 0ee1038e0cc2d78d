"""Every FEEL-bearing place of a file is compiled at deployment."""

from __future__ import annotations

import pytest

from engine.dialect.lint import lint_bpmn
from engine.dialect.xml import parse_xml
from tests.engine.dialect.lint.snippets import HERE, MESSAGE, around, assert_accepted, assert_only, extended, lint, process

BROKEN = "=a +"
USER = '<zeebe:userTask /><zeebe:formDefinition formId="f" />'
WHO = '<zeebe:assignmentDefinition assignee="me" />'
TIMER = (
    '<bpmn:intermediateCatchEvent id="a"><bpmn:timerEventDefinition>\n{0}'
    "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
)
LOOP = (
    '<bpmn:task id="a"><bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>\n'
    "<zeebe:loopCharacteristics {0} />{1}\n</bpmn:extensionElements>\n{2}\n"
    "</bpmn:multiInstanceLoopCharacteristics></bpmn:task>"
)
GOOD_LOOP = 'inputCollection="=a"'


@pytest.mark.parametrize(
    "activity",
    [
        extended("userTask", f'{USER}\n<zeebe:assignmentDefinition assignee="{BROKEN}" />{HERE}'),
        extended("userTask", f'{USER}\n<zeebe:assignmentDefinition candidateGroups="{BROKEN}" />{HERE}'),
        extended("userTask", f'{USER}\n<zeebe:assignmentDefinition candidateUsers="{BROKEN}" />{HERE}'),
        extended("userTask", f'{USER}{WHO}\n<zeebe:taskSchedule dueDate="{BROKEN}" />{HERE}'),
        extended("userTask", f'{USER}{WHO}\n<zeebe:taskSchedule followUpDate="{BROKEN}" />{HERE}'),
        extended("userTask", f'{USER}{WHO}\n<zeebe:priorityDefinition priority="{BROKEN}" />{HERE}'),
        extended(
            "userTask", f'{USER}{WHO}<zeebe:ioMapping>\n<zeebe:input source="{BROKEN}" target="x" />{HERE}</zeebe:ioMapping>'
        ),
        extended(
            "userTask", f'{USER}{WHO}<zeebe:ioMapping>\n<zeebe:output source="{BROKEN}" target="x" />{HERE}</zeebe:ioMapping>'
        ),
        extended("scriptTask", f'<zeebe:script expression="{BROKEN}" resultVariable="x" />{HERE}'),
        TIMER.format(f"<bpmn:timeDate>{BROKEN}</bpmn:timeDate>{HERE}"),
        TIMER.format(f"<bpmn:timeDuration>{BROKEN}</bpmn:timeDuration>{HERE}"),
        LOOP.format(f'inputCollection="{BROKEN}"', HERE, ""),
        LOOP.format(f'{GOOD_LOOP} outputCollection="x" outputElement="{BROKEN}"', HERE, ""),
        LOOP.format(GOOD_LOOP, "", f"<bpmn:completionCondition>{BROKEN}</bpmn:completionCondition>{HERE}"),
    ],
)
def test_expressions_of_activities(activity: str) -> None:
    assert_only(around(activity), "feel-syntax", "a")


def test_conditions() -> None:
    text = process(
        f"""<bpmn:startEvent id="s" /><bpmn:sequenceFlow id="fs" sourceRef="s" targetRef="a" />
<bpmn:exclusiveGateway id="a" default="f2" />
<bpmn:sequenceFlow id="f1" sourceRef="a" targetRef="e">
<bpmn:conditionExpression>{BROKEN}</bpmn:conditionExpression>{HERE}
</bpmn:sequenceFlow><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="e" /><bpmn:endEvent id="e" />"""
    )
    assert_only(text, "feel-syntax", "f1")


def test_correlation_keys() -> None:
    message = MESSAGE.replace('"=number" />', f'"{BROKEN}" />{HERE}')
    assert_only(around('<bpmn:receiveTask id="a" messageRef="m" />', roots=message), "feel-syntax", "m")


def test_the_finding_gives_the_line_and_the_column_in_the_file() -> None:
    text = around(extended("scriptTask", '<zeebe:script resultVariable="x"\n  expression="=1 &gt; !" />'))
    content = text.encode()
    findings = lint_bpmn(parse_xml(content, resource="a.bpmn"), "a.bpmn", content=content)
    [finding] = [finding for finding in findings if finding.rule == "feel-syntax"]
    assert finding.line is not None
    assert finding.column is not None
    assert text.split("\n")[finding.line - 1][finding.column - 1] == "!"
    assert str(finding).startswith(f"a.bpmn:{finding.line}:{finding.column}: error")
    assert f"第 {finding.line} 行第 {finding.column} 列" in finding.in_chinese()


def test_without_the_content_there_is_no_column() -> None:
    [finding] = lint(around(extended("scriptTask", '<zeebe:script expression="=1 + )" resultVariable="x" />')))
    assert finding.column is None


def test_constants_are_not_expressions() -> None:
    io = '<zeebe:ioMapping><zeebe:input source="a + (" target="x" /></zeebe:ioMapping>'
    assert_accepted(around(extended("userTask", USER + WHO + io)))
