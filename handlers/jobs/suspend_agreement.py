"""Job `suspend-agreement`: the suspension begins at 00:00 of its day (PR-09 A5, B8)."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, parameters
from handlers.agreements import SuspensionKind
from handlers.deadlines import days_elapsed
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, cause_of
from handlers.jobs.inputs import day, flag, provision_ids, text


def suspend_agreement(job: Job) -> dict[str, object]:
    """Suspend from `suspendedFrom` through `suspendedTo` by `decisionNumber` as header `kind` (V or A) says.

    Opens the clock of header `timer`: the stated end for the agency's own, the 180 days for a voluntary one, or as
    many as the leader has agreed to. Returns its variables and `agencySuspensions`. Raises StepRefused.
    """
    agreement, kind = agreement_of(job), word_of(job.headers, "kind", SuspensionKind)
    first, last = day(job, "suspendedFrom"), day(job, "suspendedTo")
    agreements.suspend(
        job.session,
        agreement,
        kind,
        first,
        last,
        cause_of(job),
        decision_number=text(job, "decisionNumber"),
        grounds=provision_ids(job, "grounds"),
        settles_in_patients=flag(job, "settlesInPatients"),
    )
    if kind is SuspensionKind.AGENCY:
        clock = clocks.open_dated(job, last)
    else:
        days = parameters.integer(job.session, "voluntary_suspension_max", agreement.area, first)
        clock = clocks.open_lasting(job, first, max(days, days_elapsed(first, last)))
    return {**clocks.variables(job, clock), "agencySuspensions": agreement.agency_suspensions}
