"""Job `apply-link`: the receiving pooling area follows the source decision (PR-12 L4)."""

from __future__ import annotations

from dataclasses import replace

from engine.jobs import Job
from handlers import linkages, notices
from handlers.bans import FaultClass
from handlers.cases import CaseDecision
from handlers.columns import Json
from handlers.jobs.agreement_documents import declared_document
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import text
from handlers.linkages import Link, LinkKind

KIND = "linkage_executed"
LINKED = "linked"


def apply_link(job: Job) -> dict[str, object]:
    """Decide, suspend where that is to be done, tell the party; return what report and effects read.

    The party's remedies are against the source decision, and its notice says so.
    """
    case = case_file_of(job)
    link, decision = linkages.link_of(case), linkages.apply_link(job.session, case, cause_of(job))
    _tell(job, link, decision)
    return {
        "decisionNumber": decision.number,
        "terminatesOn": decision.effective_on.isoformat(),
        "faultClass": FaultClass.NONE.value if link.voluntary else LINKED,
        "sourceFaultClass": None if link.fault_class is None else link.fault_class.value,
        "graveIllegality": link.grave,
        "voluntary": link.voluntary,
        "byLinkage": True,
        "provedGrounds": list(decision.grounds),
        "linkKind": link.kind.value,
        "suspensionKind": None if link.suspension is None else link.suspension.value,
        "suspendedFrom": decision.effective_on.isoformat(),
        "suspendedTo": None if decision.ends_on is None else decision.ends_on.isoformat(),
        "linkedOn": today(job).isoformat(),
    }


def _tell(job: Job, link: Link, decision: CaseDecision) -> None:
    draft = declared_document(job, KIND)
    facts: dict[str, Json] = {
        "decisionNumber": decision.number,
        "sourceDecision": text(job, "sourceDecision"),
        "measure": "中止协议" if link.kind is LinkKind.SUSPENSION else "解除协议",
        "effectiveOn": decision.effective_on.isoformat(),
        "endsOn": None if decision.ends_on is None else decision.ends_on.isoformat(),
        "sourceRemedy": "对联动处理不服的，针对源决定申请行政复议或者提起行政诉讼；源决定撤销的，联动随之撤销",
    }
    notice = notices.issue(
        job.session, replace(draft, facts={**draft.facts, **facts}, grounds=decision.grounds), today(job), cause_of(job)
    )
    receipt = notices.Receipt(method=notices.Method.ELECTRONIC, on=today(job), receipt="经办系统送达记录")
    notices.record_delivery(job.session, notice, receipt, cause_of(job))
