"""Job `record-objection`: take an objection of the public in; only that party's publicity stands."""

from __future__ import annotations

from engine.jobs import Job
from handlers import publicity
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import optional_text, text


def record_objection(job: Job) -> dict[str, object]:
    """Return `objectionId` and `objectedOn`. Raises ObjectionWithoutEvidence, PublicityOver (GAP-03)."""
    on = today(job)
    objection = publicity.raise_objection(
        job.session,
        publicity.entry_of(job.session, application_of(job)),
        text(job, "objectionFacts"),
        on,
        cause_of(job),
        objector=optional_text(job, "objector"),
        contact=optional_text(job, "objectorContact"),
        evidence=optional_text(job, "objectionEvidence"),
    )
    return {"objectionId": str(objection.id), "objectedOn": on.isoformat()}
