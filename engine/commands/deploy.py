"""Command: deploy diagrams, decisions and forms together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from engine.commands.redeployment import kept_rows
from engine.commands.references import Reference, dangling
from engine.commands.resources import Defined, ReadResource, duplicates, read_resource
from engine.commands.start_events import replace_start_events
from engine.commands.unit_of_work import UnitOfWork
from engine.dialect.lint.finding import Finding, Severity
from engine.errors import DeploymentRejected, InvalidInput
from engine.store import deployments, job_types, versioned
from engine.store.decisions import DecisionRequirementsRow, DecisionRow
from engine.store.deployments import Deployment, Resource
from engine.store.forms import FormRow
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.versioned import Versioned

ASKED_LATELY = timedelta(days=30)
"""A job type is known as long as a worker has asked for it in this time."""


@dataclass(slots=True)
class Deployed:
    """What a deployment defined: rows with keys and versions. `warnings` are the lint's findings that stop nothing."""

    key: int
    processes: list[ProcessDefinitionRow] = field(default_factory=list)
    requirements: list[DecisionRequirementsRow] = field(default_factory=list)
    decisions: list[DecisionRow] = field(default_factory=list)
    forms: list[FormRow] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)

    def add(self, row: Versioned) -> None:
        """Sort a row into the list of its kind."""
        match row:
            case ProcessDefinitionRow():
                self.processes.append(row)
            case DecisionRequirementsRow():
                self.requirements.append(row)
            case DecisionRow():
                self.decisions.append(row)
            case FormRow():
                self.forms.append(row)


def deploy(uow: UnitOfWork, resources: Sequence[tuple[str, bytes]]) -> Deployed:
    """Deploy files, given as (file name, content), as one deployment.

    A file that is identical to its newest version keeps it and is not stored again, unless a `bindingType="deployment"` ties
    it to one that has changed. Raise `DeploymentRejected` with the findings of all files; then nothing is stored.
    """
    if not resources:
        raise InvalidInput("resources", "at least one file", "none", "send a .bpmn, .dmn or .form file")
    functions, known = uow.engine.definitions.functions, _known_types(uow)
    read = [read_resource(name, content, functions, known) for name, content in resources]
    findings = [finding for resource in read for finding in resource.findings] + duplicates(read)
    if not any(resource.has_errors for resource in read):  # else it is not known what they would define
        findings += dangling(read, partial(_is_stored, uow))
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise DeploymentRejected(findings)
    deployed = _store(uow, read)
    deployed.warnings = findings
    return deployed


def _is_stored(uow: UnitOfWork, reference: Reference) -> bool:
    kind, binding = reference.kind.refers_to, "versionTag" if reference.binding == "versionTag" else "latest"
    return versioned.bound(uow.session, kind, reference.id, binding, reference.version_tag, 0) is not None


def _known_types(uow: UnitOfWork) -> frozenset[str]:
    return uow.engine.handlers.types | job_types.asked_since(uow.session, uow.now - ASKED_LATELY)


def _store(uow: UnitOfWork, read: Sequence[ReadResource]) -> Deployed:
    kept = kept_rows(uow.session, read)
    rows = [row for of_file in kept.values() for row in of_file]
    changed = [place for place in range(len(read)) if place not in kept]
    deployment = deployments.add_deployment(uow.session, deployed=uow.now, actor=uow.actor.id) if changed else None
    deployed = Deployed(max(row.deployment_key for row in rows) if deployment is None else deployment.key)
    for place, resource in enumerate(read):
        if deployment is None or place in kept:
            for row in kept[place]:
                deployed.add(row)
        else:
            _store_resource(uow, deployment, resource, deployed)
    if deployment is not None:
        uow.audit("deploy", "deployment", deployment.key, {"resources": [read[place].name for place in changed]})
    return deployed


def _store_resource(uow: UnitOfWork, deployment: Deployment, resource: ReadResource, deployed: Deployed) -> None:
    stored = deployments.add_resource(uow.session, deployment.key, resource.name, resource.content)
    requirements_key: int | None = None
    for defined in resource.definitions:
        row = _next_version(uow, stored, defined)
        if isinstance(row, DecisionRow) and requirements_key is not None:
            row.requirements_key = requirements_key
        uow.session.add(row)
        uow.session.flush()
        deployed.add(row)
        if isinstance(row, DecisionRequirementsRow):
            requirements_key = row.key
        if isinstance(row, ProcessDefinitionRow) and defined.process is not None:
            replace_start_events(uow, row, defined.process)


def _next_version(uow: UnitOfWork, stored: Resource, defined: Defined) -> Versioned:
    return defined.kind(
        deployment_key=stored.deployment_key,
        resource_key=stored.key,
        id=defined.id,
        version=versioned.next_version(uow.session, defined.kind, defined.id),
        version_tag=defined.version_tag,
        name=defined.name,
        sha256=stored.sha256,
    )
