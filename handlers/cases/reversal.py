"""Stay, resume and revoke a decision with everything that hangs on it (GAP-25, ALL-56-a)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers import bans, publicity
from handlers.agreements import AgreementState, revoke_end, revoke_suspension
from handlers.bans import BanStatus
from handlers.cases.decisions import cancel_measure
from handlers.cases.errors import WrongDecisionState
from handlers.cases.models import CaseDecision
from handlers.cases.service import record_event, refresh_region
from handlers.cases.states import DecisionKind, DecisionStatus, MeasureState
from handlers.cause import Cause

_ENDINGS = frozenset({DecisionKind.TERMINATE, DecisionKind.LINKED_TERMINATION, DecisionKind.CONSENT})
_SUSPENSIONS = frozenset({DecisionKind.SUSPEND, DecisionKind.LINKED_SUSPENSION, DecisionKind.CONSENT})


def stay(session: Session, decision: CaseDecision, on: date, authority: str, cause: Cause) -> CaseDecision:
    """Court or reviewing authority stops the execution: bans stand still, the list entry is hidden (SC-245).

    A decision stayed already stays so. Raises WrongDecisionState for a revoked one.
    """
    if decision.status is DecisionStatus.STAYED:
        return decision
    _require(decision, DecisionStatus.IN_FORCE)
    decision.status, decision.stayed_on, decision.authority = DecisionStatus.STAYED, on, authority
    bans.set_status_of_decision(session, decision.number, BanStatus.STAYED)
    publicity.hide_terminated(session, decision.number, on)
    record_event(session, decision.case, "decision.stayed", decision.case.state, cause, f"{decision.number}：{authority}")
    return decision


def unstay(session: Session, decision: CaseDecision, on: date, cause: Cause) -> CaseDecision:
    """Execution goes on. Raises WrongDecisionState unless the decision is stayed."""
    _require(decision, DecisionStatus.STAYED)
    decision.status, decision.stayed_on = DecisionStatus.IN_FORCE, None
    bans.set_status_of_decision(session, decision.number, BanStatus.ACTIVE)
    publicity.show_terminated(session, decision.number)
    record_event(session, decision.case, "decision.stay_lifted", decision.case.state, cause, f"{decision.number}，自{on}")
    return decision


def revoke(session: Session, decision: CaseDecision, on: date, authority: str, cause: Cause) -> CaseDecision:
    """Review or court revokes the decision: the state before is restored, its bans end, its list entry goes.

    A terminated agreement gets back the state and regions before; a suspension never happened and counts no more;
    open measures are cancelled. Linked cases are reversed by PR-12. Revoking twice is nothing. Raises AnotherInForce.
    """
    if decision.status is DecisionStatus.REVOKED:
        return decision
    decision.status, decision.revoked_on, decision.authority = DecisionStatus.REVOKED, on, authority
    bans.set_status_of_decision(session, decision.number, BanStatus.REVOKED)
    publicity.remove_terminated(session, decision.number, on)
    _restore(session, decision, on, cause)
    for measure in decision.case.measures:
        if measure.decision_id == decision.id and measure.state is MeasureState.OPEN:
            cancel_measure(session, decision.case, measure, cause, f"{decision.number}被撤销")
    record_event(session, decision.case, "decision.revoked", decision.case.state, cause, f"{decision.number}：{authority}")
    return decision


def _restore(session: Session, decision: CaseDecision, on: date, cause: Cause) -> None:
    agreement = decision.case.agreement
    ended_by_it = agreement.state is AgreementState.TERMINATED and agreement.end_decision == decision.number
    if decision.kind in _ENDINGS and ended_by_it:
        revoke_end(session, agreement, on, cause)
        # cases may have been closed after the end, when the region stood still
        refresh_region(session, agreement, cause)
    if decision.kind in _SUSPENSIONS and any(one.decision_number == decision.number for one in agreement.suspensions):
        revoke_suspension(session, agreement, decision.number, on, cause)


def _require(decision: CaseDecision, status: DecisionStatus) -> None:
    if decision.status is not status:
        raise WrongDecisionState(decision.number, decision.status, decision.status.label)
