"""Job `record-coaching`: an act of coaching has been held."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from engine.errors import InvalidInput
from engine.jobs import Job
from handlers import coaching, notices
from handlers.coaching import Content
from handlers.columns import Json
from handlers.jobs.agreement_documents import declared_document
from handlers.jobs.case import cause_of, today
from handlers.jobs.coaching_clocks import period_of, phase_of
from handlers.jobs.inputs import day, text, texts, whole


def record_coaching(job: Job) -> dict[str, object]:
    """Keep the training record and issue the 辅导记录; return `coachNext`, the day of the next visit (N2025-04-3).

    Raises NotInTheFuture for a day outside the period.
    """
    period, on, cause = period_of(job), today(job), cause_of(job)
    contents = [_content(one) for one in texts(job, "coachingContents")]
    coaching.record_coaching(
        job.session,
        period,
        phase_of(job),
        day(job, "heldOn"),
        contents,
        cause,
        participants=text(job, "participants"),
        summary=text(job, "coachingSummary"),
        today=on,
    )
    draft = declared_document(job, "coaching_record")
    labels: list[Json] = [one.label for one in contents]
    notices.issue(job.session, replace(draft, facts={**draft.facts, "coachingContents": labels}), on, cause)
    return {"coachNext": (on + timedelta(days=whole(job, "coachInterval"))).isoformat()}


def _content(word: str) -> Content:
    try:
        return Content(word)
    except ValueError as error:
        raise InvalidInput("coachingContents", f"some of {', '.join(Content)}", repr(word), "choose from the list") from error
