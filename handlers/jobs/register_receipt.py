"""Job `register-receipt`: bind the application to its process and give the process its first variables."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs.case import application_of


def register_receipt(job: Job) -> dict[str, object]:
    """Return the day of receipt (O3-07-a) and what later gateways read before anybody has filled it in."""
    application = application_of(job)
    application.instance_key = job.instance_key
    job.session.flush()
    received_on = application.received_on.isoformat()
    return {
        "receivedOn": received_on,
        "materialsReceivedOn": received_on,
        "supplementRound": 0,
        "intakeDecision": None,
        "missingItems": [],
        "unmetConditions": [],
        "acceptedByDefault": False,
    }
