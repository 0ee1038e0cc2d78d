"""Job `release-settlement`: a hold ends and its deferred claims are decided."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.agreements import HoldEnd
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import optional_day


def release_settlement(job: Job) -> dict[str, object]:
    """Release from `releasedOn` (default: today) as header `end` says; nothing when nothing is held.

    Then close the clocks of `closes`. Returns `releasedOn`, and `released`: whether anything was held.
    """
    agreement, on = agreement_of(job), optional_day(job, "releasedOn") or today(job)
    held = bool(agreements.running_holds(agreement, agreements.HoldScope.ALL))
    if held:
        agreements.release_settlement(job.session, agreement, on, cause_of(job), end=word_of(job.headers, "end", HoldEnd))
    clocks.close_listed(job)
    return {"releasedOn": on.isoformat(), "released": held}
