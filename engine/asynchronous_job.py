"""One asynchronous job: what a handler is given that runs after the commit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from engine.task_view import TaskView

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AsynchronousJob:
    """One job at work, outside any transaction. Its result is stored when the handler returns.

    `key` never changes while the job is tried again: hand it on as the idempotency key of whatever must happen once.
    `variables`, `headers`, `properties`, `listener_event` and `user_task` are as in `engine.job.Job`; `retries` counts the
    tries left, this one included.
    `deadline` is the end of the lease and `now` the instant the job was taken.
    """

    key: int
    type: str
    element_id: str
    element_name: str | None
    headers: Mapping[str, str]
    properties: Mapping[str, str]
    variables: Mapping[str, Any]
    retries: int
    listener_event: str
    instance_key: int
    process_id: str
    business_key: str | None
    tenant_id: str
    now: datetime
    deadline: datetime
    transaction: Callable[[], AbstractContextManager[UnitOfWork]] = field(repr=False)
    """Opens a transaction of its own for the handler; it commits apart from the job's result."""
    extend: Callable[[timedelta], None] = field(repr=False)
    """Hold the job for that long from now. Raise `NotFound` or `WrongState` when it is somebody else's by now."""
    user_task: TaskView | None = None
