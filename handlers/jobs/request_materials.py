"""Job `request-materials`: more material is asked for in the evaluation; its clock stands from the delivery."""

from __future__ import annotations

from engine.jobs import Job
from handlers import applications
from handlers.deadlines import ledger
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import day, texts

PAUSE = "evaluation supplement"


def request_materials(job: Job) -> dict[str, object]:
    """Ask for `supplementItems` and pause the clock of header `timer` from `supplementDeliveredOn` (O3-08-c).

    A clock that is breached already stands no more.
    """
    application, delivered_on = application_of(job), day(job, "supplementDeliveredOn")
    applications.request_evaluation_material(job.session, application, texts(job, "supplementItems"), today(job), cause_of(job))
    applications.supplement_delivered(job.session, application, delivered_on)
    clock = clocks.still_running(job)
    if clock is None or delivered_on > clock.due:
        return {}
    return clocks.variables(job, ledger.pause_clock(job.session, clock.id, since=delivered_on, cause=PAUSE))
