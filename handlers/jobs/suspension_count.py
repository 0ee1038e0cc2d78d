"""Job `suspension-count`: how often the agency has suspended the agreement in this term."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs.case import agreement_of


def suspension_count(job: Job) -> dict[str, object]:
    """Return `agencySuspensions` as it stands now; a revoked suspension counts no more (GAP-05)."""
    return {"agencySuspensions": agreement_of(job).agency_suspensions}
