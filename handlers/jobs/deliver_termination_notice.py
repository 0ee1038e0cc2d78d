"""Job `deliver-termination-notice`: the prior notice has reached the party and the persons responsible."""

from __future__ import annotations

from engine.jobs import Job
from handlers import notices
from handlers.jobs.case import cause_of
from handlers.jobs.deliveries import receipt_of
from handlers.jobs.inputs import day, optional_text, text, texts
from handlers.notices import Method, Receipt


def deliver_termination_notice(job: Job) -> dict[str, object]:
    """Record the delivery of `noticeNumber` and of each of `personNotices`.

    Returns `deliveredOn`, the day on which the last of them had it: the defence of all starts then (S735-13-b).
    Raises AlreadyDelivered, InvalidFact for a day before issuing or a missing proof.
    """
    notice = notices.notice_by_number(job.session, job.tenant_id, text(job, "noticeNumber"))
    days = [notices.record_delivery(job.session, notice, receipt_of(job, day(job, "deliveredOn")), cause_of(job))]
    for number in texts(job, "personNotices"):
        own = notices.notice_by_number(job.session, job.tenant_id, number)
        proof = optional_text(job, "personsReceipt") or "本人签收"
        receipt = Receipt(method=Method.DIRECT, on=day(job, "personsDeliveredOn"), recipient=own.addressee, receipt=proof)
        days.append(notices.record_delivery(job.session, own, receipt, cause_of(job)))
    return {"deliveredOn": max(days).isoformat(), "noticeNumber": notice.number}
