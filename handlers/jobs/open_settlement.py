"""Job `open-settlement`: let the party settle from the effective date."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.jobs.case import application_of, cause_of


def open_settlement(job: Job) -> None:
    """Open settlement for service dates from the effective date on."""
    agreement = agreements.agreement_for(job.session, application_of(job))
    agreements.open_settlement(job.session, agreement, agreement.effective_on, cause_of(job))
