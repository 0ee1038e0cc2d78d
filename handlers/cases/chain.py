"""What must have happened before a case that ended an agreement may be closed (SC-208)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from handlers import publicity
from handlers.cases.errors import ChainIncomplete
from handlers.cases.models import Case
from handlers.cases.states import CaseOutcome, DecisionKind, DecisionStatus, NoticeRole

_ENDING = frozenset({DecisionKind.TERMINATE, DecisionKind.LINKED_TERMINATION})


def require_complete(session: Session, case: Case, outcome: CaseOutcome) -> None:
    """Raise ChainIncomplete when a termination is not decided, delivered, published (O3-40-b) and reported (O3-46-b)."""
    if outcome is not CaseOutcome.TERMINATED or not case.stage.adverse:
        return
    decided = any(one.kind in _ENDING and one.status is not DecisionStatus.REVOKED for one in case.decisions)
    delivered = any(one.role is NoticeRole.DECISION for one in case.notices)
    links = (
        ("decision", "解除决定", decided),
        ("delivery", "决定书送达", delivered),
        ("publication", "向社会公布解除名单", publicity.terminated_entry(session, case.agreement) is not None),
        ("report", "向行政部门报告", case.reported_on is not None),
    )
    missing = [(word, label) for word, label, there in links if not there]
    if missing:
        raise ChainIncomplete(case.number, [word for word, _ in missing], [label for _, label in missing])
