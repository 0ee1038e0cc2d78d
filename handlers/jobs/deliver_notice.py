"""Job `deliver-notice`: a document issued before has reached its addressee; its clocks start from that day."""

from __future__ import annotations

from engine.jobs import Job
from handlers import notices
from handlers.jobs.case import cause_of, today
from handlers.jobs.deliveries import receipt_of
from handlers.jobs.inputs import optional_day, text


def deliver_notice(job: Job) -> dict[str, object]:
    """Record the delivery of `noticeNumber` on `deliveredOn` (default: today) and return the day that counts.

    Raises UnknownNotice, AlreadyDelivered, InvalidFact.
    """
    notice = notices.notice_by_number(job.session, job.tenant_id, text(job, "noticeNumber"))
    receipt = receipt_of(job, optional_day(job, "deliveredOn") or today(job))
    on = notices.record_delivery(job.session, notice, receipt, cause_of(job))
    return {"deliveredOn": on.isoformat()}
