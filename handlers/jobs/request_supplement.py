"""Job `request-supplement`: the one-off supplement notice has been delivered."""

from __future__ import annotations

from engine.jobs import Job
from handlers import applications
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import day, texts


def request_supplement(job: Job) -> None:
    """Ask for all of `missingItems` at once, delivered on `supplementDeliveredOn` (O3-07-b, O2-08-b).

    Raises SecondSupplementRequest (SC-020), NothingToSupplement.
    """
    application = application_of(job)
    applications.request_supplement(job.session, application, texts(job, "missingItems"), today(job), cause_of(job))
    applications.supplement_delivered(job.session, application, day(job, "supplementDeliveredOn"))
    clocks.close_listed(job)
