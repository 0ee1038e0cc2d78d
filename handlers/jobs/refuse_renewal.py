"""Job `refuse-renewal`: the renewal ends without a new agreement."""

from __future__ import annotations

from engine.jobs import Job
from handlers import renewals
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import text
from handlers.renewals import RenewalOutcome


def refuse_renewal(job: Job) -> dict[str, object]:
    """Note inputs `outcome` and `reason`, close `closes`; the agreement runs to its expiry (PR-14). Returns `refusedOn`.

    A next agreement that is signed already, and then given up by both sides (PR-13), lapses.
    """
    on, agreement, cause = today(job), agreement_of(job), cause_of(job)
    outcome = word_of(job.variables, "outcome", RenewalOutcome)
    renewals.end(job.session, renewals.file_of(job.session, agreement), outcome, on, cause, text(job, "reason"))
    renewals.lapse(job.session, agreement, on, cause)
    clocks.close_listed(job)
    return {"refusedOn": on.isoformat()}
