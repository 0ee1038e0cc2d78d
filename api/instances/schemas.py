"""Bodies of process instances."""

from __future__ import annotations

from api.cases.schemas import Diagram
from api.kit.schemas import Instant, Key, Output
from engine.store.process_instances import InstanceStatus


class InstanceTask(Output):
    """An open user task of the instance."""

    key: Key
    element_id: str
    name: str
    assignee: str | None
    due_at: Instant | None


class InstanceVariable(Output):
    """A variable of the process; `value` is its JSON text."""

    name: str
    value: str


class InstanceLink(Output):
    """Another instance of the same tree: the one that called it, or one that it called."""

    key: Key
    process_name: str
    status: InstanceStatus


class InstanceDetail(Output):
    """Where an instance stands, and everything an operator asks about it. `business_key` is its case's number."""

    key: Key
    definition_key: Key
    business_key: str | None
    area: str
    status: InstanceStatus
    started_at: Instant
    started_by: str
    ended_at: Instant | None
    parent: InstanceLink | None
    called: list[InstanceLink]
    tasks: list[InstanceTask]
    variables: list[InstanceVariable]
    diagram: Diagram
