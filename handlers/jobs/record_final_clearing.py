"""Job `record-final-clearing`: the fees from before the termination have been cleared (G000-2, G000-3)."""

from __future__ import annotations

from collections.abc import Mapping

from engine.jobs import Job
from handlers import terminations
from handlers.cases.service import record_event
from handlers.deadlines import date_of
from handlers.jobs import clocks
from handlers.jobs.case import cause_of
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import day, records, text, word
from handlers.terminations import DeferredLine


def record_final_clearing(job: Job) -> None:
    """Check the deferred lines one by one (GAP-33), note the clearing and close what header `closes` lists.

    Raises InvalidFact for a line that is settled against its finding.
    """
    lines = [_line(row) for row in records(job, "deferredLines")]
    terminations.check_lines(lines, day(job, "terminatedOn"))
    case = case_file_of(job)
    told = "；".join([text(job, "clearingResult"), *(f"{line.number}：{line.outcome}" for line in lines)])
    record_event(job.session, case, "case.cleared", case.state, cause_of(job), told)
    clocks.close_listed(job)


def _line(row: Mapping[str, object]) -> DeferredLine:
    return DeferredLine(
        number=word(row, "lineNumber"),
        service_date=date_of(word(row, "serviceDate")),
        finding=word(row, "lineFinding"),
        outcome=word(row, "lineOutcome"),
    )
