"""Job `carry-over-personnel`: whoever is registered under the old agreement is so under the new one."""

from __future__ import annotations

from engine.jobs import Job
from handlers import renewals
from handlers.jobs.case import agreement_of, cause_of
from handlers.jobs.successors import successor_of


def carry_over_personnel(job: Job) -> None:
    """Register them with the state they have; commitments go on (P23-02-a, P23-03-a, N2025-09-1)."""
    renewals.carry_over_personnel(job.session, agreement_of(job), successor_of(job), cause_of(job))
