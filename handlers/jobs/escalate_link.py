"""Job `escalate-link`: no receipt in time; the common superior department is told (PR-12)."""

from __future__ import annotations

from collections.abc import Mapping

from engine.jobs import Job
from handlers.cases.service import record_event
from handlers.deadlines import ledger
from handlers.deadlines.models import Outcome
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import header, word


def escalate_link(job: Job) -> None:
    """Close the clock of header `timer` as breached and note which pooling area has not answered."""
    given = job.variables["link"]
    link = given if isinstance(given, Mapping) else {}
    ledger.close_running(job.session, [header(job, "timer")], Outcome.BREACHED, on=today(job), business_key=job.business_key)
    case = case_file_of(job)
    told = f"{word(link, 'areaCode')}（案件{word(link, 'caseNumber')}）逾期未签收，已报共同上级{header(job, 'audience')}"
    record_event(job.session, case, "linkage.escalated", case.state, cause_of(job), told)
