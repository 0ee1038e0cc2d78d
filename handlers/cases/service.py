"""Open a case, move it on and close it; the agreement's case region follows its adverse cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers.agreements import Agreement, CaseState, Region, set_region
from handlers.cases import repository
from handlers.cases.chain import require_complete
from handlers.cases.errors import CaseClosed, UnknownCase, UnknownDecision
from handlers.cases.models import Case, CaseDecision, CaseEvent
from handlers.cases.states import CaseKind, CaseOutcome, CaseSource, CaseStatus
from handlers.cause import Cause
from handlers.columns import Json
from handlers.numbering import next_number

CASE_MARK = "-AJ-"
"""What tells the number of a case (案件) from others."""

_REGION = {
    CaseStatus.INVESTIGATING: CaseState.INVESTIGATING,
    CaseStatus.NOTICE_SENT: CaseState.NOTICE_SENT,
    CaseStatus.DECIDED: CaseState.DECIDED,
}
_ORDER = tuple(_REGION)


def open_case(
    session: Session,
    agreement: Agreement,
    kind: CaseKind,
    source: CaseSource,
    on: date,
    cause: Cause,
    *,
    facts: Mapping[str, Json] | None = None,
    source_case: Case | None = None,
) -> Case:
    """Open a case on `on` under a new number such as 330100-AJ-2026-000001 (PR-10 step 1).

    `facts` is what was reported, as the filing or message gave it; `source_case` the one it follows by linkage.
    """
    sequence = next_number(session, "case", agreement.area, on.year)
    case = Case(
        number=f"{agreement.area}{CASE_MARK}{on.year}-{sequence:06d}",
        area=agreement.area,
        agreement=agreement,
        kind=kind,
        stage=kind,
        source=source,
        source_case_id=None if source_case is None else source_case.id,
        state=CaseStatus.INVESTIGATING,
        opened_on=on,
        opened_by=cause.actor,
        facts=dict(facts or {}),
    )
    session.add(case)
    session.flush()
    record_event(session, case, "case.opened", None, cause, source.label)
    refresh_region(session, agreement, cause)
    return case


def case_of(session: Session, number: str) -> Case:
    """The case of that number. Raises UnknownCase."""
    case = repository.by_number(session, number)
    if case is None:
        raise UnknownCase(number)
    return case


def decision_of(session: Session, number: str) -> CaseDecision:
    """The decision of that number. Raises UnknownDecision."""
    found = repository.decision(session, number)
    if found is None:
        raise UnknownDecision(number)
    return found


def cases_of(session: Session, agreement: Agreement) -> Sequence[Case]:
    """Every case on the agreement, oldest first."""
    return repository.of_agreement(session, agreement.id)


def open_cases(session: Session, agreement: Agreement, *kinds: CaseKind) -> list[Case]:
    """The open cases on the agreement in one of those stages; without kinds every adverse one (GAP-30)."""
    found = repository.open_on(session, agreement.id)
    return [case for case in found if (case.stage in kinds if kinds else case.stage.adverse)]


def linked_cases(session: Session, case: Case) -> Sequence[Case]:
    """The cases opened by linkage from this one, oldest first."""
    return repository.following(session, case.id)


def case_events(session: Session, case: Case) -> Sequence[CaseEvent]:
    """What happened in the case, oldest first."""
    return repository.events_of(session, case.id)


def advance(session: Session, case: Case, stage: CaseKind, cause: Cause, reason: str | None = None) -> Case:
    """The case goes on as one of another kind under the same number (PR-10 to PR-09 or PR-11, SC-199).

    It is under investigation again; what it holds, also notices, stays valid. A procedure beside it, such as a
    settlement hold or a referral, may propose that after the case was closed: then it is opened again. Nothing when
    it is open as one of that kind. Raises CaseClosed once the agreement has ended.
    """
    if case.is_open and case.stage is stage:
        return case
    if not case.is_open and case.agreement.in_force:
        reopen(session, case, cause)
    require_open(case)
    case.stage = stage
    return set_status(session, case, CaseStatus.INVESTIGATING, cause, f"case.{stage.value}", reason)


def close(session: Session, case: Case, outcome: CaseOutcome, on: date, cause: Cause, reason: str | None = None) -> Case:
    """Close the case on `on`. Closing it again with the same outcome is nothing.

    Raises CaseClosed for another outcome, ChainIncomplete for a termination not delivered, published or reported.
    """
    if not case.is_open and case.outcome is outcome:
        return case
    require_open(case)
    require_complete(session, case, outcome)
    case.outcome, case.closed_on = outcome, on
    return set_status(session, case, CaseStatus.CLOSED, cause, "case.closed", reason or outcome.label)


def reopen(session: Session, case: Case, cause: Cause, status: CaseStatus = CaseStatus.INVESTIGATING) -> Case:
    """A case is taken up again under its number, as far as `status`; how it had ended stays among its events."""
    reason = None if case.outcome is None else case.outcome.label
    case.outcome = case.closed_on = None
    return set_status(session, case, status, cause, "case.reopened", reason)


def set_status(session: Session, case: Case, status: CaseStatus, cause: Cause, event: str, reason: str | None = None) -> Case:
    """Note how far the case has come; the agreement's region follows."""
    before, case.state = case.state, status
    record_event(session, case, event, before, cause, reason)
    refresh_region(session, case.agreement, cause)
    return case


def require_open(case: Case) -> None:
    """Raise CaseClosed unless the case is open."""
    if not case.is_open:
        raise CaseClosed(case.number)


def refresh_region(session: Session, agreement: Agreement, cause: Cause) -> None:
    """Set the case region to where the most advanced open adverse case stands; nothing once the agreement has ended."""
    if agreement.in_force:
        reached = [_ORDER.index(case.state) for case in open_cases(session, agreement)]
        value = _REGION[_ORDER[max(reached)]] if reached else CaseState.NONE
        set_region(session, agreement, Region.CASE, value, cause)


def record_event(
    session: Session, case: Case, event: str, before: CaseStatus | None, cause: Cause, reason: str | None = None
) -> CaseEvent:
    """Add the event row of a step that has just been taken."""
    row = CaseEvent(case_id=case.id, event=event, from_state=before, to_state=case.state, reason=reason)
    row.caused_by(cause)
    session.add(row)
    session.flush()
    return row
