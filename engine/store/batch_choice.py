"""Which items a batch operation gets: frozen when it is made, so nobody who comes later is caught by it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.store.batch_operations import BatchKind
from engine.store.incidents import Incident, IncidentState
from engine.store.process_instances import RUNNING, InstanceStatus, ProcessInstance
from engine.store.visibility import visible_instances

OF_INCIDENTS = frozenset({BatchKind.RESOLVE_INCIDENT, BatchKind.RETRY_INCIDENT})
"""The kinds whose items are incidents; all others work on instances."""


def chosen(actor: Actor, kind: BatchKind, wanted: ColumnElement[bool]) -> Select[int, int, int]:
    """Rows of (item, instance, root): of the instances that are `wanted`, those the actor supervises and the kind is for."""
    conditions = [wanted, visible_instances(actor), _fitting(kind)]
    if not actor.is_system:
        conditions.append(ProcessInstance.tenant_id.in_(sorted(actor.supervises)))
    if kind in OF_INCIDENTS:
        of_incidents = select(Incident.key, ProcessInstance.key, ProcessInstance.root_key)
        joined = of_incidents.join(ProcessInstance, ProcessInstance.key == Incident.instance_key)
        return joined.where(Incident.state == IncidentState.ACTIVE, *conditions)
    return select(ProcessInstance.key, ProcessInstance.key, ProcessInstance.root_key).where(*conditions)


def first(session: Session, actor: Actor, kind: BatchKind, wanted: ColumnElement[bool], limit: int) -> list[int]:
    """The first items a batch would get, in order."""
    items = chosen(actor, kind, wanted).subquery()
    item = items.c[0]
    return list(session.scalars(select(item).order_by(item).limit(limit)))


def count(session: Session, actor: Actor, kind: BatchKind, wanted: ColumnElement[bool]) -> int:
    """How many items a batch would get."""
    return session.scalar(select(func.count()).select_from(chosen(actor, kind, wanted).subquery())) or 0


def _fitting(kind: BatchKind) -> ColumnElement[bool]:
    running = ProcessInstance.status.in_(sorted(RUNNING))
    match kind:
        case BatchKind.CANCEL_PROCESS_INSTANCE:
            # what was called ends with its caller
            return running & ProcessInstance.parent_key.is_(None)
        case BatchKind.SUSPEND_PROCESS_INSTANCE:
            return ProcessInstance.status == InstanceStatus.ACTIVE
        case BatchKind.RESUME_PROCESS_INSTANCE:
            return ProcessInstance.status == InstanceStatus.SUSPENDED
        case _:
            return running
