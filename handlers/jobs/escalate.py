"""Job `escalate`: a period of the agency has run out."""

from __future__ import annotations

from engine.jobs import Job
from handlers import parameters
from handlers.applications.service import record_event
from handlers.deadlines import ledger
from handlers.deadlines.models import Outcome
from handlers.jobs.case import application_of, cause_of, today
from handlers.jobs.inputs import header


def escalate(job: Job) -> dict[str, object]:
    """Close the clock of header `timer` as breached, note it in the case and return `defaultAcceptance` (GAP-22).

    The header `audience` names the groups that are to know; the leader's task follows in the diagram.
    """
    on, application, timer = today(job), application_of(job), header(job, "timer")
    ledger.close_running(job.session, [timer], Outcome.BREACHED, on=on, business_key=job.business_key)
    reason = f"{timer} 逾期，已报 {header(job, 'audience')}"
    record_event(job.session, application, "overdue", application.state, cause_of(job), reason)
    return {"defaultAcceptance": parameters.switch(job.session, "intake_default_acceptance", job.tenant_id, on)}
