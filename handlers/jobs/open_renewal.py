"""Job `open-renewal`: when the party must ask for renewal, and when it is reminded."""

from __future__ import annotations

from engine.jobs import Job
from handlers import parameters, renewals
from handlers.deadlines import Months, latest_day_before
from handlers.deadlines.overrides import calendar_for
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of


def open_renewal(job: Job) -> dict[str, object]:
    """Open the file and the clock of header `timer`, counted back from the end of the term (rule 2.5, never moved).

    The months are those in force when the agreement takes effect; a request is judged by the rule of its own day.

    Returns the clock's variables, `remindOn`, and everything the procedure asks before it is answered as null.
    """
    agreement = agreement_of(job)
    in_force = parameters.integer(job.session, "renewal_months", agreement.area, agreement.effective_on)
    clock = clocks.open_lasting(job, agreement.ends_on, in_force)
    renewals.open_file(job.session, agreement, clock.due)
    months = parameters.integer(job.session, "renewal_reminder_months", agreement.area, agreement.effective_on)
    remind_on = latest_day_before(agreement.ends_on, Months(months), calendar_for(job.session, agreement.area)).due
    unanswered = dict.fromkeys(_QUESTIONS)
    return {**unanswered, **clocks.variables(job, clock), "remindOn": remind_on.isoformat()}


_QUESTIONS = (
    "requestedOn",
    "newAgreementNumber",
    "roundUntil",
    "lateDecision",
    "lateReason",
    "reviewDecision",
    "reviewReason",
    "refusalReason",
    "failureReason",
    "declineReason",
    "contentApproved",
    "agencySigner",
    "agreementForm",
    "clauseFindings",
    "contentOpinion",
)
