"""Searching process instances, for the list of cases and the operators' view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.store.incidents import Incident, IncidentState
from engine.store.pages import Page, decode_cursor, encode_cursor
from engine.store.process_instances import RUNNING, InstanceStatus, ProcessInstance
from engine.store.visibility import visible_instances

MAX_PAGE = 200


@dataclass(frozen=True, slots=True)
class InstanceFilter:
    """What to show; None means any. `text` is looked for in the business key.

    `roots_only` leaves out child instances, `running` those that have ended. `started_before` is exclusive.
    """

    status: InstanceStatus | None = None
    text: str | None = None
    tenant_id: str | None = None
    process_id: str | None = None
    definition_key: int | None = None
    business_key: str | None = None
    parent_key: int | None = None
    has_incident: bool | None = None
    roots_only: bool = False
    running: bool = False
    started_from: datetime | None = None
    started_before: datetime | None = None


def search_instances(
    session: Session,
    actor: Actor,
    wanted: InstanceFilter,
    *,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[ProcessInstance]:
    """One page of the instances the actor may see and the filter wants, newest first."""
    size = max(1, min(limit, MAX_PAGE))
    query = select(ProcessInstance).where(*_conditions(actor, wanted))
    if cursor is not None:
        query = query.where(ProcessInstance.key < decode_cursor(cursor)[1])
    rows = session.scalars(query.order_by(ProcessInstance.key.desc()).limit(size + 1)).all()
    shown = rows[:size]
    position = encode_cursor((shown[-1].key, shown[-1].key)) if len(rows) > size else None
    return Page(shown, count_instances(session, actor, wanted), position)


def count_instances(session: Session, actor: Actor, wanted: InstanceFilter) -> int:
    """How many instances `search_instances` would show on all pages."""
    query = select(func.count()).select_from(ProcessInstance).where(*_conditions(actor, wanted))
    return session.scalar(query) or 0


def _conditions(actor: Actor, wanted: InstanceFilter) -> list[ColumnElement[bool]]:
    return [visible_instances(actor), *_equalities(wanted), *_others(wanted)]


def _equalities(wanted: InstanceFilter) -> list[ColumnElement[bool]]:
    pairs = (
        (ProcessInstance.status, wanted.status),
        (ProcessInstance.tenant_id, wanted.tenant_id),
        (ProcessInstance.process_id, wanted.process_id),
        (ProcessInstance.definition_key, wanted.definition_key),
        (ProcessInstance.business_key, wanted.business_key),
        (ProcessInstance.parent_key, wanted.parent_key),
    )
    return [column == value for column, value in pairs if value is not None]


def _others(wanted: InstanceFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.text:
        conditions.append(ProcessInstance.business_key.icontains(wanted.text, autoescape=True))
    if wanted.running:
        conditions.append(ProcessInstance.status.in_(RUNNING))
    if wanted.roots_only:
        conditions.append(ProcessInstance.parent_key.is_(None))
    if wanted.started_from is not None:
        conditions.append(ProcessInstance.started >= wanted.started_from)
    if wanted.started_before is not None:
        conditions.append(ProcessInstance.started < wanted.started_before)
    if wanted.has_incident is not None:
        is_troubled = exists().where(Incident.instance_key == ProcessInstance.key, Incident.state == IncidentState.ACTIVE)
        conditions.append(is_troubled if wanted.has_incident else ~is_troubled)
    return conditions
