"""Bodies of a deployment."""

from __future__ import annotations

from api.camunda.kit.schemas import Key, Response


class DeployedProcess(Response):
    """A process and the version it has now. `resource_name` is the name of the uploaded file."""

    process_definition_id: str
    process_definition_version: int
    resource_name: str
    tenant_id: str
    process_definition_key: Key


class DeployedDecision(Response):
    """A decision and the version it has now."""

    decision_definition_id: str
    version: int
    name: str
    tenant_id: str
    decision_requirements_id: str
    decision_definition_key: Key
    decision_requirements_key: Key


class DeployedRequirements(Response):
    """A DMN file as a whole."""

    decision_requirements_id: str
    decision_requirements_name: str
    version: int
    resource_name: str
    tenant_id: str
    decision_requirements_key: Key


class DeployedForm(Response):
    """A form and the version it has now."""

    form_id: str
    version: int
    resource_name: str
    tenant_id: str
    form_key: Key


class DeployedItem(Response):
    """One of the five is set."""

    process_definition: DeployedProcess | None = None
    decision_definition: DeployedDecision | None = None
    decision_requirements: DeployedRequirements | None = None
    form: DeployedForm | None = None
    resource: None = None


class Deployment(Response):
    """All files were deployed; identical ones kept their version."""

    deployment_key: Key
    tenant_id: str
    deployments: list[DeployedItem]


class DeploymentWarning(Response):
    """A finding that stops nothing. `line` and `column` count from 1."""

    resource: str
    element_id: str | None
    line: int | None
    column: int | None
    rule: str
    message: str
    remedy: str


class DeploymentWithWarnings(Deployment):
    """As `Deployment`; an extension of the contract, and only sent when there is something to warn of."""

    warnings: list[DeploymentWarning]
