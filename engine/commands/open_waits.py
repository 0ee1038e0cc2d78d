"""New waits become rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from engine.errors import StepFailed
from engine.spiff.waits import JobWait, MessageWait, SignalWait, UserTaskWait, Wait
from engine.store import jobs, user_tasks
from engine.store.locked_instances import LockedInstance
from engine.store.subscriptions import MessageSubscription, SignalSubscription

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork


def open_waits(uow: UnitOfWork, row: LockedInstance, waits: Iterable[Wait]) -> None:
    """Store a row for each new wait but timers (`timer_rows`); a call activity's wait is its child instance."""
    for wait in waits:
        match wait:
            case UserTaskWait():
                _open_user_task(uow, row, wait)
            case JobWait():
                _open_job(uow, row, wait)
            case MessageWait():
                uow.session.add(_message(row, wait))
            case SignalWait():
                uow.session.add(_signal(row, wait))


def _open_job(uow: UnitOfWork, row: LockedInstance, wait: JobWait) -> None:
    job = {
        "instance_key": row.key,
        "root_key": row.root_key,
        "definition_key": row.definition_key,
        "process_id": row.process_id,
        "tenant_id": row.tenant_id,
        "business_key": row.business_key,
        "element_id": wait.element_id,
        "seq": wait.seq,
        "wait_id": wait.id,
        "type": wait.type,
        "kind": wait.kind,
        "listener_event": wait.listener_event,
        "headers": dict(wait.headers),
        "rank": -wait.priority,
        "retries": wait.retries,
        "created": uow.now,
    }
    jobs.open_for(uow.connection, job)
    uow.new_jobs[wait.type] += 1


def _message(row: LockedInstance, wait: MessageWait) -> MessageSubscription:
    return MessageSubscription(
        instance_key=row.key,
        process_id=row.process_id,
        wait_id=wait.id,
        element_id=wait.element_id,
        name=wait.name,
        correlation_key=wait.correlation_key,
        stays_open=wait.stays_open,
    )


def _signal(row: LockedInstance, wait: SignalWait) -> SignalSubscription:
    return SignalSubscription(
        instance_key=row.key,
        wait_id=wait.id,
        element_id=wait.element_id,
        name=wait.name,
        stays_open=wait.stays_open,
    )


def _open_user_task(uow: UnitOfWork, row: LockedInstance, wait: UserTaskWait) -> None:
    task = {
        "instance_key": row.key,
        "definition_key": row.definition_key,
        "wait_id": wait.id,
        "tenant_id": row.tenant_id,
        "business_key": row.business_key,
        "process_id": row.process_id,
        "element_id": wait.element_id,
        "name": wait.name,
        "state": wait.state,
        "assignee": wait.assignee,
        "priority": wait.priority,
        "created": uow.now,
        "due": wait.due,
        "follow_up": wait.follow_up,
        "form_id": wait.form_id,
        "form_key": _bound_form(uow, row, wait),
        "lane": wait.lane,
        "separate_from": list(wait.separate_from),
        "properties": dict(wait.properties),
    }
    user_tasks.add(uow.connection, task, wait.candidate_groups, wait.candidate_users)


def _bound_form(uow: UnitOfWork, row: LockedInstance, wait: UserTaskWait) -> int | None:
    if wait.form_id is None:
        return None
    form_key = uow.engine.definitions.form_key(uow, row.definition_key, wait.form_id, wait.form_binding, wait.form_version_tag)
    if form_key is None:
        detail = f"no form '{wait.form_id}' is deployed (binding {wait.form_binding})"
        raise StepFailed("FORM_NOT_FOUND", wait.element_id, detail)
    return form_key
