"""Small BPMN files for the lint tests. The line that offends is the one marked `<!-- here -->`."""

from __future__ import annotations

from engine.dialect import compile_bpmn
from engine.dialect.lint import Finding, lint_bpmn
from engine.dialect.xml import parse_xml
from engine.feel import FunctionLibrary

HERE = "<!-- here -->"
NAMESPACES = (
    'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" '
    'xmlns:modeler="http://camunda.org/schema/modeler/1.0"'
)
PLATFORM = 'modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.9.0"'
EXECUTABLE = 'id="p" isExecutable="true"'
START = '<bpmn:startEvent id="s" />\n<bpmn:sequenceFlow id="fs" sourceRef="s" targetRef="a" />\n'
END = '<bpmn:sequenceFlow id="fe" sourceRef="a" targetRef="e" />\n<bpmn:endEvent id="e" />\n'
MESSAGE = """<bpmn:message id="m" name="agreed"><bpmn:extensionElements>
<zeebe:subscription correlationKey="=number" /></bpmn:extensionElements></bpmn:message>\n"""
SIGNAL = '<bpmn:signal id="g" name="holiday" />\n'
ERROR = '<bpmn:error id="x" errorCode="licence-expired" />\n'
ESCALATION = '<bpmn:escalation id="l" escalationCode="overdue" />\n'


def definitions(content: str, *, platform: str = PLATFORM) -> str:
    """A file with this content."""
    return f'<bpmn:definitions id="defs" {NAMESPACES} {platform}>\n{content}\n</bpmn:definitions>'


def process(body: str, *, roots: str = "", attributes: str = EXECUTABLE) -> str:
    """A file with one process; `roots` come before it."""
    return definitions(f"{roots}<bpmn:process {attributes}>\n{body}\n</bpmn:process>")


def around(activity: str, more: str = "", *, roots: str = "") -> str:
    """A file whose process starts, does the activity (with id "a") and ends; `more` stands beside it."""
    return process(f"{START}{activity}\n{END}{more}", roots=roots)


def extended(tag: str, extensions: str, inside: str = "", attributes: str = "") -> str:
    """An activity with id "a" and these extension elements."""
    return (
        f'<bpmn:{tag} id="a" name="A"{attributes}>\n<bpmn:extensionElements>\n{extensions}\n'
        f"</bpmn:extensionElements>\n{inside}\n</bpmn:{tag}>"
    )


def lint(text: str) -> list[Finding]:
    """Lint a snippet; that nothing is drawn is not reported."""
    findings = lint_bpmn(parse_xml(text.encode(), resource="a.bpmn"), "a.bpmn")
    return [finding for finding in findings if finding.rule != "diagram-shape"]


def assert_accepted(text: str) -> None:
    """There are no findings, and the dialect compiles the file: what the lint lets through, the runtime takes."""
    assert lint(text) == []
    compile_bpmn(parse_xml(text.encode(), resource="a.bpmn"), FunctionLibrary.standard())


def here(text: str) -> int:
    """The line of the marker."""
    return text[: text.index(HERE)].count("\n") + 1


def assert_only(text: str, rule: str, element: str) -> None:
    """The only findings are of this rule, and they name this element and the marked line."""
    found = {(finding.rule, finding.element_id, finding.line) for finding in lint(text)}
    assert found == {(rule, element, here(text))}
