"""Job `record-ban`: a second unqualified result bars a new application for a year."""

from __future__ import annotations

from engine.jobs import Job
from handlers import bans
from handlers.jobs import clocks
from handlers.jobs.case import application_of, cause_of
from handlers.jobs.inputs import day, text


def record_ban(job: Job) -> dict[str, object]:
    """Record the ban from input `startDate`, the delivery (O3-08-i), with its clock; return the clock's variables."""
    start, party = day(job, "startDate"), application_of(job).party
    bans.record_reevaluation_bar(job.session, party, start, text(job, "noticeNumber"), cause_of(job))
    return clocks.variables(job, clocks.open_statutory(job, start))
