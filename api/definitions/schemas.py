"""Bodies of deployed resources."""

from __future__ import annotations

from api.kit.schemas import Instant, Key, Output
from engine.dialect.difference import ChangeKind


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


class Version(Definition):
    """One version with the instances the reader may see on it; `running` includes suspended ones."""

    running: int
    ended: int


class UsedResource(Output):
    """A form, decision or process that a diagram refers to. `key`: its newest version, None when none is deployed."""

    kind: str
    definition_id: str
    name: str | None
    key: Key | None
    element_id: str


class DefinitionDetail(Output):
    """All versions of one definition, newest first, and what the version asked for refers to."""

    definition: Definition
    versions: list[Version]
    uses: list[UsedResource]


class PropertyDifference(Output):
    """A property and its value in either version; null where it has none."""

    path: str
    old: str | None
    new: str | None


class ElementDifference(Output):
    """An element that differs. `kind`: added, removed, changed, moved (drawn elsewhere, otherwise the same)."""

    element_id: str
    name: str | None
    type: str
    kind: ChangeKind
    properties: list[PropertyDifference]


class DefinitionDifference(Output):
    """What changed from `old` to `new`."""

    old: Definition
    new: Definition
    changes: list[ElementDifference]


class RunningCase(Output):
    """A process instance on a version; `business_key` is the number of its case."""

    key: Key
    business_key: str | None
    area: str
    started_at: Instant
    suspended: bool
    has_incident: bool
