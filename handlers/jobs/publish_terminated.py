"""Job `publish-terminated`: the public learns that the agreement has ended (O3-40-b, O2-43-a)."""

from __future__ import annotations

from dataclasses import replace

from engine.jobs import Job
from handlers import notices, publicity
from handlers.columns import Json
from handlers.jobs.agreement_documents import declared_document
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import day, flag, text, texts

KIND = "terminated_list"


def publish_terminated(job: Job) -> dict[str, object]:
    """Put the party on the list of terminated parties, take it off that of designated ones; return `listNumber`.

    The entry of an ending at the party's own wish says so (PR-13 step 7). The announcement cites the grounds.
    """
    agreement, on, grounds = agreement_of(job), today(job), texts(job, "provedGrounds")
    entry = publicity.list_terminated(
        job.session,
        agreement,
        text(job, "decisionNumber"),
        day(job, "terminatedOn"),
        on,
        grounds=grounds,
        voluntary=flag(job, "voluntary"),
    )
    publicity.remove_designation(job.session, agreement, on)
    why = "主动申请解除" if entry.voluntary else "依照规定解除"
    row: Json = {"name": entry.name, "address": entry.address, "on": entry.terminated_on.isoformat(), "why": why}
    draft = declared_document(job, KIND)
    notice = notices.issue(
        job.session, replace(draft, facts={**draft.facts, "entries": [row]}, grounds=grounds), on, cause_of(job)
    )
    return {"listNumber": notice.number}
