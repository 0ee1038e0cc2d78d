"""Job `issue-notice`: issue a numbered document and record its delivery."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from engine.errors import InvalidInput
from engine.jobs import Job
from handlers import notices
from handlers.jobs import evaluation_documents as evaluation
from handlers.jobs import intake_documents as intake
from handlers.jobs import signing_documents as signing
from handlers.jobs.case import cause_of, today
from handlers.jobs.deliveries import receipt_of
from handlers.jobs.inputs import header
from handlers.notices import NoticeDraft

DOCUMENTS: Mapping[str, Callable[[Job], NoticeDraft]] = MappingProxyType(
    {
        "acceptance": intake.acceptance,
        "refusal": intake.refusal,
        "supplement": intake.supplement,
        "evaluation-supplement": evaluation.evaluation_supplement,
        "reevaluation": evaluation.reevaluation,
        "reevaluation-returned": evaluation.reevaluation_returned,
        "removal": signing.removal,
        "signing-stopped": signing.signing_stopped,
    }
)
"""Header `document` to what it says."""


def issue_notice(job: Job) -> dict[str, object]:
    """Issue the document of header `document`, delivered today; return `noticeNumber` and `deliveredOn`.

    Raises MissingSections, and InvalidFact for a delivery by hand without its proof.
    """
    name = header(job, "document")
    compose = DOCUMENTS.get(name)
    if compose is None:
        raise InvalidInput("header 'document'", f"one of {', '.join(DOCUMENTS)}", repr(name), "correct the header")
    notice = notices.issue(job.session, compose(job), today(job), cause_of(job))
    delivered_on = notices.record_delivery(job.session, notice, receipt_of(job, today(job)), cause_of(job))
    return {"noticeNumber": notice.number, "deliveredOn": delivered_on.isoformat()}
