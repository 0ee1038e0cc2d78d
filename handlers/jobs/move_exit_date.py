"""Job `move-exit-date`: the party accepts the first lawful day (PR-13 step 2, SC-231)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs.case import agreement_of
from handlers.jobs.inputs import day, optional_day
from handlers.suspensions import require_in_term


def move_exit_date(job: Job) -> dict[str, object]:
    """Return `exitOn` as `earliestOn`; a pause keeps its length in `exitUntil`. Raises BeyondTerm after the term."""
    wanted, moved, until = day(job, "wantedOn"), day(job, "earliestOn"), optional_day(job, "wantedUntil")
    require_in_term(agreement_of(job), "exitOn", moved)
    later = None if until is None else (until + (moved - wanted)).isoformat()
    return {"exitOn": moved.isoformat(), "exitUntil": later}
