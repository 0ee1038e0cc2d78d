"""Job `start-purchasing`: a newly designated institution buys through the platform from signing on."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.jobs.case import application_of


def start_purchasing(job: Job) -> dict[str, object]:
    """Return `purchasingFrom`, the signing day (N2025-07-1, SC-072)."""
    agreement = agreements.agreement_for(job.session, application_of(job))
    start = agreement.platform_purchasing_from or agreement.signed_on
    agreement.platform_purchasing_from = start
    job.session.flush()
    return {"purchasingFrom": start.isoformat()}
