"""Bodies of deployed resources."""

from __future__ import annotations

from api.kit.schemas import Instant, Key, Output


class Definition(Output):
    """A deployed version of a process, decision or form. `kind`: process, decision, form."""

    key: Key
    kind: str
    definition_id: str
    name: str
    version: int
    version_tag: str | None
    resource_name: str
    deployed_at: Instant
    deployed_by: str | None
    latest: bool


class DeployedResource(Output):
    """One definition and the version it has now."""

    key: Key
    kind: str
    definition_id: str
    version: int
    resource_name: str


class DeploymentWarning(Output):
    """A finding that stops nothing."""

    resource: str
    element_id: str | None
    line: int | None
    message: str
    remedy: str


class Deployment(Output):
    """The result of a deployment: all resources or none. Unchanged files keep their versions."""

    key: Key
    resources: list[DeployedResource]
    warnings: list[DeploymentWarning]
