"""Job `end-pauses`: departments and persons whose pause is over settle again."""

from __future__ import annotations

from datetime import timedelta

from engine.jobs import Job
from handlers import agreements
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of, today


def end_pauses(job: Job) -> None:
    """End every pause from the day after its stated last day, if that has come; close what header `closes` lists."""
    agreement, on = agreement_of(job), today(job)
    for hold in agreements.running_holds(agreement):
        if hold.ends_on is not None and hold.ends_on < on:
            after = hold.ends_on + timedelta(days=1)
            agreements.end_pause(job.session, agreement, hold.scope, hold.subject, after, cause_of(job))
    clocks.close_listed(job)
