"""Job `issue-notice`: issue a numbered document and record its delivery."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from engine.jobs import Job
from handlers import notices
from handlers.jobs import agreement_documents as agreements
from handlers.jobs import evaluation_documents as evaluation
from handlers.jobs import intake_documents as intake
from handlers.jobs import signing_documents as signing
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import enter_in_file
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
LATER = "later"


def issue_notice(job: Job) -> dict[str, object]:
    """Issue the document of header `document`, delivered today; return `noticeNumber` and `deliveredOn`.

    A document declared in processes/<procedure>/documents.yaml takes its facts from the variables of those names,
    and besides `grounds`, `dueOn`, `remedy`. With header `delivery: later` it is only issued, until `deliver-notice`.
    Headers `role` (prior, demand, decision, other) and `covers` (decision kinds) enter it in the case file.
    Raises MissingSections, UnknownDocument, and InvalidFact for a delivery by hand without its proof.
    """
    name = header(job, "document")
    compose = DOCUMENTS.get(name)
    draft = compose(job) if compose is not None else agreements.declared_document(job, name)
    notice = notices.issue(job.session, draft, today(job), cause_of(job))
    if job.headers.get("delivery") == LATER:
        return {"noticeNumber": notice.number}
    delivered_on = notices.record_delivery(job.session, notice, receipt_of(job, today(job)), cause_of(job))
    enter_in_file(job, notice, delivered_on)
    return {"noticeNumber": notice.number, "deliveredOn": delivered_on.isoformat()}
