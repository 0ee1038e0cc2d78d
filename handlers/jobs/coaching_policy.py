"""Job `coaching-policy`: what the pooling area's rules say about coaching."""

from __future__ import annotations

from engine.jobs import Job
from handlers import parameters
from handlers.jobs.case import agreement_of


def coaching_policy(job: Job) -> dict[str, object]:
    """Return `coachingForPharmacies` (GAP-28), as in force on the effective date."""
    agreement = agreement_of(job)
    switched = parameters.switch(job.session, "coaching_for_pharmacies", agreement.area, agreement.effective_on)
    return {"coachingForPharmacies": switched}
