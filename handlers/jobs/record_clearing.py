"""Job `record-clearing`: what was owed before the end has been cleared."""

from __future__ import annotations

from engine.jobs import Job
from handlers.agreements.service import record_event
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import text


def record_clearing(job: Job) -> None:
    """Note `clearingResult` of the fees before the end of the term (G000-2) and close the clocks of `closes`."""
    agreement = agreement_of(job)
    result = text(job, "clearingResult")
    record_event(job.session, agreement, "settlement.cleared", agreement.state, cause_of(job), result, on=today(job))
    clocks.close_listed(job)
