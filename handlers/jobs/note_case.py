"""Job `note-case`: something a person has found or said goes on the record of the case."""

from __future__ import annotations

from engine.jobs import Job
from handlers.cases.service import record_event
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of
from handlers.jobs.inputs import header, text


def note_case(job: Job) -> None:
    """Add input `note` to the case as event `case.<header event>`; then close the clocks of `closes`."""
    case = case_of(job)
    record_event(job.session, case, f"case.{header(job, 'event')}", case.state, cause_of(job), text(job, "note"))
    clocks.close_listed(job)
