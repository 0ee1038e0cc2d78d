"""Job `lapse-renewal`: the signed renewal will not take effect."""

from __future__ import annotations

from engine.jobs import Job
from handlers import renewals
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.renewals import RenewalOutcome


def lapse_renewal(job: Job) -> None:
    """Let a signed successor lapse, note that the end of the old agreement has overtaken the renewal, close `closes`."""
    on, agreement, cause = today(job), agreement_of(job), cause_of(job)
    renewals.lapse(job.session, agreement, on, cause)
    file = renewals.file_of(job.session, agreement)
    if file.outcome in (None, RenewalOutcome.AGREED):
        renewals.end(job.session, file, RenewalOutcome.OVERTAKEN, on, cause)
    clocks.close_listed(job)
