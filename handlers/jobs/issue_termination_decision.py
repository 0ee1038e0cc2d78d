"""Job `issue-termination-decision`: the decision in writing, with ground, class, effective day, remedies."""

from __future__ import annotations

from dataclasses import replace

from engine.jobs import Job
from handlers import notices, terminations
from handlers.bans import FaultClass
from handlers.cases import Case, CaseDecision
from handlers.columns import Json
from handlers.jobs.agreement_documents import declared_document
from handlers.jobs.case import cause_of, today
from handlers.jobs.case_file import case_file_of
from handlers.jobs.inputs import records
from handlers.terminations import EFFECTS

KIND = "termination_decision"


def issue_termination_decision(job: Job) -> dict[str, object]:
    """Issue 解除决定书 on the decision of the case (ARL-20-a, ALL-46-a); return its `noticeNumber`. Raises MissingSections."""
    case = case_file_of(job)
    decision = terminations.ending_decision(case)
    draft = declared_document(job, KIND)
    facts = {**draft.facts, **_facts(job, case, decision)}
    notice = notices.issue(job.session, replace(draft, facts=facts, grounds=decision.grounds), today(job), cause_of(job))
    return {"noticeNumber": notice.number}


def _facts(job: Job, case: Case, decision: CaseDecision) -> dict[str, Json]:
    rows = terminations.grounds_of(records(job, "terminationGrounds"))
    fault_class = decision.fault_class or FaultClass.NONE
    return {
        "decisionNumber": decision.number,
        "groundTexts": [f"{ground.text}（{ground.id}）" for ground in rows if ground.id in decision.grounds],
        "decisionReasons": decision.reasons,
        "judgement": "；".join(dict.fromkeys(str(one) for one in decision.judgement_reasons.values())) or None,
        "defence": _defence(case),
        "faultClassText": terminations.label_of(fault_class),
        "cause": decision.cause_at_hq_reasons,
        "terminatesOn": decision.effective_on.isoformat(),
        "inPatients": "解除前已住院的病例，按协议结算至出院" if decision.settles_in_patients else None,
        "effects": list(EFFECTS),
        "ban": terminations.ban_text(job.session, fault_class, case.area, decision.decided_on),
    }


def _defence(case: Case) -> str:
    if not case.statements:
        return "在规定期限内未提出陈述申辩"
    said = case.statements[-1]
    if said.waived:
        return "放弃陈述申辩"
    return f"{said.text}。{'予以采纳' if said.accepted else '不予采纳'}：{said.answer}"
