"""One open user task as the command that completes it needs it: a single query, prepared once per actor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import bindparam, select

from engine.actor import Actor
from engine.errors import NotFound
from engine.store.driver import Executor
from engine.store.fast import FastRead
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


_COLUMNS = [getattr(UserTask, name) for name in OpenTask.__dataclass_fields__ if name != "is_candidate"]


def lock(executor: Executor, actor: Actor, key: int) -> OpenTask:
    """The task as it is now, locked; raise `NotFound` when there is none or the actor may not see it."""
    row = _query(actor).first(executor, {"task_key": key})
    if row is None:
        raise NotFound("user task", key)
    return OpenTask(*row)


@lru_cache(maxsize=1024)
def _query(actor: Actor) -> FastRead:
    query = select(*_COLUMNS, is_candidate(actor).label("is_candidate"))
    query = query.where(UserTask.key == bindparam("task_key"), visible_tasks(actor))
    return FastRead(query.with_for_update(of=UserTask))
