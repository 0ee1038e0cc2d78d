"""Queries on the tree an instance belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.store.incidents import Incident, IncidentState
from engine.store.process_instances import ProcessInstance
from engine.store.visibility import visible_instances

MAX_CALLED = 200


def called(session: Session, actor: Actor, key: int) -> Sequence[ProcessInstance]:
    """The visible instances that this one has called, oldest first; at most 200."""
    query = select(ProcessInstance).where(ProcessInstance.parent_key == key, visible_instances(actor))
    return session.scalars(query.order_by(ProcessInstance.key).limit(MAX_CALLED)).all()


def open_incidents(session: Session, key: int) -> Sequence[Incident]:
    """The open incidents of one instance, oldest first."""
    query = select(Incident).where(Incident.instance_key == key, Incident.state == IncidentState.ACTIVE)
    return session.scalars(query.order_by(Incident.key)).all()
