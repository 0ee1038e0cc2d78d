"""Job `supersede-agreement`: the new agreement takes the old one's place."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.ended import publish_ended
from handlers.jobs.successors import successor_of


def supersede_agreement(job: Job) -> None:
    """SUPERSEDED and ACTIVE in one step; tell every procedure of the old one. Raises NotYetEffective, ForbiddenTransition."""
    old = agreement_of(job)
    agreements.supersede(job.session, old, successor_of(job), today(job), cause_of(job))
    publish_ended(job, old)
