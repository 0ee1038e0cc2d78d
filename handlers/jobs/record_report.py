"""Job `record-report`: a decision has been reported to the department (O3-46-b, O2-U10)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.jobs import clocks
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import optional_day


def record_report(job: Job) -> None:
    """Note the report of `reportedOn` (default: today); then close the clocks of `closes`."""
    cases.record_report(job.session, case_file_of(job), optional_day(job, "reportedOn") or today(job), cause_of(job))
    clocks.close_listed(job)
