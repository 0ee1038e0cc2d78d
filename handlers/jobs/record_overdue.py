"""Job `record-overdue`: a period of a case has run out; who must know is told (原则上: a warning, no consequence)."""

from __future__ import annotations

from engine.jobs import Job
from handlers.cases.service import record_event
from handlers.deadlines import ledger
from handlers.deadlines.models import Outcome
from handlers.jobs import clocks
from handlers.jobs.case import case_of, cause_of, today
from handlers.jobs.inputs import header


def record_overdue(job: Job) -> None:
    """Close the case's clock of header `timer` as breached and note whom header `audience` names.

    Header `scope: instance` spares the clocks that other processes of the same case have opened.
    """
    case, timer = case_of(job), header(job, "timer")
    ledger.close_running(
        job.session,
        [timer],
        Outcome.BREACHED,
        on=today(job),
        business_key=job.business_key,
        instance_key=clocks.opener(job),
    )
    record_event(job.session, case, "case.overdue", case.state, cause_of(job), f"{timer} 逾期，已报 {header(job, 'audience')}")
