"""Job `open-defence`: the prior notice has been delivered; the period for statement and defence begins."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, notices
from handlers.cases import DecisionKind
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of
from handlers.jobs.inputs import day, header, text


def open_defence(job: Job) -> dict[str, object]:
    """Enter notice `noticeNumber`, delivered on `deliveredOn`, as announcing the decisions of header `covers`.

    Opens the clock of header `timer` from that day (S735-13-b, GAP-04) and returns its variables.
    """
    delivered_on = day(job, "deliveredOn")
    clock = clocks.open_statutory(job, delivered_on)
    cases.record_notice(
        job.session,
        case_of(job),
        notices.notice_by_number(job.session, job.tenant_id, text(job, "noticeNumber")),
        delivered_on,
        cause_of(job),
        covers=[word_of({"covers": one}, "covers", DecisionKind) for one in header(job, "covers").split(",")],
        defence_until=clock.due,
    )
    return clocks.variables(job, clock)
