"""Job `record-receipt`: the receiving agency has signed for the notice of linkage."""

from __future__ import annotations

from collections.abc import Mapping

from engine.jobs import Job
from handlers import notices
from handlers.jobs.case import cause_of
from handlers.jobs.inputs import day, optional_text, word
from handlers.jobs.send_link import KIND
from handlers.notices import Method, Receipt


def record_receipt(job: Job) -> None:
    """Record the delivery of the notice for `link` on `receivedOn`; the remark of `receiptNote` is its proof."""
    given = job.variables["link"]
    number = word(given if isinstance(given, Mapping) else {}, "caseNumber")
    proof = optional_text(job, "receiptNote") or "联动回执"
    for notice in notices.notices_under(job.session, job.business_key or ""):
        if notice.kind == KIND and notice.facts.get("linkCase") == number and notice.delivery is None:
            receipt = Receipt(method=Method.ELECTRONIC, on=day(job, "receivedOn"), recipient=notice.addressee, receipt=proof)
            notices.record_delivery(job.session, notice, receipt, cause_of(job))
