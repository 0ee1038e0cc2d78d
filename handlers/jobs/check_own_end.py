"""Job `check-own-end`: whether the agreement has ended by a decision of this case."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs.case_file import case_file_of


def check_own_end(job: Job) -> dict[str, object]:
    """Return `ownEnd`: the end is this case's own; any other end leaves it nothing to decide."""
    case = case_file_of(job)
    return {"ownEnd": case.agreement.end_decision in {decision.number for decision in case.decisions}}
