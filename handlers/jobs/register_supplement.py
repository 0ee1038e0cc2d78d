"""Job `register-supplement`: take the answer to the one-off supplement notice in."""

from __future__ import annotations

from engine.jobs import Job
from handlers import applications
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import texts


def register_supplement(job: Job) -> dict[str, object]:
    """Note `suppliedItems` as there. Raises NotRequested for an item that the notice did not list."""
    on = today(job)
    applications.receive_supplement(job.session, application_of(job), texts(job, "suppliedItems"), on, cause_of(job))
    clocks.close_listed(job)
    received_on = on.isoformat()
    return {
        "supplementReceivedOn": received_on,
        "materialsReceivedOn": received_on,
        "supplementRound": 1,
        "intakeDecision": None,
    }
