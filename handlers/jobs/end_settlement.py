"""Job `end-settlement`: later fees are never settled; a hold becomes the final clearing (O3-40-a, GAP-33)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.agreements import HoldEnd, HoldScope
from handlers.agreements.service import record_event
from handlers.jobs.case import agreement_of, cause_of
from handlers.jobs.inputs import day


def end_settlement(job: Job) -> None:
    """Nothing of services from 00:00 of `terminatedOn` is settled; what a hold deferred is cleared line by line."""
    agreement, on = agreement_of(job), day(job, "terminatedOn")
    if agreements.running_holds(agreement, HoldScope.ALL):
        agreements.release_settlement(job.session, agreement, on, cause_of(job), end=HoldEnd.TERMINATED)
    record_event(job.session, agreement, "settlement.stopped", agreement.state, cause_of(job), f"自{on}零时起", on=on)
