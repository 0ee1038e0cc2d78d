"""How a document reached the party, from the fields of the form."""

from __future__ import annotations

from datetime import date

from engine.jobs import Job
from handlers.form_values import word_of
from handlers.jobs.inputs import flag, optional_text
from handlers.notices import Method, Receipt

_SYSTEM_RECORD = "经办系统送达记录"


def receipt_of(job: Job, on: date) -> Receipt:
    """The delivery on `on` by `deliveryMethod` (default: electronic), with `deliveryReceipt` as its proof."""
    asked = optional_text(job, "deliveryMethod") is not None
    method = word_of(job.variables, "deliveryMethod", Method) if asked else Method.ELECTRONIC
    proof = optional_text(job, "deliveryReceipt")
    return Receipt(
        method=method,
        on=on,
        receipt=proof or (_SYSTEM_RECORD if method is Method.ELECTRONIC else None),
        refused_to_sign=flag(job, "refusedToSign"),
    )
