"""Job `revoke-termination`: review or court has revoked the termination (ALL-56-a, SC-215)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.agreements import AgreementState
from handlers.jobs.case import cause_of
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import day, text
from handlers.jobs.restored import publish_restored


def revoke_termination(job: Job) -> dict[str, object]:
    """Restore the state and regions before, end bans, remove the list entry; the agreement's procedures go on.

    Returns `termOver`: the term has run out meanwhile, so that the agreement is restored only to have expired.
    """
    case, on = case_file_of(job), day(job, "reviewedOn")
    agreement, ended_on = case.agreement, case.agreement.ended_on
    decision = cases.decision_of(job.session, text(job, "decisionNumber"))
    cases.revoke(job.session, decision, on, text(job, "authority"), cause_of(job))
    if ended_on is not None and agreement.in_force:
        publish_restored(job, agreement, ended_on, on)
    return {"termOver": agreement.state is AgreementState.EXPIRED}
