"""Job `deregister-personnel`: nobody serves under an agreement that has ended."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.agreements import PersonnelState
from handlers.jobs.case import agreement_of, cause_of, today


def deregister_personnel(job: Job) -> None:
    """Deregister whoever is NORMAL; paused and ended states are kept, they follow the person (P23-03-a, P23-16-a)."""
    agreement = agreement_of(job)
    for registration in agreements.personnel_of(job.session, agreement):
        if registration.state is PersonnelState.NORMAL:
            agreements.deregister_person(job.session, agreement, registration, today(job), cause_of(job))
