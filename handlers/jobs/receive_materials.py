"""Job `receive-materials`: the material asked for in the evaluation has come; its clock runs on."""

from __future__ import annotations

from engine.jobs import Job
from handlers import applications
from handlers.deadlines import ledger
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.request_materials import PAUSE


def receive_materials(job: Job) -> dict[str, object]:
    """Take the answer in and resume the clock of header `timer`; the due date moves by the days it stood."""
    application, on = application_of(job), today(job)
    asked = applications.open_supplement(application).codes
    applications.receive_supplement(job.session, application, asked, on, cause_of(job))
    clocks.close_listed(job)
    received = {"supplementReceivedOn": on.isoformat()}
    clock = clocks.still_running(job)
    if clock is None or clock.paused_since is None:
        return {**received}
    return {**received, **clocks.variables(job, ledger.resume_clock(job.session, clock.id, on=on, cause=PAUSE))}
