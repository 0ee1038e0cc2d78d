"""The collective decision on a termination: proved means terminate, there is nothing lighter (PR-11 step 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from handlers import cases
from handlers.bans import FaultClass
from handlers.cases import Case, CaseDecision, Decision, DecisionKind
from handlers.cause import Cause
from handlers.deadlines import date_in_china
from handlers.errors import InvalidFact
from handlers.terminations.grounds import Ground, require_class


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the leaders found: `proved` grounds end the agreement from 00:00 of `terminates_on`; none is a drop."""

    reasons: str
    members: Sequence[str]
    proved: Sequence[Ground] = ()
    terminates_on: date | None = None
    fault_class: FaultClass | None = None
    judgement_reasons: str = ""
    cause_at_hq: bool | None = None
    cause_at_hq_reasons: str | None = None
    settles_in_patients: bool = False
    provisions: Sequence[str] = field(default_factory=tuple)


def decide_verdict(session: Session, case: Case, verdict: Verdict, cause: Cause) -> CaseDecision:
    """Judge every finding of the case and decide: TERMINATE if any ground is proved, DROP if none is.

    Raises RightSkipped for whatever the law puts before it, InvalidFact for a date before the decision or after the
    term, or for a fault class below that of a proved ground.
    """
    on = date_in_china(cause.at)
    proved = {ground.id for ground in verdict.proved}
    for finding in case.findings:
        if finding.ground is not None and finding.proved is None:
            cases.judge_finding(session, case, finding, cause, proved=finding.ground in proved, reasons=verdict.reasons)
    if not verdict.proved:
        return cases.decide(session, case, _drop(verdict, on), cause)
    if verdict.fault_class is not None:
        require_class(verdict.proved, verdict.fault_class)
    return cases.decide(session, case, _termination(case, verdict, _effective_on(case, verdict, on)), cause)


def _drop(verdict: Verdict, on: date) -> Decision:
    return Decision(kind=DecisionKind.DROP, effective_on=on, reasons=verdict.reasons, members=verdict.members)


def _termination(case: Case, verdict: Verdict, effective_on: date) -> Decision:
    words = {ground.id: verdict.judgement_reasons for ground in verdict.proved if ground.judgement is not None}
    return Decision(
        kind=DecisionKind.TERMINATE,
        effective_on=effective_on,
        reasons=verdict.reasons,
        grounds=[ground.id for ground in verdict.proved],
        provisions=[*verdict.provisions, *dict.fromkeys(law for ground in verdict.proved for law in ground.law)],
        members=verdict.members,
        judgement_reasons=words,
        fault_class=verdict.fault_class,
        cause_at_hq=verdict.cause_at_hq,
        cause_at_hq_reasons=verdict.cause_at_hq_reasons,
        settles_in_patients=verdict.settles_in_patients,
    )


def _effective_on(case: Case, verdict: Verdict, on: date) -> date:
    wanted = verdict.terminates_on or on
    if not on <= wanted <= case.agreement.ends_on:
        zh = f"解除生效日期应当在决定之日{on}至协议届满日{case.agreement.ends_on}之间。"
        raise InvalidFact(
            "terminatesOn", f"a day from {on} to {case.agreement.ends_on}", str(wanted), "correct it", zh, ("O3-40-a",)
        )
    return wanted
