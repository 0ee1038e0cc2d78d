"""Job `deliver-termination-decision`: the decision has reached the party; it binds from then on."""

from __future__ import annotations

from engine.jobs import Job
from handlers import cases, notices, parameters, terminations
from handlers.cases import NoticeRole
from handlers.deadlines import CalendarDays, Months, act_deadline
from handlers.deadlines.overrides import calendar_for
from handlers.jobs.case import cause_of
from handlers.jobs.case_file import case_file_of
from handlers.jobs.deliveries import receipt_of
from handlers.jobs.inputs import day, text


def deliver_termination_decision(job: Job) -> dict[str, object]:
    """Record the delivery; return `terminatesOn`, never before it, and the last days `reviewDue` and `suitDue`.

    60 days for review (ARL-20-a), six months for a suit (ALL-46-a). Raises AlreadyDelivered, InvalidFact.
    """
    case = case_file_of(job)
    decision = terminations.ending_decision(case)
    notice = notices.notice_by_number(job.session, job.tenant_id, text(job, "noticeNumber"))
    on = notices.record_delivery(job.session, notice, receipt_of(job, day(job, "deliveredOn")), cause_of(job))
    cases.record_notice(job.session, case, notice, on, cause_of(job), role=NoticeRole.DECISION)
    decision.effective_on = max(decision.effective_on, on)
    calendar = calendar_for(job.session, job.tenant_id)
    review = CalendarDays(parameters.integer(job.session, "review_days", job.tenant_id, on))
    suit = Months(parameters.integer(job.session, "suit_months", job.tenant_id, on))
    return {
        "terminatesOn": decision.effective_on.isoformat(),
        "reviewDue": act_deadline(on, review, calendar).due.isoformat(),
        "suitDue": act_deadline(on, suit, calendar).due.isoformat(),
    }
