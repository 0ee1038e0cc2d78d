"""Command: deploy diagrams, decisions and forms together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from engine.commands.resources import Defined, ReadResource, duplicates, read_resource
from engine.commands.start_events import replace_start_events
from engine.commands.unit_of_work import UnitOfWork
from engine.dialect.lint.finding import Finding
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

    Identical files keep their versions and nothing is stored. As soon as one of them is new, all get a new
    version, as in Camunda 8: `bindingType="deployment"` needs them side by side. Raise `DeploymentRejected` with
    the findings of all files; then nothing is stored.
    """
    if not resources:
        raise InvalidInput("resources", "at least one file", "none", "send a .bpmn, .dmn or .form file")
    functions, known = uow.engine.definitions.functions, _known_types(uow)
    read = [read_resource(name, content, functions, known) for name, content in resources]
    findings = [finding for resource in read for finding in resource.findings] + duplicates(read)
    if any(resource.has_errors for resource in read) or duplicates(read):
        raise DeploymentRejected(findings)
    deployed = _unchanged(uow, read) or _store(uow, read)
    deployed.warnings = findings
    return deployed


def _known_types(uow: UnitOfWork) -> frozenset[str]:
    return uow.engine.handlers.types | job_types.asked_since(uow.session, uow.now - ASKED_LATELY)


def _unchanged(uow: UnitOfWork, read: Iterable[ReadResource]) -> Deployed | None:
    rows: list[Versioned] = []
    for resource in read:
        for defined in resource.definitions:
            row = versioned.latest(uow.session, defined.kind, defined.id)
            if row is None or row.sha256 != resource.sha256:
                return None
            rows.append(row)
    if not rows:
        return None
    deployed = Deployed(max(row.deployment_key for row in rows))
    for row in rows:
        deployed.add(row)
    return deployed


def _store(uow: UnitOfWork, read: Iterable[ReadResource]) -> Deployed:
    deployment = deployments.add_deployment(uow.session, deployed=uow.now, actor=uow.actor.id)
    deployed = Deployed(deployment.key)
    names = []
    for resource in read:
        _store_resource(uow, deployment, resource, deployed)
        names.append(resource.name)
    uow.audit("deploy", "deployment", deployment.key, {"resources": names})
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
