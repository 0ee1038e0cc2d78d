"""Job `register-renewal`: the party has asked for renewal, or a unified round takes it in."""

from __future__ import annotations

from engine.jobs import Job
from handlers import renewals
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import optional_day
from handlers.renewals import RequestSource


def register_renewal(job: Job) -> dict[str, object]:
    """Note it: a round, if `roundUntil` is set, else a request; close `closes`; return `requestedOn` and `late` (GAP-23).

    Whether a request is late goes by the rule in force on its day, also when that has changed during the term.
    """
    until, on = optional_day(job, "roundUntil"), today(job)
    source = RequestSource.REQUEST if until is None else RequestSource.ROUND
    agreement = agreement_of(job)
    file = renewals.file_of(job.session, agreement)
    file.latest_on = renewals.latest_request_day(job.session, agreement, on)
    renewals.register_request(job.session, file, source, on, cause_of(job), round_until=until)
    clocks.close_listed(job)
    return {"requestedOn": on.isoformat(), "late": file.late}
