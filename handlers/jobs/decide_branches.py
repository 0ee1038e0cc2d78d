"""Job `decide-branches`: the joint decision on all sister branches, with one effective date (O3-40-14)."""

from __future__ import annotations

from collections.abc import Mapping

from engine.jobs import Job
from handlers import cases, linkages
from handlers.bans import FaultClass
from handlers.cases import Case, CaseDecision, Decision, DecisionKind
from handlers.errors import InvalidFact
from handlers.jobs.case import cause_of, today
from handlers.jobs.inputs import day, records, text, texts, word

GROUND = "O3-40-14"


def decide_branches(job: Job) -> dict[str, object]:
    """Decide every heard branch: excluded if its identity or the cause is disproved, terminated with the others.

    A branch whose case has been closed since, because its agreement ended otherwise, is left out. Returns
    `branchDecisions`. Raises RightSkipped (each branch was told and heard, members), InvalidFact for an
    exclusion that nothing has proved, or a date before the decision.
    """
    if day(job, "terminatesOn") < today(job):
        zh = "共同解除的生效日期不能早于决定之日。"
        raise InvalidFact("terminatesOn", f"a day from {today(job)}", text(job, "terminatesOn"), "correct it", zh, (GROUND,))
    excluded = set(texts(job, "excludedBranches"))
    heard = [row if isinstance(row, dict) else {} for row in records(job, "heardBranches")]
    branches = [(cases.case_of(job.session, word(row, "caseNumber")), row) for row in heard]
    return {"branchDecisions": [_decided(job, case, row, excluded) for case, row in branches if case.is_open]}


def _decided(job: Job, case: Case, heard: Mapping[str, object], excluded: set[str]) -> dict[str, object]:
    leaves = case.number in excluded
    if leaves and heard.get("excludable") is not True:
        zh = f"“{case.agreement.party.name}”未证明不是同一负责人或者不是总部原因，不得排除。"
        raise InvalidFact("excludedBranches", "branches whose defence is proved", case.number, "leave it in", zh, (GROUND,))
    decision = _exclude(job, case) if leaves else _terminate(job, case)
    return {
        "caseNumber": case.number,
        "areaCode": case.area,
        "included": not leaves,
        "decisionNumber": decision.number,
        "terminatesOn": decision.effective_on.isoformat(),
        "exclusionReasons": decision.reasons if leaves else None,
    }


def _members(job: Job) -> list[str]:
    return [word(row, "memberName") for row in records(job, "members")]


def _exclude(job: Job, case: Case) -> CaseDecision:
    reasons = f"{text(job, 'jointReasons')}；{case.statements[-1].answer if case.statements else ''}"
    decision = Decision(kind=DecisionKind.EXCLUSION, effective_on=today(job), reasons=reasons, members=_members(job))
    return cases.decide(job.session, case, decision, cause_of(job))


def _terminate(job: Job, case: Case) -> CaseDecision:
    link = linkages.link_of(case)
    reasons = f"{text(job, 'jointReasons')}；源决定{link.source_decision}认定因连锁总部负责人违法违规所致。"
    decision = Decision(
        kind=DecisionKind.TERMINATE,
        effective_on=day(job, "terminatesOn"),
        grounds=[GROUND],
        reasons=reasons,
        members=_members(job),
        fault_class=FaultClass.NONE,
        cause_at_hq=True,
        cause_at_hq_reasons=reasons,
    )
    return cases.decide(job.session, case, decision, cause_of(job))
