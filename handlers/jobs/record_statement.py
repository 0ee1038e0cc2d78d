"""Job `record-statement`: the party's statement and defence (陈述申辩) has come in."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.jobs import clocks
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import flag, optional_text


def record_statement(job: Job) -> None:
    """Enter `statementText`, `hearingAsked`, `statementWaived`; then close the clocks of `closes`.

    Raises CaseClosed, InvalidFact.
    """
    cases.record_statement(
        job.session,
        case_file_of(job),
        today(job),
        optional_text(job, "statementText") or "",
        cause_of(job),
        hearing_asked=flag(job, "hearingAsked"),
        waived=flag(job, "statementWaived"),
    )
    clocks.close_listed(job)
