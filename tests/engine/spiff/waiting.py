"""Jobs that somebody outside does, on the runtime alone."""

from __future__ import annotations

from engine.spiff.job_results import JobAnswer
from engine.spiff.transitions import Transition
from engine.spiff.waits import JobWait, TaskState, UserTaskWait
from tests.engine.spiff.running import Run, World


def listening(*pairs: tuple[str, str], headers: str = "", retries: str = "") -> str:
    """`zeebe:executionListeners` of (event, job type)."""
    more = f' retries="{retries}"' if retries else ""
    rows = (
        f'<zeebe:executionListener eventType="{event}" type="{type_}"{more}>{headers}</zeebe:executionListener>'
        for event, type_ in pairs
    )
    return f"<zeebe:executionListeners>{''.join(rows)}</zeebe:executionListeners>"


def task_listening(*pairs: tuple[str, str], retries: str = "") -> str:
    """`zeebe:taskListeners` of (event, job type)."""
    more = f' retries="{retries}"' if retries else ""
    rows = (f'<zeebe:taskListener eventType="{event}" type="{type_}"{more}/>' for event, type_ in pairs)
    return f"<zeebe:taskListeners>{''.join(rows)}</zeebe:taskListeners>"


def outside(*types: str) -> World:
    """A world where these types are done by somebody outside."""
    world = World()
    world.external = set(types)
    return world


def jobs(run: Run) -> list[str]:
    """The types of the open jobs, in the order they were opened."""
    return [wait.type for wait in run.waits.values() if isinstance(wait, JobWait)]


def done(run: Run, job_type: str, **variables: object) -> Run:
    """The job of this type is done."""
    return answered(run, job_type, variables)


def answered(run: Run, job_type: str, answer: JobAnswer) -> Run:
    """The job of this type is done, with variables or with what it decides."""
    (wait_id,) = [wait.id for wait in run.waits.values() if isinstance(wait, JobWait) and wait.type == job_type]
    run._step(lambda instance: instance.complete_job(wait_id, answer))
    return run


def tasks(run: Run) -> dict[str, UserTaskWait]:
    """The open user tasks by element."""
    return {wait.element_id: wait for wait in run.waits.values() if isinstance(wait, UserTaskWait)}


def change(run: Run, element_id: str, state: TaskState, **values: object) -> Run:
    """Somebody assigns or changes the task of this element."""
    wait_id = tasks(run)[element_id].id
    run._step(lambda instance: instance.change_user_task(Transition(state, wait_id, changes=values)))
    return run
