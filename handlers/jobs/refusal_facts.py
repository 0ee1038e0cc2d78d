"""Job `refusal-facts`: collect what decision table DT-01 reads."""

from __future__ import annotations

from engine.jobs import Job
from handlers import bans
from handlers.jobs.case import application_of, today
from handlers.jobs.inputs import optional_text


def refusal_facts(job: Job) -> dict[str, object]:
    """Return `refusalFacts`: bans, penalties and list entries against the party and its key persons today."""
    other_ground = optional_text(job, "otherGround")
    return {"refusalFacts": bans.refusal_facts(job.session, application_of(job), today(job), other_ground=other_ground)}
