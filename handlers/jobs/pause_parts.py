"""Job `pause-parts`: only some departments or persons are suspended (O2-38-5, O2-U08)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements
from handlers.agreements import HoldScope
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of
from handlers.jobs.decide_suspension import names
from handlers.jobs.inputs import day, provision_ids, text


def pause_parts(job: Job) -> dict[str, object]:
    """Pause `pausedDepartments` and `pausedPersons` from `suspendedFrom` through `suspendedTo` by `decisionNumber`.

    Settlement becomes PARTIAL, the counter stays. Opens the clock of header `timer`; returns its variables.
    """
    agreement, first, last, cause = agreement_of(job), day(job, "suspendedFrom"), day(job, "suspendedTo"), cause_of(job)
    pauses = {HoldScope.DEPARTMENT: agreements.pause_department, HoldScope.PERSON: agreements.pause_person}
    named = {HoldScope.DEPARTMENT: names(job, "pausedDepartments"), HoldScope.PERSON: names(job, "pausedPersons")}
    for scope, subjects in named.items():
        for subject in subjects:
            pauses[scope](
                job.session,
                agreement,
                subject,
                first,
                cause,
                reason="部分中止",
                grounds=provision_ids(job, "grounds"),
                ends_on=last,
                decision_number=text(job, "decisionNumber"),
            )
    return clocks.variables(job, clocks.open_dated(job, last))
