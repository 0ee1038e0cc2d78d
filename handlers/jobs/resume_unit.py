"""Job `resume-unit`: the department or person settles again."""

from __future__ import annotations

from engine.jobs import Job
from handlers import agreements, breaches
from handlers.agreements import HoldScope
from handlers.cases import MeasureKind
from handlers.form_values import word_of
from handlers.jobs import clocks
from handlers.jobs.case import agreement_of, case_of, cause_of, today
from handlers.jobs.inputs import text


def resume_unit(job: Job) -> dict[str, object]:
    """End the pause of `subject`, note measure `measureId` as performed, close the clocks of `closes`."""
    kind, case, cause, on = word_of(job.variables, "kind", MeasureKind), case_of(job), cause_of(job), today(job)
    scope = HoldScope.PERSON if kind is MeasureKind.PAUSE_PERSON else HoldScope.DEPARTMENT
    agreements.end_pause(job.session, agreement_of(job), scope, text(job, "subject"), on, cause)
    measure = breaches.measure_of(case, job.variables.get("measureId"))
    breaches.record_performance(job.session, case, measure, on, cause, performed=True, due=None, note="暂停期满")
    clocks.close_listed(job)
    return {"measureOutcome": "performed"}
