"""Incidents: steps that failed and wait for a person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, Index, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.errors import NotFound
from engine.store.base import Base, Key


class IncidentState(StrEnum):
    """An incident is active until somebody resolves it or a retry succeeds."""

    ACTIVE = "ACTIVE"
    RESOLVED = "RESOLVED"


class Incident(Base):
    """A failed step. `kind` is Camunda's error type; `timer_key` or `job_key` names the timer or job it holds back, if any.

    `wait_id` is the wait the step acted on, or None. `attempts` counts how often it failed the same way.
    """

    __tablename__ = "incident"
    __table_args__ = (Index(None, "instance_key", "state"), Index(None, "tenant_id", "state", "created"))

    key: Mapped[Key]
    instance_key: Mapped[int | None] = mapped_column(ForeignKey("process_instance.key"))
    process_id: Mapped[str]
    tenant_id: Mapped[str]
    business_key: Mapped[str | None]
    element_id: Mapped[str]
    wait_id: Mapped[int | None]
    timer_key: Mapped[int | None]
    job_key: Mapped[int | None] = mapped_column(index=True)
    kind: Mapped[str]
    detail: Mapped[str]
    actor: Mapped[str]
    state: Mapped[IncidentState] = mapped_column(default=IncidentState.ACTIVE)
    attempts: Mapped[int] = mapped_column(default=1)
    created: Mapped[datetime]
    resolved: Mapped[datetime | None]
    resolved_by: Mapped[str | None]


def get(session: Session, key: int) -> Incident:
    """The incident with this key; raise `NotFound`."""
    incident = session.get(Incident, key)
    if incident is None:
        raise NotFound("incident", key)
    return incident


def record(session: Session, incident: Incident) -> Incident:
    """Store an incident; if the same one is open already, count another attempt there instead."""
    query = select(Incident).where(
        Incident.instance_key == incident.instance_key,
        Incident.element_id == incident.element_id,
        Incident.wait_id == incident.wait_id,
        Incident.timer_key == incident.timer_key,
        Incident.kind == incident.kind,
        Incident.state == IncidentState.ACTIVE,
    )
    same = session.scalars(query.limit(1)).first()
    if same is None:
        session.add(incident)
        return incident
    same.attempts += 1
    same.detail = incident.detail
    return same


def resolve_waits(session: Session, instance_key: int, wait_ids: Collection[int], *, at: datetime, by: str) -> None:
    """These waits are gone, or a step on them succeeded: whatever had failed there is over."""
    _resolve_where(session, instance_key, at, by, Incident.wait_id.in_(wait_ids))


def resolve_all(session: Session, instance_key: int, *, at: datetime, by: str) -> None:
    """The instance ended: none of its incidents asks for anybody any more."""
    _resolve_where(session, instance_key, at, by)


def of_instance(session: Session, instance_key: int) -> list[Incident]:
    """All incidents of an instance, newest first."""
    query = select(Incident).where(Incident.instance_key == instance_key).order_by(Incident.key.desc())
    return list(session.scalars(query))


def troubled(session: Session, instance_keys: Collection[int]) -> frozenset[int]:
    """Those of the instances that have an open incident."""
    query = select(Incident.instance_key).where(
        Incident.instance_key.in_(list(instance_keys)), Incident.state == IncidentState.ACTIVE
    )
    return frozenset(key for key in session.scalars(query) if key is not None)


def search(
    session: Session,
    tenants: Collection[str] | None,
    *,
    state: IncidentState | None = IncidentState.ACTIVE,
    before: int | None = None,
    limit: int = 50,
) -> list[Incident]:
    """Incidents of these tenants (None: of all), newest first, with keys below `before`."""
    query = select(Incident).where(*_conditions(tenants, state))
    if before is not None:
        query = query.where(Incident.key < before)
    return list(session.scalars(query.order_by(Incident.key.desc()).limit(limit)))


def count(session: Session, tenants: Collection[str] | None, *, state: IncidentState | None = IncidentState.ACTIVE) -> int:
    """How many incidents `search` would find on all pages."""
    return session.scalar(select(func.count()).select_from(Incident).where(*_conditions(tenants, state))) or 0


def _conditions(tenants: Collection[str] | None, state: IncidentState | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if tenants is not None:
        conditions.append(Incident.tenant_id.in_(tenants))
    if state is not None:
        conditions.append(Incident.state == state)
    return conditions


def _resolve_where(session: Session, instance_key: int, at: datetime, by: str, *conditions: ColumnElement[bool]) -> None:
    session.execute(
        update(Incident)
        .where(Incident.instance_key == instance_key, Incident.state == IncidentState.ACTIVE, *conditions)
        .values(state=IncidentState.RESOLVED, resolved=at, resolved_by=by)
    )
