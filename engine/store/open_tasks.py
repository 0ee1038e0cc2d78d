"""One open user task and its instance as the command that completes it needs them: a single query, the same for everybody."""

from __future__ import annotations

from typing import Any, cast

from msgspec import Struct
from sqlalchemy import JSON, ScalarSelect, Table, bindparam, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from engine.actor import Actor
from engine.errors import NotFound
from engine.store import visibility
from engine.store.driver import Executor
from engine.store.fast import FastRead
from engine.store.locked_instances import COLUMNS, LockedInstance
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import TaskState, UserTask, UserTaskGroup, UserTaskUser


class OpenTask(Struct, frozen=True):
    """The columns of `user_task` that decide whether somebody may complete it, and its candidates (None: there are none)."""

    key: int
    instance_key: int
    wait_id: int
    tenant_id: str
    business_key: str | None
    element_id: str
    state: TaskState
    assignee: str | None
    completed_by: str | None
    separate_from: list[str]
    candidate_users: list[str] | None
    candidate_groups: list[str] | None


class _Listed(GenericFunction[list[str]]):
    """The values of the rows of a subquery as one JSON list."""

    type = JSON()
    inherit_cache = True


@compiles(_Listed, "sqlite")
@compiles(_Listed, "postgresql")
def _sql_of_listed(listed: _Listed, compiler: SQLCompiler, **options: Any) -> str:
    name = "json_group_array" if compiler.dialect.name == "sqlite" else "json_agg"
    return f"{name}({compiler.process(listed.clauses, **options)})"


def _candidates(column: InstrumentedAttribute[str], task_key: InstrumentedAttribute[int]) -> ScalarSelect[list[str]]:
    return select(_Listed(column)).where(task_key == UserTask.key).correlate(UserTask).scalar_subquery()


_OWN = cast("Table", ProcessInstance.__table__).alias("own_instance")
_TASK = [
    *(getattr(UserTask, name) for name in OpenTask.__struct_fields__ if not name.startswith("candidate")),
    _candidates(UserTaskUser.user_id, UserTaskUser.task_key),
    _candidates(UserTaskGroup.group_id, UserTaskGroup.task_key),
]
_OF_ROOT = len(COLUMNS)
_QUERY = FastRead(
    select(*COLUMNS, *_TASK)
    .select_from(UserTask)
    .join(_OWN, _OWN.c.key == UserTask.instance_key)
    .join(ProcessInstance, ProcessInstance.key == _OWN.c.root_key)
    .where(UserTask.key == bindparam("task_key"))
    # both as they are when the locks are held: PostgreSQL takes them in this order and then reads the rows anew
    .with_for_update(of=[ProcessInstance, UserTask])
)


def lock(executor: Executor, actor: Actor, key: int) -> tuple[OpenTask, LockedInstance]:
    """The task as it is now and the root of the tree its instance belongs to, both locked.

    The root first, as by every other step, so that nobody waits for each other. Raise `NotFound` when there is no such task
    or the actor may not see it.
    """
    row = _QUERY.first(executor, {"task_key": key})
    if row is None or not visibility.sees(actor, task := OpenTask(*row[_OF_ROOT:])):
        raise NotFound("user task", key)
    return task, LockedInstance(*row[:_OF_ROOT])
