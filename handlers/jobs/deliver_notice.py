"""Job `deliver-notice`: a document issued before has reached its addressee; its clocks start from that day."""

from __future__ import annotations

from engine.jobs import Job
from handlers import notices
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import enter_in_file
from handlers.jobs.deliveries import receipt_of
from handlers.jobs.inputs import optional_day, text


def deliver_notice(job: Job) -> dict[str, object]:
    """Record the delivery of `noticeNumber` on `deliveredOn` (default: today) and return the day that counts.

    Headers `role` and `covers` enter the document in the case file, as with `issue-notice`.
    Raises UnknownNotice, AlreadyDelivered, InvalidFact.
    """
    notice = notices.notice_by_number(job.session, job.tenant_id, text(job, "noticeNumber"))
    receipt = receipt_of(job, optional_day(job, "deliveredOn") or today(job))
    on = notices.record_delivery(job.session, notice, receipt, cause_of(job))
    enter_in_file(job, notice, on)
    return {"deliveredOn": on.isoformat()}
