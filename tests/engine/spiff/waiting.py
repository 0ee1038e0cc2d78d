"""Jobs that somebody outside does, on the runtime alone."""

from __future__ import annotations

from engine.spiff.waits import JobWait
from tests.engine.spiff.running import Run, World


def listening(*pairs: tuple[str, str], headers: str = "", retries: str = "") -> str:
    """`zeebe:executionListeners` of (event, job type)."""
    more = f' retries="{retries}"' if retries else ""
    rows = (
        f'<zeebe:executionListener eventType="{event}" type="{type_}"{more}>{headers}</zeebe:executionListener>'
        for event, type_ in pairs
    )
    return f"<zeebe:executionListeners>{''.join(rows)}</zeebe:executionListeners>"


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
    (wait_id,) = [wait.id for wait in run.waits.values() if isinstance(wait, JobWait) and wait.type == job_type]
    run._step(lambda instance: instance.trigger(wait_id, variables))
    return run
