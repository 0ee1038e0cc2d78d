"""Job `record-branch-answer`: whether a branch's defence, limited to person and cause, holds (O3-40-14)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.collect_branches import DISPROVED
from handlers.jobs.inputs import text


def record_branch_answer(job: Job) -> None:
    """Answer the statement and keep `defenceFinding` in the case for the joint decision. Raises InvalidFact."""
    case, finding = case_file_of(job), text(job, "defenceFinding")
    case.facts = {**case.facts, "defenceFinding": finding}
    answer = text(job, "defenceAnswer")
    cases.record_defence_answer(job.session, case, today(job), answer, cause_of(job), accepted=finding in DISPROVED)
