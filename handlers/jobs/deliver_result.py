"""Job `deliver-result`: the result notice has reached the party; rectification or the bar begins."""

from __future__ import annotations

from engine.jobs import Job
from handlers import evaluations, notices
from handlers.jobs.case import application_of, cause_of
from handlers.jobs.deliveries import receipt_of
from handlers.jobs.inputs import day
from handlers.jobs.set_application_state import set_application_state
from handlers.notices import NoticeKind


def deliver_result(job: Job) -> dict[str, object]:
    """Record the delivery of `deliveredOn` and set the state of header `state`.

    Returns `deliveredOn`, the day that counts (O3-08-h). Raises AlreadyDelivered, InvalidFact.
    """
    application, cause = application_of(job), cause_of(job)
    notice = notices.latest_notice(job.session, application, NoticeKind.EVALUATION_RESULT)
    on = notices.record_delivery(job.session, notice, receipt_of(job, day(job, "deliveredOn")), cause)
    evaluations.result_delivered(job.session, evaluations.current_evaluation(job.session, application), on, cause)
    set_application_state(job)
    return {"deliveredOn": on.isoformat()}
