"""Undo links: the source resumed, its decision was revoked, or it ended otherwise (PR-12 L5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from handlers import agreements, cases
from handlers.agreements import Agreement
from handlers.cases import Case, CaseDecision, CaseOutcome, DecisionKind, DecisionStatus
from handlers.cause import Cause
from handlers.linkages.links import LinkKind, link_of

_EXECUTING = frozenset({DecisionKind.LINKED_SUSPENSION, DecisionKind.LINKED_TERMINATION, DecisionKind.TERMINATE})
_NEVER_DONE = frozenset({CaseOutcome.EXCLUDED, CaseOutcome.OVERTAKEN, CaseOutcome.REVERSED})


class Reversal(StrEnum):
    """Why: the source goes on, or the source decision never should have been."""

    RESUMED = "resumed"
    REVOKED = "revoked"


def active_links(session: Session, source: Case, *kinds: LinkKind) -> list[Case]:
    """The linked cases of that source case that are under way or carried out, of those kinds or of all."""
    found = [case for case in cases.linked_cases(session, source) if case.outcome not in _NEVER_DONE]
    return [case for case in found if not kinds or link_of(case).kind in kinds]


def restore(session: Session, case: Case, reversal: Reversal, on: date, authority: str, cause: Cause) -> Sequence[str] | None:
    """Undo what the link did; returns the grounds of the decision that is undone, None if nothing had been done.

    RESUMED ends a linked suspension from `on`; REVOKED restores state, settlement, list entry and bans as if nothing
    had been decided (ALL-56-a).
    """
    decision = _executed(case)
    if decision is None:
        return None
    if reversal is Reversal.REVOKED:
        cases.revoke(session, decision, on, authority, cause)
        return decision.grounds
    return decision.grounds if _resume(session, case.agreement, decision, on, cause) else None


def _executed(case: Case) -> CaseDecision | None:
    for decision in reversed(case.decisions):
        if decision.kind in _EXECUTING and decision.status is not DecisionStatus.REVOKED:
            return decision
    return None


def _resume(session: Session, agreement: Agreement, decision: CaseDecision, on: date, cause: Cause) -> bool:
    """Nothing goes on after the last day of its own term: it expires (O3-39-c), often at the same midnight."""
    running = agreements.current_suspension(agreement)
    if running is None or running.decision_number != decision.number:
        return False
    if not agreement.in_force or on > agreement.ends_on:
        return False
    agreements.resume(session, agreement, on, cause, early=True)
    return True
