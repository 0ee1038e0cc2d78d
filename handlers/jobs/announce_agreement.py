"""Job `announce-agreement`: put the party on the public list of designated parties."""

from __future__ import annotations

from engine.jobs import Job
from handlers import notices, publicity
from handlers.jobs.case import cause_of, today
from handlers.jobs.signing_documents import designated_list
from handlers.jobs.successors import concluded


def announce_agreement(job: Job) -> None:
    """Publish name and address, and the new term of a renewal (O3-10-a, O2-11-a, S735-11-b)."""
    agreement = concluded(job)
    publicity.announce(job.session, agreement, today(job))
    notices.issue(job.session, designated_list(job, agreement), today(job), cause_of(job))
