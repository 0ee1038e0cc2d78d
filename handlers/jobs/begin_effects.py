"""Job `begin-effects`: what carrying out a termination has to know (PR-11 step 8, PR-12 C4 and L4, PR-13 step 7)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, terminations
from handlers.agreements import HoldScope
from handlers.cases import DecisionStatus
from handlers.jobs.case import today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import flag, optional_text, records, text, texts


def begin_effects(job: Job) -> dict[str, object]:
    """Every variable the effects read, with what is usual where the calling procedure does not say.

    `reportFrom` is the day of the decision (T-REPORT); a consent or a linkage is reported from the day it is carried
    out. An exit gives its day as `effectiveOn` and its ground in `grounds`.
    """
    case = case_file_of(job)
    decision = terminations.find_ending_decision(case, optional_text(job, "decisionNumber"))
    at_once = flag(job, "voluntary") or flag(job, "byLinkage") or decision is None
    amount = job.variables.get("recoveryAmount")
    return {
        "reportFrom": (today(job) if at_once or decision is None else decision.decided_on).isoformat(),
        "heldBefore": bool(agreements.running_holds(case.agreement, HoldScope.ALL)),
        "decisionStayed": decision is not None and decision.status is DecisionStatus.STAYED,
        "voluntary": flag(job, "voluntary"),
        "byLinkage": flag(job, "byLinkage"),
        "causeAtHq": flag(job, "causeAtHq"),
        "graveIllegality": flag(job, "graveIllegality"),
        "managementBarFrom": optional_text(job, "managementBarFrom"),
        "recoveryAmount": amount if isinstance(amount, int | float) and not isinstance(amount, bool) else 0,
        "responsiblePersons": records(job, "responsiblePersons"),
        "decisionNumber": optional_text(job, "decisionNumber") or (decision.number if decision is not None else None),
        "provedGrounds": texts(job, "provedGrounds") or texts(job, "grounds"),
        "terminatesOn": optional_text(job, "terminatesOn") or text(job, "effectiveOn"),
    }
