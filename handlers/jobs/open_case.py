"""Job `open-case`: a procedure that had no case opens one."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.cases import CaseKind, CaseSource
from handlers.form_values import word_of
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import optional_text


def open_case(job: Job) -> dict[str, object]:
    """Open a case of header `kind` from header `source`; return its `caseNumber`. Mapped inputs are its facts.

    What a case has already found goes on under that case's number, `deviationCase` (SC-199).
    """
    found_in = optional_text(job, "deviationCase")
    if found_in is not None:
        return {"caseNumber": found_in}
    case = cases.open_case(
        job.session,
        agreement_of(job),
        word_of(job.headers, "kind", CaseKind),
        word_of(job.headers, "source", CaseSource),
        today(job),
        cause_of(job),
        facts=job.variables,
    )
    return {"caseNumber": case.number}
