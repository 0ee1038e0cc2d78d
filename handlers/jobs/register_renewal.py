"""Job `register-renewal`: the party has asked for renewal, or a unified round takes it in."""

from __future__ import annotations

from engine.jobs import Job
from handlers import renewals
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import optional_day
from handlers.renewals import RequestSource


def register_renewal(job: Job) -> dict[str, object]:
    """Note it: a round, if `roundUntil` is set, else a request; close `closes`; return `requestedOn` and `late` (GAP-23)."""
    until, on = optional_day(job, "roundUntil"), today(job)
    source = RequestSource.REQUEST if until is None else RequestSource.ROUND
    file = renewals.file_of(job.session, agreement_of(job))
    renewals.register_request(job.session, file, source, on, cause_of(job), round_until=until)
    clocks.close_listed(job)
    return {"requestedOn": on.isoformat(), "late": file.late}
