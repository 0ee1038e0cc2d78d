"""Job `conclude-coaching`: the coaching period ends."""

from __future__ import annotations

from engine.jobs import Job
from handlers import coaching
from handlers.agreements import Coaching
from handlers.coaching import Phase
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import cause_of, today
from handlers.jobs.coaching_clocks import period_of, phase_of
from handlers.jobs.inputs import flag, text


def conclude_coaching(job: Job) -> dict[str, object]:
    """Set the region to header `result`, PASSED or FAILED, with the check's result for an extended period; close `closes`.

    Returns `concludedOn`.
    """
    period, on = period_of(job), today(job)
    if phase_of(job) is Phase.EXTENDED:
        coaching.note_rectification(period, text(job, "rectificationFacts"), rectified=flag(job, "rectified"))
    coaching.conclude(job.session, period, word_of(job.headers, "result", Coaching), on, cause_of(job))
    clocks.close_listed(job)
    return {"concludedOn": on.isoformat()}
