"""Answering when the task listeners are done: what a client asked of a task is refused when one of them denies it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from fastapi.concurrency import run_in_threadpool

from api.camunda.kit.client import Client
from api.camunda.user_tasks.service import seq_of
from api.kit.problems import ProblemError
from api.tasks.pending import is_pending
from engine.store import jobs, user_tasks
from engine.store.keys import next_key

WAIT_SECONDS = 10.0
LOOK_EVERY_SECONDS = 0.1


async def answered(ctx: Client, key: str, act: Callable[[Client, str], bool]) -> None:
    """Do `act` with the task, which gives whether it has listeners; while these are at work, wait for them. A 409 problem when
    one denies it, 504 when it takes too long: then the listeners go on, and the task says later what became of it."""
    since = next_key()
    if not await run_in_threadpool(act, ctx, key):
        return
    deadline = time.monotonic() + WAIT_SECONDS
    while await run_in_threadpool(_is_pending, ctx, key, since):
        # a worker in another process may be the one, so the database is the only place to ask
        if time.monotonic() >= deadline:
            detail = f"Expected the task listeners of user task {key} to be done in time, but they are not; look at it later."
            raise ProblemError(504, "listeners-at-work", "DEADLINE_EXCEEDED", detail)
        await asyncio.sleep(LOOK_EVERY_SECONDS)


def _is_pending(ctx: Client, key: str, since: int) -> bool:
    with ctx.read() as session:
        task = user_tasks.get(session, int(key))
        if is_pending(task):
            return True
        reason = jobs.denial_of(session, task.instance_key, seq_of(session, task), since)
    if reason is not None:
        detail = f"Expected user task {key} to take it, but a task listener denied it: {reason or 'it gave no reason'}."
        raise ProblemError(409, "task-denied", "INVALID_STATE", detail)
    return False
