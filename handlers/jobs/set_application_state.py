"""Job `set-application-state`: a step of the application that has no work of its own."""

from __future__ import annotations

from engine.errors import InvalidInput
from engine.jobs import Job
from handlers import applications
from handlers.applications import ApplicationState
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import header, optional_text


def set_application_state(job: Job) -> None:
    """Set the state of header `state`, with the header or variable `reason`; then close the clocks of `closes`.

    Raises ForbiddenTransition.
    """
    reason = job.headers.get("reason") or optional_text(job, "reason")
    applications.set_state(job.session, application_of(job), _state(job), today(job), cause_of(job), reason)
    clocks.close_listed(job)


def _state(job: Job) -> ApplicationState:
    name = header(job, "state")
    try:
        return ApplicationState(name)
    except ValueError as error:
        raise InvalidInput("header 'state'", f"one of {', '.join(ApplicationState)}", repr(name), "correct it") from error
