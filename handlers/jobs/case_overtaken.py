"""Job `case-overtaken`: what a case was about has come to an end elsewhere."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.cases import Case, CaseOutcome
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import case_of
from handlers.jobs.case_file import finish_case
from handlers.jobs.ended import outcome_of


def case_overtaken(job: Job) -> None:
    """Close what header `closes` lists and the case, with header `outcome` or as overtaken by the agreement's end.

    A case whose own decision ended the agreement is closed by the procedure that carries it out.
    """
    clocks.close_listed(job)
    case = case_of(job)
    carried_out = cases.ended_by(case) and cases.running(job.session, case, but=job.instance_key)
    if case.is_open and not carried_out:
        finish_case(job, case, _outcome(job, case))


def _outcome(job: Job, case: Case) -> CaseOutcome:
    if "outcome" in job.headers:
        return word_of(job.headers, "outcome", CaseOutcome)
    return outcome_of(case.agreement)
