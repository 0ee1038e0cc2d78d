"""Holds of settlement and pauses of departments or persons: the settlement region (GAP-14, PR-10 branch C)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Required, TypedDict, Unpack

from sqlalchemy.orm import Session

from handlers.agreements.errors import StepRefused
from handlers.agreements.models import Agreement, SettlementHold
from handlers.agreements.service import record_event
from handlers.agreements.states import HoldEnd, HoldScope, Settlement
from handlers.cause import Cause

_EVENTS = {HoldScope.ALL: "settlement.held", HoldScope.DEPARTMENT: "department.paused", HoldScope.PERSON: "person.paused"}
_RELEASES = {
    HoldScope.ALL: "settlement.released",
    HoldScope.DEPARTMENT: "department.resumed",
    HoldScope.PERSON: "person.resumed",
}


class HoldDetails(TypedDict, total=False):
    """Why and by what: `reason` and `grounds` (provision ids) are needed; `ends_on` is a stated last day."""

    reason: Required[str]
    grounds: Required[Sequence[str]]
    ends_on: date | None
    decision_number: str | None
    approved_by: str | None


def hold_settlement(
    session: Session, agreement: Agreement, effective_on: date, cause: Cause, **details: Unpack[HoldDetails]
) -> SettlementHold:
    """Defer all settlement of services from `effective_on`; never a suspension, the counter stays (GAP-14).

    A hold that runs already is returned as it is. Raises StepRefused unless the agreement is in force and
    settlement has been opened.
    """
    return _open(session, agreement, _hold(HoldScope.ALL, "", effective_on, cause, details), cause)


def release_settlement(
    session: Session, agreement: Agreement, on: date, cause: Cause, *, end: HoldEnd = HoldEnd.CLEARED
) -> SettlementHold:
    """End the hold from 00:00 of `on`. CLEARED: deferred claims are paid; TERMINATED: line by line (GAP-33).

    Also after the agreement's end. Raises StepRefused when nothing is held.
    """
    return _close(session, agreement, HoldScope.ALL, "", on, end, cause)


def restore_settlement(session: Session, agreement: Agreement, on: date, cause: Cause) -> None:
    """The termination that a hold ended in was revoked: what was deferred is paid, pauses go on (ALL-56-a, S735-30-c).

    Nothing when settlement was not held.
    """
    held = [one for one in agreement.holds if one.scope is HoldScope.ALL and one.outcome in (None, HoldEnd.TERMINATED)]
    for hold in held:
        since = max(on, hold.effective_on)
        hold.released_on, hold.outcome = hold.released_on or since, HoldEnd.CLEARED
        record_event(session, agreement, _RELEASES[HoldScope.ALL], agreement.state, cause, _wording(hold), on=since)
    if held:
        agreement.settlement = _settlement(agreement)


def pause_department(
    session: Session, agreement: Agreement, department: str, effective_on: date, cause: Cause, **details: Unpack[HoldDetails]
) -> SettlementHold:
    """Block one department's lines from `effective_on`, through `ends_on` if stated (S735-38-b, O2-38-5).

    Settlement becomes PARTIAL, the suspension counter stays. Raises StepRefused as `hold_settlement`.
    """
    hold = _hold(HoldScope.DEPARTMENT, department.strip(), effective_on, cause, details)
    return _open(session, agreement, hold, cause)


def pause_person(
    session: Session, agreement: Agreement, id_number: str, effective_on: date, cause: Cause, **details: Unpack[HoldDetails]
) -> SettlementHold:
    """Block the lines of the person of that identity number, emergency and rescue excepted (O2-38-5, P23-12-a).

    Settlement becomes PARTIAL. Raises StepRefused as `hold_settlement`.
    """
    hold = _hold(HoldScope.PERSON, id_number.strip().upper(), effective_on, cause, details)
    return _open(session, agreement, hold, cause)


def end_pause(session: Session, agreement: Agreement, scope: HoldScope, subject: str, on: date, cause: Cause) -> SettlementHold:
    """The department or person settles again from 00:00 of `on`. Raises StepRefused when it is not paused."""
    return _close(session, agreement, scope, subject.strip(), on, HoldEnd.EXPIRED, cause)


def running_holds(agreement: Agreement, scope: HoldScope | None = None) -> list[SettlementHold]:
    """The holds and pauses that have not ended, of one scope or all."""
    return [one for one in agreement.holds if one.released_on is None and scope in (None, one.scope)]


def _hold(scope: HoldScope, subject: str, effective_on: date, cause: Cause, details: HoldDetails) -> SettlementHold:
    return SettlementHold(
        scope=scope,
        subject=subject,
        effective_on=effective_on,
        ends_on=details.get("ends_on"),
        reason=details["reason"],
        grounds=list(details["grounds"]),
        decision_number=details.get("decision_number"),
        approved_by=details.get("approved_by"),
        instance_key=cause.instance_key,
    )


def _open(session: Session, agreement: Agreement, hold: SettlementHold, cause: Cause) -> SettlementHold:
    for present in running_holds(agreement, hold.scope):
        if present.subject == hold.subject:
            return present
    if not agreement.in_force or agreement.settlement is None:
        zh = f"协议{agreement.state.label}或者尚未开通结算，不能暂停结算。"
        raise StepRefused(agreement.number, "not-settling", "an agreement in force whose settlement is open", zh)
    agreement.holds.append(hold)
    agreement.settlement = _settlement(agreement)
    record_event(session, agreement, _EVENTS[hold.scope], agreement.state, cause, _wording(hold), on=hold.effective_on)
    return hold


def _close(
    session: Session, agreement: Agreement, scope: HoldScope, subject: str, on: date, end: HoldEnd, cause: Cause
) -> SettlementHold:
    hold = next((one for one in running_holds(agreement, scope) if one.subject == subject), None)
    if hold is None:
        zh = f"协议{agreement.number}未被暂停结算，无须恢复。"
        raise StepRefused(agreement.number, "not-held", "a running hold", zh)
    hold.released_on, hold.outcome = max(on, hold.effective_on), end
    if agreement.in_force:
        agreement.settlement = _settlement(agreement)
    record_event(session, agreement, _RELEASES[scope], agreement.state, cause, _wording(hold), on=hold.released_on)
    return hold


def _settlement(agreement: Agreement) -> Settlement:
    scopes = {hold.scope for hold in running_holds(agreement)}
    if HoldScope.ALL in scopes:
        return Settlement.HELD
    return Settlement.PARTIAL if scopes else Settlement.OPEN


def _wording(hold: SettlementHold) -> str:
    whose = hold.subject if hold.scope is HoldScope.DEPARTMENT else ""
    return f"{whose}{hold.reason}"
