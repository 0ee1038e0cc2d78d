"""Job `reopen-suspension`: a termination during an agency suspension was revoked, the suspension goes on."""

from __future__ import annotations

from datetime import date

from engine.jobs import Job
from handlers import cases
from handlers.agreements.suspending import SECOND
from handlers.cases import Case, CaseStatus
from handlers.deadlines import repository as deadlines
from handlers.deadlines.models import Outcome
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, case_of, cause_of, today
from handlers.jobs.inputs import day, text
from handlers.jobs.record_rectification import MISSED
from handlers.jobs.record_rectification_check import ACCEPTED, DONE, REFUSED
from handlers.jobs.suspension_start import start_variables

RECTIFY = "T-RECTIFY"
SECOND_TIME, WAIT, REPORTED, OPEN = "second", "wait", "reported", "open"


def reopen_suspension(job: Job) -> dict[str, object]:
    """Take the case up again as decided and open the clock of header `timer` to `suspendedTo`, which has not moved.

    Returns its variables, what the procedure reads, and `rectificationStage`: second (waits for the end of the term or
    a recount), open (`rectificationDays` as were left at `endedOn` run from `restoredOn`), reported, or wait.
    """
    case, agreement, on = case_of(job), agreement_of(job), today(job)
    cases.reopen(job.session, case, cause_of(job), CaseStatus.DECIDED)
    start = start_variables(job, agreement, on)
    is_second = start["secondOpensTermination"] and agreement.agency_suspensions >= SECOND
    noted = {event.event for event in cases.case_events(job.session, case)}
    accepted = ACCEPTED in noted
    stage = WAIT if accepted or REFUSED in noted else _stage(job, case)
    return {
        **start,
        **clocks.variables(job, clocks.open_dated(job, day(job, "suspendedTo"))),
        "rectificationStage": SECOND_TIME if is_second else stage,
        "decisionDeliveredOn": text(job, "restoredOn"),
        "rectificationDays": _days_left(job, case),
        "rectificationResult": DONE if accepted else MISSED if stage == WAIT else None,
    }


def _stage(job: Job, case: Case) -> str:
    """How far the rectification had come, by its clock: cancelled while it ran, met by a report, or breached."""
    found = [clock.outcome for clock in deadlines.of_case(job.session, case.number) if clock.timer == RECTIFY]
    return {Outcome.CANCELLED: OPEN, Outcome.MET: REPORTED}.get(found[-1], WAIT) if found else OPEN


def _days_left(job: Job, case: Case) -> int:
    """The days of the rectification that were left when the agreement ended, that day included."""
    until: list[date] = [one.rectify_until for one in case.decisions if one.rectify_until is not None]
    return max(1, (max(until) - day(job, "endedOn")).days + 1) if until else 1
