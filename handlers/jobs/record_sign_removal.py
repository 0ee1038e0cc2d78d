"""Job `record-sign-removal`: the sign of designation is gone."""

from __future__ import annotations

from engine.jobs import Job
from handlers.agreements.service import record_event
from handlers.jobs.case import agreement_of, cause_of
from handlers.jobs.inputs import day, text


def record_sign_removal(job: Job) -> None:
    """Note `removedOn` and `removalFacts`."""
    agreement = agreement_of(job)
    facts = text(job, "removalFacts")
    record_event(job.session, agreement, "sign.removed", agreement.state, cause_of(job), facts, on=day(job, "removedOn"))
