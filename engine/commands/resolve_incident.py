"""Command: resolve an incident."""

from __future__ import annotations

from engine.commands.job_rules import lock_job, settle
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import Forbidden, WrongState
from engine.store import incidents, process_instances, timers
from engine.store.incidents import Incident, IncidentState
from engine.store.jobs import JobState
from engine.store.process_instances import InstanceStatus


def resolve_incident(uow: UnitOfWork, key: int, *, retries: int | None = None) -> None:
    """Say that the cause is gone: a timer the incident held back fires again at the worker's next round, and a job it held
    back may be taken again, if it has tries left. One that has none gets `retries`.

    Raise `NotFound`, `Forbidden` (no supervisor of the area), `WrongState` (resolved already, or a job without tries).
    """
    incident = incidents.get(uow.session, key)
    if not uow.actor.supervises_in(incident.tenant_id):
        reason = f"you do not supervise area '{incident.tenant_id}'"
        raise Forbidden("resolve", "incident", key, reason)
    if incident.state != IncidentState.ACTIVE:
        raise WrongState("incident", key, incident.state, "resolve")
    incident.state = IncidentState.RESOLVED
    incident.resolved = uow.now
    incident.resolved_by = uow.actor.id
    if incident.timer_key is not None and not _rests(uow, incident):
        timers.set_blocked(uow.session, incident.timer_key, blocked=False)
    if incident.job_key is not None:
        _release(uow, incident.job_key, retries)
    uow.audit("resolve_incident", "incident", key, {"kind": incident.kind, "elementId": incident.element_id})


def _release(uow: UnitOfWork, key: int, retries: int | None) -> None:
    job = lock_job(uow, key)
    uow.locked = None  # no step follows
    if job.retries < 1 and retries is not None:
        job.retries, job.state = retries, JobState.RETRIES_UPDATED
    if job.retries < 1:
        raise WrongState("job", key, "WITHOUT RETRIES", "resolve the incident of")
    job.is_held = False
    settle(uow, job)


def _rests(uow: UnitOfWork, incident: Incident) -> bool:
    """Whether the instance is suspended: then its timers wait for its resumption."""
    key = incident.instance_key
    return key is not None and process_instances.status_of(uow.session, key) is InstanceStatus.SUSPENDED
