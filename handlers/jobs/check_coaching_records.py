"""Job `check-coaching-records`: is every content of coaching on record?"""

from __future__ import annotations

from engine.jobs import Job
from handlers import coaching
from handlers.jobs.coaching_clocks import period_of, phase_of


def check_coaching_records(job: Job) -> dict[str, object]:
    """Return `missingContents`, the contents without a record in this phase in Chinese; empty if it may be closed (SC-093)."""
    return {"missingContents": [one.label for one in coaching.missing_contents(period_of(job), phase_of(job))]}
