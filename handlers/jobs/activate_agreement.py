"""Job `activate-agreement`: the effective date is reached and the filing made."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.jobs.case import application_of, cause_of, today


def activate_agreement(job: Job) -> None:
    """SIGNED becomes ACTIVE (O3-09-c, R7-04-a). Raises NotYetEffective."""
    agreement = agreements.agreement_for(job.session, application_of(job))
    agreements.activate(job.session, agreement, today(job), cause_of(job))
