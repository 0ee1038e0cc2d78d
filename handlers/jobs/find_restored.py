"""Job `find-restored`: what ran when an agreement was terminated, and goes on now that the termination is revoked."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, cases
from handlers.jobs.case import agreement_of, cause_of
from handlers.jobs.inputs import day

NONE = "none"


def find_restored(job: Job) -> dict[str, object]:
    """Pay from `restoredOn` what a hold had deferred, since the case it served is closed (ALL-56-a, S735-30-c).

    Returns `restoredSuspension`: V or A with its `caseNumber`, `decisionNumber`, `suspendedFrom` and `suspendedTo`, or
    `none`; a suspension received by linkage follows its source (PR-12).
    """
    agreement = agreement_of(job)
    agreements.restore_settlement(job.session, agreement, day(job, "restoredOn"), cause_of(job))
    suspension = agreements.current_suspension(agreement)
    if suspension is None or suspension.by_linkage:
        return {"restoredSuspension": NONE}
    return {
        "restoredSuspension": suspension.kind.value,
        "caseNumber": cases.decision_of(job.session, suspension.decision_number).case.number,
        "decisionNumber": suspension.decision_number,
        "suspendedFrom": suspension.effective_on.isoformat(),
        "suspendedTo": (suspension.ends_on or agreement.ends_on).isoformat(),
    }
