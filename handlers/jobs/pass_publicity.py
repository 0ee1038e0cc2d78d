"""Job `pass-publicity`: the publicity is over without a founded objection."""

from __future__ import annotations

from engine.jobs import Job
from handlers import publicity
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today


def pass_publicity(job: Job) -> None:
    """Close the entry; the application goes to negotiation (SC-062). Raises PublicityNotOver."""
    entry = publicity.entry_of(job.session, application_of(job))
    publicity.pass_publicity(job.session, entry, today(job), cause_of(job))
    clocks.close_listed(job)
