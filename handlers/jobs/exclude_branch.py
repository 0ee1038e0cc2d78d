"""Job `exclude-branch`: a branch whose defence holds is not terminated with the others."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, notices
from handlers.cases import CaseOutcome
from handlers.jobs.agreement_documents import declared_document
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of

KIND = "linkage_excluded"


def exclude_branch(job: Job) -> dict[str, object]:
    """Issue 不予联动告知书 with `exclusionReasons` and close the case as excluded; return `noticeNumber`."""
    notice = notices.issue(job.session, declared_document(job, KIND), today(job), cause_of(job))
    cases.close(job.session, case_file_of(job), CaseOutcome.EXCLUDED, today(job), cause_of(job))
    return {"noticeNumber": notice.number}
