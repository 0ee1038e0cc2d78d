"""When a period would end that begins with a document's delivery today; the document states it, the ledger settles it."""

from __future__ import annotations

from datetime import date

from engine.jobs import Job
from handlers import applications
from handlers.applications import Application
from handlers.deadlines import Deadline, Pause
from handlers.deadlines.overrides import calendar_for
from handlers.jobs.timers import timer_of


def forecast(job: Job, timer: str, start: date, pauses: tuple[Pause, ...] = ()) -> Deadline:
    """The deadline of that timer from `start` on, as it stands today."""
    term = timer_of(timer).term(job.session, start, job.tenant_id, ())
    return term.deadline(calendar_for(job.session, job.tenant_id), pauses)


def intake_pauses(application: Application) -> tuple[Pause, ...]:
    """The finished supplement periods of the application."""
    return tuple(Pause(since, until) for since, until in applications.pauses(application) if until is not None)
