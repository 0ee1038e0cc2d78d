"""Job `announce-agreement`: put the party on the public list of designated parties."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, notices, publicity
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.signing_documents import designated_list


def announce_agreement(job: Job) -> None:
    """Publish name and address (O3-10-a, O2-11-a, S735-11-b)."""
    agreement = agreements.agreement_for(job.session, application_of(job))
    publicity.announce(job.session, agreement, today(job))
    notices.issue(job.session, designated_list(job, agreement), today(job), cause_of(job))
