"""One open user task and its instance as the command that completes it needs them: a single query, prepared once per actor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from sqlalchemy import Table, bindparam, select

from engine.actor import Actor
from engine.errors import NotFound
from engine.store.driver import Executor
from engine.store.fast import FastRead
from engine.store.locked_instances import COLUMNS, LockedInstance
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import TaskState, UserTask
from engine.store.visibility import is_candidate, visible_tasks


@dataclass(frozen=True, slots=True)
class OpenTask:
    """The columns of `user_task` that decide whether somebody may complete it; `is_candidate` speaks of the actor."""

    key: int
    instance_key: int
    wait_id: int
    tenant_id: str
    business_key: str | None
    element_id: str
    state: TaskState
    assignee: str | None
    separate_from: list[str]
    is_candidate: bool


_INSTANCE = cast("Table", ProcessInstance.__table__)
_COLUMNS = [getattr(UserTask, name) for name in OpenTask.__dataclass_fields__ if name != "is_candidate"]


def lock(executor: Executor, actor: Actor, key: int) -> tuple[OpenTask, LockedInstance]:
    """The task as it is now and the root of the tree its instance belongs to, both locked.

    The root first, as by every other step, so that nobody waits for each other. Raise `NotFound` when there is no such task
    or the actor may not see it.
    """
    row = _query(actor).first(executor, {"task_key": key})
    if row is None:
        raise NotFound("user task", key)
    of_root = len(COLUMNS)
    return OpenTask(*row[of_root:]), LockedInstance(*row[:of_root])


@lru_cache(maxsize=1024)
def _query(actor: Actor) -> FastRead:
    own = _INSTANCE.alias("own_instance")
    query = (
        select(*COLUMNS, *_COLUMNS, is_candidate(actor).label("is_candidate"))
        .select_from(UserTask)
        .join(own, own.c.key == UserTask.instance_key)
        .join(_INSTANCE, _INSTANCE.c.key == own.c.root_key)
        .where(UserTask.key == bindparam("task_key"), visible_tasks(actor))
    )
    # both as they are when the locks are held: PostgreSQL takes them in this order and then reads the rows anew
    return FastRead(query.with_for_update(of=[_INSTANCE, UserTask]))
