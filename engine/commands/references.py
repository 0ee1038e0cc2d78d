"""What the diagrams of a deployment refer to must be there: forms, decisions, called processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from engine.commands.resources import ReadResource
from engine.dialect.lint.finding import Finding, Severity
from engine.dialect.lint.names import extension, kind, line
from engine.dialect.xml import parse_xml
from engine.store.decisions import DecisionRow
from engine.store.forms import FormRow
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.versioned import Versioned


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of reference: the zeebe element that carries it, its attribute, and what it is called."""

    element: str
    attribute: str
    refers_to: type[Versioned]
    noun: str
    noun_zh: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference with a fixed id, and the element of the diagram it stands in."""

    kind: Kind
    id: str
    binding: str
    version_tag: str | None
    holder: etree._Element


KINDS = (
    Kind("formDefinition", "formId", FormRow, "form", "表单", Severity.ERROR),
    Kind("calledDecision", "decisionId", DecisionRow, "decision", "决策", Severity.ERROR),
    Kind("calledElement", "processId", ProcessDefinitionRow, "process", "流程", Severity.WARNING),
)
IsStored = Callable[[Reference], bool]


def dangling(read: Iterable[ReadResource], is_stored: IsStored) -> list[Finding]:
    """One finding for every reference to what neither these files define nor `is_stored` knows.

    A called process may follow later, as processes may call each other, so that is a warning. So is a
    `bindingType="deployment"` to what only an older deployment has: the diagram can be deployed again together with it.
    """
    resources = list(read)
    tags = {(defined.kind, defined.id): defined.version_tag for resource in resources for defined in resource.definitions}
    findings = []
    for resource in resources:
        for reference in _references(resource):
            key = (reference.kind.refers_to, reference.id)
            is_there = key in tags and (reference.binding != "versionTag" or tags[key] == reference.version_tag)
            stored = not is_there and is_stored(reference)
            if not is_there and (reference.binding == "deployment" or not stored):
                findings.append(_finding(resource.name, reference, Severity.WARNING if stored else reference.kind.severity))
    return findings


def _references(resource: ReadResource) -> Iterator[Reference]:
    if PurePosixPath(resource.name).suffix.lower() != ".bpmn" or resource.has_errors:
        return
    for element in parse_xml(resource.content, resource=resource.name).iter(etree.Element):
        for one in KINDS if kind(element) else ():
            found = extension(element, one.element)
            id_ = "" if found is None else found.get(one.attribute, "").strip()
            if found is not None and id_ and not id_.startswith("="):
                yield Reference(one, id_, found.get("bindingType", "latest"), found.get("versionTag"), element)


def _finding(resource: str, reference: Reference, severity: Severity) -> Finding:
    one, tag = reference.kind, reference.version_tag
    where, where_zh = {
        "deployment": ("is not in this deployment", "不在本次部署中"),
        "versionTag": (f"has no version tagged '{tag}'", f"没有标签为“{tag}”的版本"),
    }.get(reference.binding, ("is neither deployed nor among these files", "既未部署，也不在这些文件中"))
    return Finding(
        rule="dangling-reference",
        severity=severity,
        resource=resource,
        element_id=reference.holder.get("id"),
        line=line(reference.holder),
        column=None,
        message=f"{one.noun} '{reference.id}' {where}",
        remedy=f"deploy the {one.noun} together with the diagram, or correct its id",
        message_zh=f"{one.noun_zh}“{reference.id}”{where_zh}",
        remedy_zh=f"请将该{one.noun_zh}与图一起部署，或更正其 id",
    )
