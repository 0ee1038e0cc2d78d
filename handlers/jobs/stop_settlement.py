"""Job `stop-settlement`: services after the term are not settled."""

from __future__ import annotations

from engine.jobs import Job
from handlers.agreements.service import record_event
from handlers.jobs.case import agreement_of, cause_of


def stop_settlement(job: Job) -> None:
    """Note from which day services are no longer settled; `may_settle` decides by the day of the service (G000-2)."""
    agreement = agreement_of(job)
    on = agreement.ended_on
    record_event(job.session, agreement, "settlement.stopped", agreement.state, cause_of(job), f"自{on}起不予结算", on=on)
