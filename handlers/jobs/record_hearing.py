"""Job `record-hearing`: the hearing meeting was held."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import optional_day, text


def record_hearing(job: Job) -> None:
    """Enter `hearingHeldOn` (default: today), `hearingPresent` and `hearingMinutes`. Raises CaseClosed, InvalidFact."""
    held_on = optional_day(job, "hearingHeldOn") or today(job)
    present, minutes = text(job, "hearingPresent"), text(job, "hearingMinutes")
    cases.record_hearing(job.session, case_file_of(job), held_on, present, minutes, cause_of(job))
