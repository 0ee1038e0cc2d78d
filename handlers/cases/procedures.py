"""The procedures that work on one case at the same time: the last one to end closes it (SC-199)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sqlalchemy.orm import Session

from engine.store import process_instances
from handlers.cases import repository
from handlers.cases.models import Case
from handlers.cases.service import close, record_event, refresh_region
from handlers.cases.states import CaseKind, CaseOutcome, CaseStatus, DecisionKind, DecisionStatus, NoticeRole
from handlers.cause import Cause

PROCEDURES: Mapping[str, CaseKind] = MappingProxyType(
    {
        "agreement-termination": CaseKind.TERMINATION,
        "agreement-suspension": CaseKind.SUSPENSION,
        "linkage-branch": CaseKind.LINKAGE,
        "linkage-receiver": CaseKind.LINKAGE,
        "breach-handling": CaseKind.BREACH,
        "breach-enforcement": CaseKind.BREACH,
        "department-pause": CaseKind.SUSPENSION,
        "voluntary-suspension": CaseKind.VOLUNTARY_SUSPENSION,
        "voluntary-exit": CaseKind.EXIT,
        "voluntary-termination": CaseKind.EXIT,
    }
)
"""The main procedures of a case, the gravest first, and the stage each stands for."""

CONCLUDED = "case.concluded."
"""How the event of a procedure that ended before the others begins; the outcome follows."""

_RECORDED = {f"{CONCLUDED}{outcome.value}": outcome for outcome in CaseOutcome}
_DECIDES = {
    CaseKind.TERMINATION: DecisionKind.TERMINATE,
    CaseKind.SUSPENSION: DecisionKind.SUSPEND,
    CaseKind.BREACH: DecisionKind.BREACH,
}


def running(session: Session, case: Case, *, but: int | None = None) -> list[CaseKind]:
    """The stages of the main procedures that run under the case's number, the gravest first, without instance `but`."""
    found = {one.process_id for one in process_instances.active_under(session, case.number) if one.key != but}
    return list(dict.fromkeys(kind for process, kind in PROCEDURES.items() if process in found))


def conclude(session: Session, case: Case, outcome: CaseOutcome, on: date, cause: Cause, reason: str | None = None) -> bool:
    """The procedure `cause.instance_key` ends with `outcome` on `on`; returns whether that closed the case.

    While others of `PROCEDURES` run under its number, the outcome is only put on record and the case stays open as
    theirs. The last one closes with its own outcome; if it merely hands on (ESCALATED), or if the decision of another
    procedure has ended the agreement, with the outcome put on record then. Raises CaseClosed, ChainIncomplete.
    """
    others = running(session, case, but=cause.instance_key)
    if not others or not case.is_open:
        close(session, case, _final(session, case, outcome), on, cause, reason)
        return True
    if case.stage not in others:
        case.stage, case.state = others[0], _reached(case, others[0])
    record_event(session, case, f"{CONCLUDED}{outcome.value}", case.state, cause, reason or outcome.label)
    refresh_region(session, case.agreement, cause)
    return False


def _final(session: Session, case: Case, outcome: CaseOutcome) -> CaseOutcome:
    recorded = [_RECORDED[one.event] for one in repository.events_of(session, case.id) if one.event in _RECORDED]
    if outcome is CaseOutcome.ESCALATED and recorded:
        return recorded[-1]
    if outcome is CaseOutcome.OVERTAKEN and CaseOutcome.TERMINATED in recorded and ended_by(case):
        return CaseOutcome.TERMINATED
    return outcome


def ended_by(case: Case) -> bool:
    """Whether a decision of this case has ended its agreement."""
    return any(one.number == case.agreement.end_decision for one in case.decisions)


def _reached(case: Case, stage: CaseKind) -> CaseStatus:
    """How far the case has come as one of that stage."""
    kind = _DECIDES.get(stage)
    if kind is None:
        return case.state
    if any(one.kind is kind and one.status is not DecisionStatus.REVOKED for one in case.decisions):
        return CaseStatus.DECIDED
    told = any(one.role is NoticeRole.PRIOR and kind.value in one.covers for one in case.notices)
    return CaseStatus.NOTICE_SENT if told else CaseStatus.INVESTIGATING
