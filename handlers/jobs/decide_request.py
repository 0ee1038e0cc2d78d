"""Job `decide-request`: the agency agrees to a party's own wish or withholds its consent (PR-09 A3, PR-13 step 5)."""

from __future__ import annotations

from datetime import date

from engine.jobs import Job
from handlers import cases
from handlers.cases import Case, CaseOutcome, Decision, DecisionKind
from handlers.exits import ExitKind
from handlers.form_values import word_of
from handlers.jobs.case import agreement_of, case_of, cause_of, today
from handlers.jobs.case_file import finish_case
from handlers.jobs.inputs import optional_day, optional_text, text


def decide_request(job: Job) -> dict[str, object]:
    """Decide as header `decision` says (consent or withhold) for `consentReasons`; return `decisionNumber`, `grounds`.

    Exceptions from the three months or the 180 days are decisions of their own, so that an audit finds them
    (GAP-12, O3-39-e). Withholding closes the case with header `outcome`.
    """
    case, kind = case_of(job), word_of(job.headers, "decision", DecisionKind)
    ground = _kind(job).ground(agreement_of(job).party.kind)
    reasons = text(job, "consentReasons")
    if kind is DecisionKind.CONSENT:
        _exceptions(job, case)
    effective_on = max(_wanted(job), today(job))
    row = cases.decide(
        job.session,
        case,
        Decision(kind=kind, effective_on=effective_on, reasons=reasons, grounds=[ground]),
        cause_of(job),
    )
    if kind is DecisionKind.WITHHOLD:
        finish_case(job, case, word_of(job.headers, "outcome", CaseOutcome), reasons)
    return {"decisionNumber": row.number, "grounds": [ground], "refusalReasons": reasons}


def _kind(job: Job) -> ExitKind:
    return word_of({"kind": optional_text(job, "exitKind") or ExitKind.SUSPEND.value}, "kind", ExitKind)


def _wanted(job: Job) -> date:
    return optional_day(job, "exitOn") or optional_day(job, "suspendedFrom") or today(job)


def _exceptions(job: Job, case: Case) -> None:
    for name, provision in (("shortNoticeReasons", "O3-41-a"), ("lengthExceptionReasons", "O3-39-e")):
        reasons = optional_text(job, name)
        if reasons is not None:
            exception = Decision(kind=DecisionKind.EXCEPTION, effective_on=today(job), reasons=reasons, provisions=[provision])
            cases.decide(job.session, case, exception, cause_of(job))
