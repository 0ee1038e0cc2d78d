"""Job `extend-term`: a short extension was signed while the renewal is negotiated."""

from __future__ import annotations

from engine.jobs import Job
from handlers import renewals
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import day


def extend_term(job: Job) -> dict[str, object]:
    """Move the term's last day to `extendedTo` (GAP-23); return it as `endsOn`. Raises NoShortExtension, ExtensionDay."""
    agreement = renewals.extend_term(job.session, agreement_of(job), day(job, "extendedTo"), today(job), cause_of(job))
    return {"endsOn": agreement.ends_on.isoformat()}
