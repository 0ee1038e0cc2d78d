"""Job `publish-list`: put the qualified party on the proposed list and start its publicity."""

from __future__ import annotations

from engine.jobs import Job
from handlers import notices, publicity
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.signing_documents import proposed_list


def publish_list(job: Job) -> dict[str, object]:
    """Issue the list, enter the party and open the clock of header `timer`. Raises NotQualified."""
    on, cause = today(job), cause_of(job)
    clock = clocks.open_statutory(job, on)
    notice = notices.issue(job.session, proposed_list(job, clock.due), on, cause)
    entry = publicity.publish(job.session, application_of(job), notice.number, on, clock.due, cause)
    return {"publicityEntryId": str(entry.id), "publishedOn": on.isoformat(), **clocks.variables(job, clock)}
