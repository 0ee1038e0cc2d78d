"""Job `set-application-state`: a step of the application that has no work of its own."""

from __future__ import annotations

from engine.jobs import Job
from handlers import applications
from handlers.applications import ApplicationState
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import optional_text


def set_application_state(job: Job) -> None:
    """Set the state of header `state`, with the header or variable `reason`; then close the clocks of `closes`.

    Raises ForbiddenTransition.
    """
    state = word_of(job.headers, "state", ApplicationState)
    reason = job.headers.get("reason") or optional_text(job, "reason")
    applications.set_state(job.session, application_of(job), state, today(job), cause_of(job), reason)
    clocks.close_listed(job)
