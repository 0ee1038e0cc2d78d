"""Job `pause-department`: the department of administration orders a department of the party to pause (S735-38-b)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.fixed_dates import last_day_of_months
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of
from handlers.jobs.inputs import day, text, whole


def pause_department(job: Job) -> dict[str, object]:
    """Pause `department` from `pauseFrom` for `pauseMonths` (rule 2.1a) by `orderNumber` on `pauseGround`.

    No suspension, the counter stays. Opens the clock of header `timer`; returns its variables, `suspendedFrom` and
    `suspendedTo`.
    """
    first = day(job, "pauseFrom")
    last = last_day_of_months(first, whole(job, "pauseMonths"))
    agreements.pause_department(
        job.session,
        agreement_of(job),
        text(job, "department"),
        first,
        cause_of(job),
        reason=text(job, "pauseReasons"),
        grounds=[text(job, "pauseGround")],
        ends_on=last,
        decision_number=text(job, "orderNumber"),
    )
    clock = clocks.open_dated(job, last)
    return {
        **clocks.variables(job, clock),
        "suspendedFrom": first.isoformat(),
        "suspendedTo": last.isoformat(),
        "grounds": [text(job, "pauseGround")],
    }
