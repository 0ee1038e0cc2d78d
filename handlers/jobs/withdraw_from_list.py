"""Job `withdraw-from-list`: the applicant withdraws while it is on the proposed list or negotiates."""

from __future__ import annotations

from engine.jobs import Job
from handlers import publicity
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.set_application_state import set_application_state
from handlers.publicity.models import EntryState
from handlers.publicity.service import record_event

_SHOWN = (EntryState.PUBLISHED, EntryState.PAUSED)


def withdraw_from_list(job: Job) -> None:
    """Take the party off the public list, if it is still shown, and set the state of header `state`."""
    entry = publicity.entry_of(job.session, application_of(job))
    before = entry.state
    if before in _SHOWN:
        entry.state, entry.closed_on = EntryState.REMOVED, today(job)
        record_event(job.session, entry, "withdrawn", before, cause_of(job), "申请人撤回")
    set_application_state(job)
