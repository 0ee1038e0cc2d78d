"""Carry a link out in the receiving pooling area: same state, same dates, no hearing, counter unchanged (PR-12 L4)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from handlers import agreements, cases
from handlers.agreements import Agreement, AgreementState, SuspensionKind
from handlers.cases import Case, CaseDecision, Decision, DecisionKind
from handlers.cause import Cause
from handlers.linkages.links import LinkKind, link_of
from handlers.register import PartyKind

LINKAGE_PROVISIONS = {PartyKind.PHARMACY: "O3-41-b", PartyKind.INSTITUTION: "O2-44-c"}


def apply_link(session: Session, case: Case, cause: Cause) -> CaseDecision:
    """Decide as the source did and, for a suspension, suspend; a termination is carried out by its own procedure.

    An agreement that is suspended already keeps its suspension: the decision is on file, nothing counts (GAP-05).
    """
    link, agreement = link_of(case), case.agreement
    suspends = link.kind is LinkKind.SUSPENSION
    effective_on = max(link.effective_on, agreement.effective_on)
    decision = cases.decide(
        session,
        case,
        Decision(
            kind=DecisionKind.LINKED_SUSPENSION if suspends else DecisionKind.LINKED_TERMINATION,
            effective_on=effective_on,
            ends_on=link.ends_on,
            grounds=[LINKAGE_PROVISIONS[agreement.party.kind]],
            provisions=list(link.grounds),
            reasons=f"依据源决定{link.source_decision}，同一状态、同一日期联动处理。",
        ),
        cause,
    )
    kind = link.suspension or SuspensionKind.AGENCY
    if suspends and _may_suspend(agreement, kind):
        agreements.suspend(
            session,
            agreement,
            kind,
            effective_on,
            link.ends_on,
            cause,
            decision_number=decision.number,
            grounds=decision.grounds,
            counts=False,
            by_linkage=True,
        )
    return decision


def _may_suspend(agreement: Agreement, kind: SuspensionKind) -> bool:
    converts = agreement.state is AgreementState.SUSPENDED_V and kind is SuspensionKind.AGENCY
    return agreement.state is AgreementState.ACTIVE or converts
