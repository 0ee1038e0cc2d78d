"""Row-level rules: one predicate each for tasks, instances and jobs, used by get, list and count alike.

Those of tasks stand here twice, for the database and for a task that has been read: a step need not ask the database again.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from sqlalchemy import ColumnElement, and_, exists, false, literal_column, or_, select, true
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import NotFound
from engine.store.jobs import Job
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import UserTask, UserTaskGroup, UserTaskUser


class Assigned(Protocol):
    """What the rules ask of a task that has been read."""

    @property
    def tenant_id(self) -> str:
        """Its area."""

    @property
    def assignee(self) -> str | None:
        """Who is at it."""

    @property
    def completed_by(self) -> str | None:
        """Who has done it."""

    @property
    def candidate_users(self) -> Collection[str] | None:
        """The persons who may work on it."""

    @property
    def candidate_groups(self) -> Collection[str] | None:
        """The groups whose members may."""


def sees(actor: Actor, task: Assigned) -> bool:
    """`visible_tasks` of a task that has been read."""
    if actor.is_system:
        return True
    if task.tenant_id not in actor.tenants:
        return False
    return task.tenant_id in actor.supervises or actor.id in {task.assignee, task.completed_by} or may_take(actor, task)


def may_take(actor: Actor, task: Assigned) -> bool:
    """`is_candidate` of a task that has been read."""
    if actor.id in (task.candidate_users or ()):
        return True
    return not actor.groups_in(task.tenant_id).isdisjoint(task.candidate_groups or ())


def visible_tasks(actor: Actor) -> ColumnElement[bool]:
    """The tasks the actor may see: in his areas, and his own, his groups' or under his supervision."""
    if actor.is_system:
        return true()
    return and_(
        UserTask.tenant_id.in_(sorted(actor.tenants)),
        or_(
            UserTask.tenant_id.in_(sorted(actor.supervises)),
            UserTask.assignee == actor.id,
            UserTask.completed_by == actor.id,
            is_candidate(actor),
        ),
    )


def is_candidate(actor: Actor) -> ColumnElement[bool]:
    """The tasks the actor is a candidate for, by name or by a group he holds in the task's area."""
    by_name = _found(UserTaskUser.task_key == UserTask.key, UserTaskUser.user_id == actor.id)
    return or_(by_name, *(_by_group(tenants, groups) for tenants, groups in _memberships(actor)))


def visible_instances(actor: Actor) -> ColumnElement[bool]:
    """The instances the actor may see: under his supervision, started by him, or with a task he may see."""
    if actor.is_system:
        return true()
    with_task = exists().where(UserTask.instance_key == ProcessInstance.key, visible_tasks(actor))
    return and_(
        ProcessInstance.tenant_id.in_(sorted(actor.tenants)),
        or_(
            ProcessInstance.tenant_id.in_(sorted(actor.supervises)),
            ProcessInstance.started_by == actor.id,
            with_task,
        ),
    )


def visible_jobs(actor: Actor) -> ColumnElement[bool]:
    """The jobs the actor may see and work on: those of the areas under his supervision."""
    return true() if actor.is_system else Job.tenant_id.in_(sorted(actor.supervises))


def get_task(session: Session, actor: Actor, key: int) -> UserTask:
    """The task with this key; raise `NotFound` when there is none or the actor may not see it."""
    task = session.scalars(select(UserTask).where(UserTask.key == key, visible_tasks(actor))).first()
    if task is None:
        raise NotFound("user task", key)
    return task


def get_instance(session: Session, actor: Actor, key: int) -> ProcessInstance:
    """The instance with this key; raise `NotFound` when there is none or the actor may not see it."""
    query = select(ProcessInstance).where(ProcessInstance.key == key, visible_instances(actor))
    row = session.scalars(query).first()
    if row is None:
        raise NotFound("process instance", key)
    return row


def _memberships(actor: Actor) -> list[tuple[list[str], list[str]]]:
    if actor.groups_by_tenant is None:
        return [(sorted(actor.tenants), sorted(actor.groups))]
    return [([tenant], sorted(actor.groups_in(tenant))) for tenant in sorted(actor.tenants)]


def _by_group(tenants: list[str], groups: list[str]) -> ColumnElement[bool]:
    if not groups:
        return false()
    in_group = _found(UserTaskGroup.task_key == UserTask.key, UserTaskGroup.group_id.in_(groups))
    return and_(UserTask.tenant_id.in_(tenants), in_group)


def _found(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether there is such a candidate, asked task by task.

    For an EXISTS beside an OR, PostgreSQL would rather gather the candidates of all the tasks there are.
    """
    return select(literal_column("1")).where(*conditions).limit(1).correlate(UserTask).scalar_subquery().is_not(None)
