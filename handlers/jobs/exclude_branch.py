"""Job `exclude-branch`: a branch whose defence holds is not terminated with the others."""

from __future__ import annotations

from engine.jobs import Job
from handlers import notices
from handlers.cases import CaseOutcome
from handlers.jobs.agreement_documents import declared_document
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of, finish_case

KIND = "linkage_excluded"


def exclude_branch(job: Job) -> dict[str, object]:
    """Issue 不予联动告知书 with `exclusionReasons` and close the case as excluded; return `noticeNumber`."""
    notice = notices.issue(job.session, declared_document(job, KIND), today(job), cause_of(job))
    finish_case(job, case_file_of(job), CaseOutcome.EXCLUDED)
    return {"noticeNumber": notice.number}
