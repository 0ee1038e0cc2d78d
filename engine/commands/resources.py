"""Reading uploaded files: what they define, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from engine.dialect import compile_bpmn
from engine.dialect.lint import lint_bpmn, lint_dmn
from engine.dialect.lint.finding import Finding, Severity
from engine.dialect.xml import XmlError, parse_xml
from engine.feel import FunctionLibrary
from engine.forms import FormUnreadable, lint_form, parse_json
from engine.spiff.definition import ProcessDefinition
from engine.store.decisions import DecisionRequirementsRow, DecisionRow
from engine.store.deployments import digest
from engine.store.forms import FormRow
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.versioned import Versioned

_ZEEBE_TAG = "{http://camunda.org/schema/zeebe/1.0}versionTag"


@dataclass(frozen=True, slots=True)
class Known:
    """What a file may refer to: functions for its expressions, and the job types somebody does, if that is known."""

    functions: FunctionLibrary
    job_types: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Defined:
    """One definition in a file. `process` is its compiled form when it is a process."""

    kind: type[Versioned]
    id: str
    name: str
    version_tag: str | None
    process: ProcessDefinition | None = None


@dataclass(frozen=True, slots=True)
class ReadResource:
    """A file and what it defines; `findings` are its errors and warnings."""

    name: str
    content: bytes
    definitions: tuple[Defined, ...]
    findings: tuple[Finding, ...]

    @property
    def sha256(self) -> str:
        """The digest of the content."""
        return digest(self.content)

    @property
    def has_errors(self) -> bool:
        """Whether it must not be deployed."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def read_resource(name: str, content: bytes, functions: FunctionLibrary, job_types: frozenset[str] | None = None) -> ReadResource:
    """Lint and read one `.bpmn`, `.dmn` or `.form` file; whatever is wrong is a finding, never an exception.

    `job_types` are those somebody does; without it, they are not checked.
    """
    reader = _READERS.get(PurePosixPath(name).suffix.lower())
    if reader is None:
        finding = resource_error(
            "resource-type", name, "the file is neither .bpmn, .dmn nor .form", "文件不是 .bpmn、.dmn 或 .form"
        )
        return ReadResource(name, content, (), (finding,))
    try:
        definitions, findings = reader(name, content, Known(functions, job_types))
    except XmlError as error:
        message = f"the file is not plain XML: {error.detail}"
        finding = resource_error("xml", name, message, f"文件不是规范的 XML：{error.detail_zh}", line=error.line)
        return ReadResource(name, content, (), (finding,))
    return ReadResource(name, content, tuple(definitions), tuple(findings))


def resource_error(rule: str, resource: str, message: str, message_zh: str, line: int | None = None) -> Finding:
    """A finding about a file as a whole."""
    return Finding(
        rule=rule,
        severity=Severity.ERROR,
        resource=resource,
        element_id=None,
        line=line,
        column=None,
        message=message,
        remedy="save it again with Camunda Modeler",
        message_zh=message_zh,
        remedy_zh="请用 Camunda Modeler 重新保存",
    )


def duplicates(resources: Iterable[ReadResource]) -> list[Finding]:
    """One finding for every id that two files of a deployment, or one file twice, define."""
    seen: dict[tuple[type[Versioned], str], str] = {}
    findings = []
    for resource in resources:
        for defined in resource.definitions:
            first = seen.get((defined.kind, defined.id))
            if first is None:
                seen[defined.kind, defined.id] = resource.name
                continue
            message = f"'{defined.id}' is defined in '{first}' too"
            message_zh = f"“{defined.id}”在“{first}”中已定义"
            findings.append(resource_error("unique-definition", resource.name, message, message_zh))
    return findings


_Read = tuple[list[Defined], list[Finding]]


def _read_bpmn(name: str, content: bytes, known: Known) -> _Read:
    root = parse_xml(content, resource=name)
    findings = lint_bpmn(root, name, known.functions, content, known.job_types)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return [], findings
    processes = compile_bpmn(root, known.functions)
    return [_process(process) for process in processes], findings


def _process(process: ProcessDefinition) -> Defined:
    label = process.name or process.process_id
    return Defined(ProcessDefinitionRow, process.process_id, label, process.version_tag, process)


def _read_dmn(name: str, content: bytes, known: Known) -> _Read:
    root = parse_xml(content, resource=name)
    findings = lint_dmn(root, name, known.functions, content)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return [], findings
    decisions = [_named(DecisionRow, node) for node in root.iterchildren("{*}decision")]
    return [_named(DecisionRequirementsRow, root), *decisions], findings


def _named(kind: type[Versioned], node: etree._Element) -> Defined:
    tag = node.find(f"{{*}}extensionElements/{_ZEEBE_TAG}")
    id_ = str(node.get("id"))
    return Defined(kind, id_, node.get("name") or id_, None if tag is None else tag.get("value"))


def _read_form(name: str, content: bytes, known: Known) -> _Read:
    try:
        schema = parse_json(content)
    except FormUnreadable as error:
        words = f"the form is not JSON: {error}", f"表单不是 JSON：{error.detail_zh}"
        return [], [resource_error("form-json", name, *words, line=error.line)]
    if not isinstance(schema, dict):
        return [], [resource_error("form-json", name, "the form is not a JSON object", "表单不是 JSON 对象")]
    findings = lint_form(schema, name, known.functions)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return [], findings
    defined = Defined(FormRow, schema["id"], schema.get("name") or schema["id"], schema.get("versionTag"))
    return [defined], findings


_READERS: dict[str, Callable[[str, bytes, Known], _Read]] = {
    ".bpmn": _read_bpmn,
    ".dmn": _read_dmn,
    ".form": _read_form,
}
