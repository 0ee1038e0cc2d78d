"""Job `accept-application`: accept it, dated on its first receipt."""

from __future__ import annotations

from engine.jobs import Job
from handlers import applications
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import flag


def accept_application(job: Job) -> dict[str, object]:
    """Return `acceptedOn` (GAP-01) and the titles of `openItems` left to the evaluation. Raises IncompleteMaterials."""
    application = application_of(job)
    accept = applications.accept_by_default if flag(job, "acceptedByDefault") else applications.accept
    accept(job.session, application, today(job), cause_of(job))
    clocks.close_listed(job)
    return {
        "acceptedOn": application.received_on.isoformat(),
        "openItems": [item.title for item in applications.missing_items(application)],
    }
