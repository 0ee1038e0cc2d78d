"""Job `raise-coaching-frequency`: after a deviation the visits come more often."""

from __future__ import annotations

from datetime import timedelta

from engine.jobs import Job
from handlers import parameters
from handlers.agreements.service import record_event
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import day


def raise_coaching_frequency(job: Job) -> dict[str, object]:
    """Return the shorter `coachInterval` and the nearer `coachNext` (N2025-04-4)."""
    agreement, on = agreement_of(job), today(job)
    interval = parameters.integer(job.session, "coaching_interval_raised_days", agreement.area, on)
    following = min(day(job, "coachNext"), on + timedelta(days=interval))
    record_event(job.session, agreement, "coaching.frequency_raised", agreement.state, cause_of(job), f"每{interval}日")
    return {"coachInterval": interval, "coachNext": following.isoformat()}
