"""The rows of an instance's open waits, when it moves to another definition: each keeps its key and what it waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from engine.store import incidents, timers, user_tasks
from engine.store.incidents import IncidentState
from engine.store.jobs import Job
from engine.store.subscriptions import MessageSubscription, SignalSubscription
from engine.store.timers import Timer


@dataclass(frozen=True, slots=True)
class Place:
    """Where a wait stands from now on: its instance and number, and the element in the new definition."""

    instance_key: int
    wait_id: int
    element_id: str
    definition_key: int
    process_id: str


def dues(session: Session, instance_key: int) -> dict[int, datetime]:
    """The due instants of the timers and open tasks of an instance, by wait id."""
    found = {timer.wait_id: timer.due for timer in timers.of_instance(session, instance_key) if timer.wait_id is not None}
    tasks = user_tasks.open_of_instance(session, instance_key)
    return found | {task.wait_id: task.due for task in tasks if task.due is not None}


def move_timer(session: Session, place: Place, due: datetime | None) -> None:
    """A timer; None leaves its due instant alone."""
    values: dict[str, Any] = {"element_id": place.element_id, "definition_key": place.definition_key}
    if due is not None:
        values["due"] = due
    session.execute(update(Timer).where(Timer.instance_key == place.instance_key, Timer.wait_id == place.wait_id).values(values))


def move_message(session: Session, place: Place, *, stays_open: bool) -> None:
    """A message subscription; name and correlation key stay."""
    table = MessageSubscription
    session.execute(
        update(table)
        .where(table.instance_key == place.instance_key, table.wait_id == place.wait_id)
        .values(element_id=place.element_id, process_id=place.process_id, stays_open=stays_open)
    )


def move_signal(session: Session, place: Place, *, stays_open: bool) -> None:
    """A signal subscription; the name stays."""
    table = SignalSubscription
    session.execute(
        update(table)
        .where(table.instance_key == place.instance_key, table.wait_id == place.wait_id)
        .values(element_id=place.element_id, stays_open=stays_open)
    )


def move_job(session: Session, place: Place) -> None:
    """A job; everything else about it stays, as in Camunda 8."""
    session.execute(
        update(Job)
        .where(Job.instance_key == place.instance_key, Job.wait_id == place.wait_id, Job.ended.is_(None))
        .values(element_id=place.element_id, definition_key=place.definition_key, process_id=place.process_id)
    )


def move_task(
    session: Session,
    place: Place,
    columns: Mapping[str, Any],
    groups: Iterable[str] | None,
    users: Iterable[str] | None,
) -> None:
    """An open user task: key, assignee and day of creation stay; `columns` and the candidates given (None: as before) change."""
    where = {"element_id": place.element_id, "definition_key": place.definition_key, "process_id": place.process_id}
    candidates = {"candidate_groups": groups, "candidate_users": users}
    user_tasks.change(session, place.instance_key, place.wait_id, {**where, **columns, **candidates})


def move_incidents(session: Session, instance_key: int, process_id: str, element_ids: Mapping[str, str]) -> None:
    """The open incidents of an instance; `element_ids` gives the new id of each renamed element."""
    for incident in incidents.of_instance(session, instance_key):
        if incident.state is IncidentState.ACTIVE:
            incident.process_id = process_id
            incident.element_id = element_ids.get(incident.element_id, incident.element_id)
    session.flush()
