"""Job `hold-settlement`: settlement is deferred, which is no suspension (GAP-14)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import optional_day, optional_text, provision_ids, text


def hold_settlement(job: Job) -> dict[str, object]:
    """Hold from `heldFrom` (default: today) for `holdReason` on `holdGrounds`, approved by `holdApprovedBy`.

    A hold that runs already stays as it is. Returns `heldFrom`. Raises StepRefused.
    """
    hold = agreements.hold_settlement(
        job.session,
        agreement_of(job),
        optional_day(job, "heldFrom") or today(job),
        cause_of(job),
        reason=text(job, "holdReason"),
        grounds=provision_ids(job, "holdGrounds"),
        decision_number=optional_text(job, "decisionNumber"),
        approved_by=optional_text(job, "holdApprovedBy"),
    )
    return {"heldFrom": hold.effective_on.isoformat()}
