"""Job `settle-objection`: record what the verification found; the publicity runs on unless it was founded."""

from __future__ import annotations

from engine.jobs import Job
from handlers import notices, publicity
from handlers.deadlines import ledger
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import optional_text, text
from handlers.jobs.signing_documents import objection_finding
from handlers.publicity import Finding


def settle_objection(job: Job) -> dict[str, object]:
    """Record `objectionFinding` on `objectionId` and tell the party; resume the clock and move the entry's last day.

    A founded objection ends the application as REMOVED and leaves the clock to `remove-from-list`.
    """
    on, cause, finding = today(job), cause_of(job), word_of(job.variables, "objectionFinding", Finding)
    objection = publicity.objection_of(job.session, int(text(job, "objectionId")))
    publicity.verify(job.session, objection, finding, _reason(job), on, cause)
    notices.issue(job.session, objection_finding(job, objection, finding), on, cause)
    clock = clocks.running(job)
    if finding is not Finding.FOUNDED:
        clock = ledger.resume_clock(job.session, clock.id, on=on, cause=str(objection.id))
        publicity.extend(job.session, publicity.entry_of(job.session, application_of(job)), clock.due, cause)
    return clocks.variables(job, clock)


def _reason(job: Job) -> str:
    parts = (text(job, "verificationFacts"), optional_text(job, "correctedText"))
    return "；".join(part for part in parts if part)
