"""Job `renewal-readiness`: on the first day of the new term, may it begin?"""

from __future__ import annotations

from engine.jobs import Job
from handlers.agreements import AgreementState
from handlers.jobs.case import agreement_of


def renewal_readiness(job: Job) -> dict[str, object]:
    """Return `oldActive`: a suspended agreement ends with its term and is not renewed (O3-39-c, O2-42-a)."""
    return {"oldActive": agreement_of(job).state is AgreementState.ACTIVE}
