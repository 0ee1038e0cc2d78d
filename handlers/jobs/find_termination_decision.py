"""Job `find-termination-decision`: whether review or court has to do with a termination of this case."""

from __future__ import annotations

from engine.jobs import Job
from handlers import terminations
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import optional_text


def find_termination_decision(job: Job) -> dict[str, object]:
    """Return `isTermination`, its `decisionNumber` and `provedGrounds`; other decisions look after themselves."""
    found = terminations.find_ending_decision(case_file_of(job), optional_text(job, "decisionNumber"))
    return {
        "isTermination": found is not None,
        "decisionNumber": None if found is None else found.number,
        "provedGrounds": [] if found is None else list(found.grounds),
    }
