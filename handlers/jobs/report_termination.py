"""Job `report-termination`: the department of the same level has been told (O3-46-b, O2-U10)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, notices
from handlers.jobs import clocks
from handlers.jobs.agreement_documents import declared_document
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import optional_day

KIND = "termination_report"


def report_termination(job: Job) -> dict[str, object]:
    """Issue the report, note it in the case and close what header `closes` lists; return its `reportNumber`."""
    notice = notices.issue(job.session, declared_document(job, KIND), today(job), cause_of(job))
    cases.record_report(job.session, case_file_of(job), optional_day(job, "reportedOn") or today(job), cause_of(job))
    clocks.close_listed(job)
    return {"reportNumber": notice.number}
