"""Deploying files, and what clients are told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fastapi import UploadFile

from api.attachments.kinds import clean_name
from api.camunda.deployments.schemas import (
    DeployedDecision,
    DeployedForm,
    DeployedItem,
    DeployedProcess,
    DeployedRequirements,
    Deployment,
    DeploymentWarning,
    DeploymentWithWarnings,
)
from api.camunda.kit.client import Client
from api.camunda.kit.problems import bad_request
from engine.commands.deploy import Deployed
from engine.commands.deploy import deploy as deploy_resources
from engine.dialect.lint.finding import Finding
from engine.store import DEFAULT_TENANT
from engine.store.decisions import DecisionRow
from engine.store.deployments import digest

MAX_FILES = 100


def deploy(
    ctx: Client, files: Sequence[UploadFile], tenant_id: str | None, *, english: bool
) -> DeploymentWithWarnings | Deployment:
    """Deploy all files or none; definitions belong to the whole installation, whatever area the client names."""
    ctx.require("designer")
    if tenant_id not in {None, *ctx.actor.tenants}:
        raise bad_request(f"Expected tenantId to be {DEFAULT_TENANT}, but found '{tenant_id}'; leave it out.")
    if len(files) > MAX_FILES:
        raise bad_request(f"Expected at most {MAX_FILES} files, but found {len(files)}; deploy them in parts.")
    resources = [(_name(file), file.file.read()) for file in files]
    deployed = ctx.run(lambda uow: deploy_resources(uow, resources))
    items = _items(deployed, {digest(content): name for name, content in resources})
    if not deployed.warnings:
        return Deployment(deployment_key=str(deployed.key), tenant_id=DEFAULT_TENANT, deployments=items)
    return DeploymentWithWarnings(
        deployment_key=str(deployed.key),
        tenant_id=DEFAULT_TENANT,
        deployments=items,
        warnings=[_warning(finding, english=english) for finding in deployed.warnings],
    )


def _name(file: UploadFile) -> str:
    name = clean_name(file.filename or "")
    if not name:
        raise bad_request("Expected every part 'resources' to have a file name, but one has none; name it like the file.")
    return name


def _items(deployed: Deployed, names: Mapping[str, str]) -> list[DeployedItem]:
    """`names` are those of the uploaded files by digest: an unchanged file may have been renamed since."""
    requirements = {row.key: row.id for row in deployed.requirements}
    return [
        *(
            DeployedItem(
                process_definition=DeployedProcess(
                    process_definition_id=row.id,
                    process_definition_version=row.version,
                    resource_name=names[row.sha256],
                    tenant_id=DEFAULT_TENANT,
                    process_definition_key=str(row.key),
                )
            )
            for row in deployed.processes
        ),
        *_decisions(deployed.decisions, requirements),
        *(
            DeployedItem(
                decision_requirements=DeployedRequirements(
                    decision_requirements_id=row.id,
                    decision_requirements_name=row.name,
                    version=row.version,
                    resource_name=names[row.sha256],
                    tenant_id=DEFAULT_TENANT,
                    decision_requirements_key=str(row.key),
                )
            )
            for row in deployed.requirements
        ),
        *(
            DeployedItem(
                form=DeployedForm(
                    form_id=row.id,
                    version=row.version,
                    resource_name=names[row.sha256],
                    tenant_id=DEFAULT_TENANT,
                    form_key=str(row.key),
                )
            )
            for row in deployed.forms
        ),
    ]


def _decisions(rows: Iterable[DecisionRow], requirements: Mapping[int, str]) -> list[DeployedItem]:
    return [
        DeployedItem(
            decision_definition=DeployedDecision(
                decision_definition_id=row.id,
                version=row.version,
                name=row.name,
                tenant_id=DEFAULT_TENANT,
                decision_requirements_id=requirements[row.requirements_key],
                decision_definition_key=str(row.key),
                decision_requirements_key=str(row.requirements_key),
            )
        )
        for row in rows
    ]


def _warning(finding: Finding, *, english: bool) -> DeploymentWarning:
    return DeploymentWarning(
        resource=finding.resource,
        element_id=finding.element_id,
        line=finding.line,
        column=finding.column,
        rule=finding.rule,
        message=finding.message if english else finding.message_zh,
        remedy=finding.remedy if english else finding.remedy_zh,
    )
