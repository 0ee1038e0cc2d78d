"""Job `send-link`: the notice of linkage to the agency of another pooling area (PR-12 L3)."""

from __future__ import annotations

from collections.abc import Mapping

from engine.jobs import Job
from handlers import cases, linkages, notices, parameters
from handlers.columns import Json
from handlers.jobs.case import agreement_of, cause_of, today
from handlers.jobs.inputs import day, word
from handlers.linkages import LinkKind
from handlers.notices import NoticeDraft

KIND = "linkage_notice"
_MEASURES = {LinkKind.SUSPENSION: "中止协议", LinkKind.TERMINATION: "解除协议"}


def send_link(job: Job) -> dict[str, object]:
    """Issue 联动通知书 for `link`: decision, grounds, effective time, end date; receipt by `linkDue`. Returns its number."""
    given = job.variables["link"]
    case = cases.case_of(job.session, word(given if isinstance(given, Mapping) else {}, "caseNumber"))
    link, agreement = linkages.link_of(case), agreement_of(job)
    ends_on = None if link.ends_on is None else link.ends_on.isoformat()
    facts: dict[str, Json] = {
        "agreement": agreement.number,
        "party": agreement.party.name,
        "linkedAgreement": case.agreement.number,
        "linkCase": case.number,
        "sourceDecision": link.source_decision,
        "measure": _MEASURES[link.kind],
        "effectiveOn": link.effective_on.isoformat(),
        "endsOn": ends_on,
        "manner": "自愿申请，由你单位确认是否同时处理" if link.voluntary or _wished(case) else "同时处理，不另行听取陈述申辩",
    }
    draft = NoticeDraft(
        kind=KIND,
        area=agreement.area,
        agreement=agreement,
        case_number=job.business_key,
        addressee=parameters.text(job.session, "agency_name", case.area, today(job)),
        facts=facts,
        grounds=tuple(link.grounds),
        due_on=day(job, "linkDue"),
    )
    return {"linkNotice": notices.issue(job.session, draft, today(job), cause_of(job)).number}


def _wished(case: cases.Case) -> bool:
    return case.facts.get("suspensionKind") == "V"
