"""Job `file-agreement`: the agreement is filed with the department of the same level."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, notices
from handlers.jobs.case import cause_of, today
from handlers.jobs.inputs import day, text
from handlers.jobs.signing_documents import filing
from handlers.jobs.successors import concluded


def file_agreement(job: Job) -> None:
    """Issue the filing form, note filing day and number (O3-09-c, O2-10-a, R7-04-a)."""
    agreement = concluded(job)
    filed_on, number, cause = day(job, "filedOn"), text(job, "filingNumber"), cause_of(job)
    agreements.file_agreement(job.session, agreement, filed_on, cause, number)
    rows = {"协议编号": agreement.number, "医药机构": agreement.party.name, "备案编号": number}
    notices.issue(job.session, filing(job, "医保协议", filed_on, rows), today(job), cause)
