"""Job `remind`: a reminder without legal consequence."""

from __future__ import annotations

from engine.jobs import Job
from handlers.applications.service import record_event
from handlers.jobs.case import application_of, cause_of
from handlers.jobs.inputs import header


def remind(job: Job) -> None:
    """Note in the case that the groups of header `audience` were reminded of the timer of header `timer`."""
    application = application_of(job)
    reason = f"{header(job, 'timer')} 提醒 {header(job, 'audience')}"
    record_event(job.session, application, "reminded", application.state, cause_of(job), reason)
