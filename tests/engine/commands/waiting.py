"""Jobs that wait for a worker outside: diagrams with one, and how to take it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from engine import commands
from engine.actor import Actor
from engine.commands.activate_jobs import Activated
from engine.store import jobs
from engine.store.jobs import Job
from tests.engine.house import NINGBO, WANG, House, leader, task
from tests.engine.spiff import drawing
from tests.engine.spiff.drawing import boundary, chain, document, element, end, error, extensions, flow, start

MINUTE = timedelta(minutes=1)
NINGBO_LEADER = leader("sun", NINGBO)


def mail(element_id: str = "a", *, retries: str = "3", priority: str = "0", job_type: str = "mail") -> str:
    """A service task that nobody here does."""
    definition = f'<zeebe:taskDefinition type="{job_type}" retries="{retries}"/>'
    return element("serviceTask", element_id, extensions(definition, f'<zeebe:jobPriorityDefinition priority="{priority}"/>'))


MAIL = document(start(), mail(), end(), chain("start", "a", "end"))
CAUGHT = document(
    *(start(), mail(), boundary("full", "a", error("x"), drawing.mappings(outputs={"reason": "=reason"})), task("sorry"), end()),
    *(chain("start", "a", "end"), flow("full", "sorry")),
    declarations='<bpmn:error id="x" errorCode="full"/>',
)


def take(house: House, limit: int = 1, actor: Actor = WANG, job_type: str = "mail", **options: Any) -> list[Activated]:
    """Take jobs for a minute."""
    wanted = {"worker": "w1", "limit": limit, "timeout": MINUTE, **options}
    return house.do(actor, commands.activate_jobs, job_type, **wanted)  # type: ignore[no-any-return]


def only(house: House, **options: Any) -> int:
    """Take the one job there is and give its key."""
    (one,) = take(house, **options)
    return one.job.key


def row(house: House, key: int) -> Job:
    """The job as stored."""
    with house.engine.reading() as session:
        return jobs.get(session, key)
