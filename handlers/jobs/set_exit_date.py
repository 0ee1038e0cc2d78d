"""Job `set-exit-date`: an exit agreed to after its day is carried out on the day of the consent (PR-13 step 7)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.jobs.case import today
from handlers.jobs.inputs import day


def set_exit_date(job: Job) -> dict[str, object]:
    """Return `exitOn`: the day asked for, or today when that has passed; nothing ends backwards."""
    return {"exitOn": max(day(job, "exitOn"), today(job)).isoformat()}
