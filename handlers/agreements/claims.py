"""May a service be settled? Decided by the day of the service, never by the day of the claim (procedures.md 3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from handlers.agreements import repository
from handlers.agreements.models import Agreement, SettlementHold, Suspension
from handlers.agreements.personnel_states import PersonnelState
from handlers.agreements.states import AgreementState, HoldEnd, HoldScope

_DAY = timedelta(days=1)


class Settle(StrEnum):
    """Pay now, defer until the hold ends, or refuse for good."""

    PAY = "pay"
    DEFER = "defer"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class SettlementAnswer:
    """What happens with a line, why (in Chinese), and the provisions it rests on."""

    decision: Settle
    reason_zh: str
    provisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """The line asked about."""

    on: date
    person: str | None
    department: str | None
    emergency: bool
    admitted_on: date | None

    def admitted_before(self, day: date) -> bool:
        """Whether the stay began before that day."""
        return self.admitted_on is not None and self.admitted_on < day


def may_settle(
    session: Session,
    agreement: Agreement,
    service_date: date,
    *,
    person: str | None = None,
    department: str | None = None,
    emergency: bool = False,
    admitted_on: date | None = None,
) -> SettlementAnswer:
    """Whether a service of that day may be settled, as far as the agreement goes (SC-168, SC-169, SC-210).

    `person` is the identity number of whoever served; `emergency` emergency or rescue, which only a person's state
    gives way to; `admitted_on` the first day of the stay, which counts where the decision says so (GAP-27). A
    suspended agreement never settles, a held one defers (GAP-14); a hold that ended in termination is cleared line
    by line (GAP-33).
    """
    line = _Line(service_date, None if person is None else person.strip().upper(), department, emergency, admitted_on)
    return (
        _outside_term(agreement, line)
        or _after_end(agreement, line)
        or _suspended(agreement, line)
        or _held(agreement, line)
        or _department(agreement, line)
        or _person(session, agreement, line)
        or SettlementAnswer(Settle.PAY, "协议履行中，按规定结算。")
    )


def _outside_term(agreement: Agreement, line: _Line) -> SettlementAnswer | None:
    opened = agreement.settlement_opened_on
    if opened is None or line.on < max(opened, agreement.effective_on):
        return _refuse("服务日期在协议生效、开通结算之前，不予结算。", "O3-09-a", "O2-10-a")
    if line.on > agreement.ends_on:
        return _refuse(f"协议期限至{agreement.ends_on}届满，其后发生的费用不予结算。", "O3-38-d", "O2-41-c")
    return None


def _after_end(agreement: Agreement, line: _Line) -> SettlementAnswer | None:
    ended = agreement.ended_on
    if ended is None or line.on < ended:
        return None
    if agreement.end_settles_in_patients and line.admitted_before(ended):
        return SettlementAnswer(Settle.PAY, f"{ended}前已住院，解除决定同意按协议结算。")
    zh = f"协议自{ended}起{agreement.state.label}，其后发生的费用不予结算。"
    return _refuse(zh, *_END_PROVISIONS.get(agreement.state, ("O3-38-d", "O2-41-c")))


_END_PROVISIONS = {
    AgreementState.TERMINATED: ("O3-40-a", "O2-43-a"),
    AgreementState.ENDED_180: ("O3-39-f", "O2-42-c"),
    AgreementState.SUPERSEDED: ("O3-38-c",),
}


def _suspended(agreement: Agreement, line: _Line) -> SettlementAnswer | None:
    found = next((one for one in agreement.suspensions if one.revoked_on is None and _covers(one, line.on)), None)
    if found is None:
        return None
    if found.settles_in_patients and line.admitted_before(found.effective_on):
        return SettlementAnswer(Settle.PAY, f"{found.effective_on}中止前已住院，中止决定同意按协议结算。")
    return _refuse(f"协议自{found.effective_on}起中止，中止期间发生的费用不予结算，恢复后也不补付。", "O3-39-a", "O2-42-a")


_CLEARED_AT_END = (AgreementState.TERMINATED, AgreementState.EXPIRED, AgreementState.ENDED_180)


def _held(agreement: Agreement, line: _Line) -> SettlementAnswer | None:
    found = _hold(agreement, HoldScope.ALL, "", line.on)
    if found is None or found.outcome is HoldEnd.CLEARED:
        return None
    provisions = tuple(found.grounds) or ("S735-30-b",)
    if agreement.state in _CLEARED_AT_END:
        zh = f"暂停结算后协议{agreement.state.label}，逐笔清算：查实违规的不予支付，真实合规的支付，其余抵扣追回费用。"
        return SettlementAnswer(Settle.DEFER, zh, provisions)
    return SettlementAnswer(Settle.DEFER, f"自{found.effective_on}起暂停结算（{found.reason}），待解除暂停后处理。", provisions)


def _department(agreement: Agreement, line: _Line) -> SettlementAnswer | None:
    found = None if line.department is None else _hold(agreement, HoldScope.DEPARTMENT, line.department.strip(), line.on)
    if found is None:
        return None
    return _refuse(f"{found.subject}自{found.effective_on}起暂停医保服务（{found.reason}），不予结算。", *found.grounds)


def _person(session: Session, agreement: Agreement, line: _Line) -> SettlementAnswer | None:
    if line.person is None:
        return None
    reason = _person_blocked(session, agreement, line.person, line.on)
    if reason is None:
        return None
    if line.emergency:
        return SettlementAnswer(Settle.PAY, "急诊、抢救费用不受人员支付资格限制，予以结算并标记。", ("P23-12-a",))
    return _refuse(reason, "P23-12-a")


def _person_blocked(session: Session, agreement: Agreement, id_number: str, on: date) -> str | None:
    paused = _hold(agreement, HoldScope.PERSON, id_number, on)
    if paused is not None:
        return f"该人员自{paused.effective_on}起暂停支付资格（{paused.reason}），不予结算。"
    found = repository.registration_of(session, agreement.id, id_number)
    if found is None or on < found.registered_on:
        return "该人员在服务当日未登记备案，不予结算。"
    left = found.deregistered_on is not None and on >= found.deregistered_on
    if left or found.state not in (PersonnelState.NORMAL, PersonnelState.DEREGISTERED):
        return "该人员在服务当日不具备医保支付资格，不予结算。"
    return None


def _hold(agreement: Agreement, scope: HoldScope, subject: str, on: date) -> SettlementHold | None:
    found = (one for one in agreement.holds if one.scope is scope and one.subject == subject and _holds_on(one, on))
    # one that still counts before one that was cleared
    return min(found, key=lambda one: one.outcome is HoldEnd.CLEARED, default=None)


def _holds_on(hold: SettlementHold, on: date) -> bool:
    ends = [day for day in (hold.released_on, hold.ends_on and hold.ends_on + _DAY) if day is not None]
    return hold.effective_on <= on and all(on < day for day in ends)


def _covers(suspension: Suspension, on: date) -> bool:
    return suspension.effective_on <= on and (suspension.ended_on is None or on < suspension.ended_on)


def _refuse(reason_zh: str, *provisions: str) -> SettlementAnswer:
    return SettlementAnswer(Settle.REFUSE, reason_zh, provisions)
