"""Job `record-defence-answer`: the statement and defence is accepted or rejected, with reasons."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import flag, text


def record_defence_answer(job: Job) -> None:
    """Enter `defenceAccepted` with its reasons `defenceAnswer`. Raises CaseClosed, InvalidFact."""
    answer, accepted = text(job, "defenceAnswer"), flag(job, "defenceAccepted")
    cases.record_defence_answer(job.session, case_file_of(job), today(job), answer, cause_of(job), accepted=accepted)
