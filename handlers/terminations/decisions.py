"""Find the decision of a case that ends its agreement."""

from __future__ import annotations

from handlers.cases import Case, CaseDecision, DecisionKind, UnknownDecision

_ENDING = frozenset({DecisionKind.TERMINATE, DecisionKind.LINKED_TERMINATION})


def find_ending_decision(case: Case, number: str | None = None) -> CaseDecision | None:
    """The newest decision of the case that ends the agreement, or the one of that number; None if there is none.

    The agreement of a voluntary exit is ended by the consent that its `end_decision` names.
    """
    for decision in reversed(case.decisions):
        ends = decision.kind in _ENDING or decision.number == case.agreement.end_decision
        if ends and number in (None, decision.number):
            return decision
    return None


def ending_decision(case: Case) -> CaseDecision:
    """The newest decision of the case that ends the agreement. Raises UnknownDecision."""
    found = find_ending_decision(case)
    if found is None:
        raise UnknownDecision(case.number)
    return found
