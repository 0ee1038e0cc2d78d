"""Queries on deployed resources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.store.decisions import DecisionRow
from engine.store.deployments import Deployment, Resource
from engine.store.forms import FormRow
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import RUNNING, ProcessInstance
from engine.store.versioned import Versioned
from engine.store.visibility import visible_instances

KINDS: dict[str, type[Versioned]] = {
    "process": ProcessDefinitionRow,
    "decision": DecisionRow,
    "form": FormRow,
}
RowT = TypeVar("RowT", bound=Versioned)


def versions(session: Session, kind: type[RowT], id_: str | None = None) -> Sequence[tuple[RowT, str, Deployment]]:
    """All versions of a kind that were not deleted, or all of one id, with the file name and the deployment, newest first."""
    query = (
        select(kind, Resource.name, Deployment)
        .join(Resource, Resource.key == kind.resource_key)
        .join(Deployment, Deployment.key == kind.deployment_key)
        .order_by(kind.id, kind.version.desc())
    )
    query = query.where(kind.deleted.is_(None) if id_ is None else kind.id == id_)
    return [(row[0], row[1], row[2]) for row in session.execute(query)]


def find(session: Session, key: int) -> tuple[str, Versioned] | None:
    """The process, decision or form with that key, with its kind."""
    for name, kind in KINDS.items():
        row = session.get(kind, key)
        if row is not None:
            return name, row
    return None


def instance_counts(session: Session, actor: Actor, process_id: str) -> Mapping[int, tuple[int, int]]:
    """Running and ended instances of each version, by its key, as far as the actor may see them."""
    query = (
        select(ProcessInstance.definition_key, ProcessInstance.status.in_(RUNNING), func.count())
        .where(ProcessInstance.process_id == process_id, visible_instances(actor))
        .group_by(ProcessInstance.definition_key, ProcessInstance.status.in_(RUNNING))
    )
    counted: dict[int, tuple[int, int]] = {}
    for key, running, count in session.execute(query):
        before = counted.get(key, (0, 0))
        counted[key] = (before[0] + count, before[1]) if running else (before[0], before[1] + count)
    return counted
