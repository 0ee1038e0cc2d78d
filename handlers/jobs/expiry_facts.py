"""Job `expiry-facts`: how the agreement and its renewal stand when the term ends."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, renewals
from handlers.agreements import AgreementState
from handlers.jobs.case import agreement_of


def expiry_facts(job: Job) -> dict[str, object]:
    """Return `successorSigned`, `suspended`, `coaching`, and `renewalOutcome`: how the renewal ended, `open`, or null.

    `renewalReason` is what the renewal's file says about it.
    """
    agreement = agreement_of(job)
    new = agreements.successor_of(job.session, agreement)
    file = renewals.find_file(job.session, agreement)
    outcome = None if file is None else file.outcome
    asked = file is not None and file.requested_on is not None
    return {
        "successorSigned": new is not None and new.state is AgreementState.SIGNED,
        "suspended": agreement.state is not AgreementState.ACTIVE,
        "coaching": agreement.coaching.value,
        "renewalOutcome": ("open" if asked else None) if outcome is None else outcome.value,
        "renewalReason": None if file is None else file.outcome_reason,
    }
