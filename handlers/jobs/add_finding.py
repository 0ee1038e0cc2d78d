"""Job `add-finding`: a new fact found during a suspension goes into the running case."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import optional_text, text


def add_finding(job: Job) -> None:
    """Enter `facts` and `evidence`; a second suspension would be none of its own (procedures.md 3.1). Raises CaseClosed."""
    case, on, cause = case_of(job), today(job), cause_of(job)
    cases.record_finding(job.session, case, on, text(job, "facts"), cause)
    evidence = optional_text(job, "evidence")
    if evidence is not None:
        cases.record_evidence(job.session, case, evidence, "中止期间查明", on, cause)
