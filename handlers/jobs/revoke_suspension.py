"""Job `revoke-suspension`: review or court has revoked the decision to suspend (ALL-56-a)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.cases import CaseOutcome
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.case_file import finish_case
from handlers.jobs.inputs import optional_day, text


def revoke_suspension(job: Job) -> dict[str, object]:
    """Undo `decisionNumber` as `authority` has ruled: state and counter go back; return `resumedOn`.

    A case that is still open is closed with header `outcome`. Raises UnknownDecision.
    """
    on, cause = optional_day(job, "revokedOn") or today(job), cause_of(job)
    decision = cases.decision_of(job.session, text(job, "decisionNumber"))
    cases.revoke(job.session, decision, on, text(job, "authority"), cause)
    clocks.close_listed(job)
    case = case_of(job)
    if case.is_open:
        finish_case(job, case, word_of(job.headers, "outcome", CaseOutcome))
    return {"resumedOn": on.isoformat()}
