"""Job `raise-monitoring`: suspected fraud alone means more checks, not a hold (S735-30-a)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import breaches
from handlers.jobs.case import case_of, cause_of
from handlers.jobs.inputs import header


def raise_monitoring(job: Job) -> None:
    """Raise frequency of checks and monitoring of fees while the case is open, for the reason of header `reason`."""
    breaches.raise_monitoring(job.session, case_of(job), header(job, "reason"), cause_of(job))
