"""Job `close-case`: the case has ended."""

from __future__ import annotations

from engine.jobs import Job
from handlers.cases import CaseOutcome
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case_file import case_file_of, finish_case
from handlers.jobs.inputs import optional_text


def close_case(job: Job) -> None:
    """Close it with header `outcome` and variable `reason`; then close the clocks of `closes`.

    A renewal that waits for the case hears of it (`case.closed`). Raises CaseClosed, ChainIncomplete.
    """
    outcome = word_of(job.headers, "outcome", CaseOutcome)
    finish_case(job, case_file_of(job), outcome, optional_text(job, "reason"))
    clocks.close_listed(job)
