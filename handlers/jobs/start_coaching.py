"""Job `start-coaching`: mark a newly designated institution for the policy coaching period."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.agreements import Coaching
from handlers.agreements.service import record_event
from handlers.jobs.case import application_of, cause_of


def start_coaching(job: Job) -> None:
    """Set the coaching region to FIRST; PR-04 runs the six months from the effective date (N2025-04-1)."""
    agreement = agreements.agreement_for(job.session, application_of(job))
    agreement.coaching = Coaching.FIRST
    record_event(job.session, agreement, "coaching.first", agreement.state, cause_of(job))
