"""Tell every procedure of an agreement that it has ended: the one place that publishes `agreement.ended`."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.agreements import Agreement
from handlers.cases import CaseKind
from handlers.filings import agreement_variables

ENDED = "agreement.ended"


def publish_ended(job: Job, agreement: Agreement) -> None:
    """Publish it under the agreement's number (standing procedures) and under that of each of its open cases.

    A message reaches one instance per process and key, hence one per case. The payload is the root variables with
    `endState`, `endedOn` and `endReason`. An agreement that has not ended is a mistake of the caller: ValueError.
    """
    if agreement.ended_on is None or agreement.end_reason is None:
        raise ValueError(f"Expected agreement {agreement.number} to have ended, but it is {agreement.state}; end it first.")
    payload = {
        **agreement_variables(agreement),
        "endState": agreement.state.value,
        "endedOn": agreement.ended_on.isoformat(),
        "endReason": agreement.end_reason.value,
    }
    keys = [agreement.number, *(case.number for case in cases.open_cases(job.session, agreement, *CaseKind))]
    for key in keys:
        job.publish_message(ENDED, key, payload, business_key=key, tenant_id=agreement.area)
