"""Decide about a breach: the findings are judged, the decision numbered, the measures entered (PR-10 step 6)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from handlers import cases
from handlers.breaches.findings import Breach
from handlers.breaches.measures import Planned, planned_measures
from handlers.cases import Case, CaseDecision, CaseKind, Decision, DecisionKind, MeasureKind
from handlers.cause import Cause
from handlers.columns import Json
from handlers.deadlines import date_in_china
from handlers.form_values import Form, text_of


def decide_breach(
    session: Session, case: Case, form: Form, breaches: Sequence[Breach], cause: Cause
) -> tuple[CaseDecision, list[dict[str, Json]]]:
    """The decision and its measures as the procedures of the measures need them.

    Whatever was found counts as proved; a proved ground of termination allows nothing lighter. Raises RightSkipped
    and what `planned_measures` raises.
    """
    on, reasons = date_in_china(cause.at), text_of(form, "decisionReasons")
    planned = planned_measures(session, case, form, breaches, on)
    _judge(session, case, cause, reasons, proved=True)
    ends = any(measure.kind is MeasureKind.TERMINATE for measure in planned)
    decision = cases.decide(
        session,
        case,
        Decision(
            kind=DecisionKind.BREACH,
            effective_on=on,
            reasons=reasons,
            grounds=list(dict.fromkeys(breach.provision for breach in breaches)),
            goes_on_as=CaseKind.TERMINATION if ends else None,
        ),
        cause,
    )
    return decision, [_enter(session, case, decision, measure, cause) for measure in planned]


def decide_no_breach(session: Session, case: Case, reasons: str, cause: Cause) -> CaseDecision:
    """The decision that there is no breach: nothing found is proved. Raises RightSkipped."""
    _judge(session, case, cause, reasons, proved=False)
    on = date_in_china(cause.at)
    return cases.decide(session, case, Decision(kind=DecisionKind.DROP, effective_on=on, reasons=reasons), cause)


def _judge(session: Session, case: Case, cause: Cause, reasons: str, *, proved: bool) -> None:
    for finding in case.findings:
        if finding.code is not None and finding.proved is None:
            cases.judge_finding(session, case, finding, cause, proved=proved, reasons=reasons)


def _enter(session: Session, case: Case, decision: CaseDecision, measure: Planned, cause: Cause) -> dict[str, Json]:
    row = cases.add_measure(
        session,
        case,
        measure.kind,
        measure.description,
        cause,
        decision=decision,
        amount=measure.amount,
        due_on=measure.due_on,
    )
    session.flush()
    return {
        "id": row.id,
        "kind": measure.kind.value,
        "description": measure.description,
        "amount": measure.amount,
        "dueOn": None if measure.due_on is None else measure.due_on.isoformat(),
        **measure.details,
    }
