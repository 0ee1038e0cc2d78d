"""The ends of an agreement and the revocation of an end (procedures.md 3.1)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements.errors import StepRefused
from handlers.agreements.models import Agreement
from handlers.agreements.service import require_alone, require_step, set_state
from handlers.agreements.states import AgreementState, EndReason
from handlers.agreements.suspending import current_suspension
from handlers.cause import Cause
from handlers.deadlines import days_elapsed

_DAY = timedelta(days=1)

TERMINATIONS = frozenset({EndReason.TERMINATED, EndReason.TERMINATED_VOLUNTARILY, EndReason.TERMINATED_LINKED})
"""The reasons a TERMINATED agreement may have; no other end has one of these."""


def terminate(
    session: Session,
    agreement: Agreement,
    effective_on: date,
    cause: Cause,
    *,
    decision_number: str,
    reason: EndReason = EndReason.TERMINATED,
    settles_in_patients: bool = False,
) -> Agreement:
    """TERMINATED from 00:00 of `effective_on`; later services are not settled (O3-40-a, SC-210).

    `settles_in_patients`: the decision lets stays begun before be settled (GAP-27). The same decision twice is one
    termination. Raises ForbiddenTransition, StepRefused for a day outside the term or a reason of another end.
    """
    if agreement.state is AgreementState.TERMINATED and agreement.end_decision == decision_number:
        return agreement
    require_step(agreement, AgreementState.TERMINATED)
    if reason not in TERMINATIONS:
        raise StepRefused(agreement.number, "reason", "a reason of a termination", f"“{reason.label}”不是解除的原因。")
    if not agreement.effective_on <= effective_on <= agreement.ends_on:
        zh = f"解除生效日期{effective_on}不在协议期限内。"
        raise StepRefused(agreement.number, "outside-term", f"a day from {agreement.effective_on} to {agreement.ends_on}", zh)
    agreement.end_decision = decision_number
    agreement.end_settles_in_patients = settles_in_patients
    return _end(session, agreement, AgreementState.TERMINATED, effective_on, reason, cause)


def expire(session: Session, agreement: Agreement, on: date, reason: EndReason, cause: Cause) -> Agreement:
    """EXPIRED at 24:00 of the term's last day, found on `on`; also while suspended (O3-39-c, O2-41-c).

    Raises ForbiddenTransition, StepRefused while the term runs or for a reason of another end.
    """
    require_step(agreement, AgreementState.EXPIRED)
    if reason in (*TERMINATIONS, EndReason.RENEWED, EndReason.NOT_RESUMED, EndReason.LAPSED):
        raise StepRefused(agreement.number, "reason", "a reason of an expiry", f"“{reason.label}”不是期满终止的原因。")
    if on <= agreement.ends_on:
        zh = f"协议期限至{agreement.ends_on}，尚未届满。"
        raise StepRefused(agreement.number, "term-runs", f"a day after {agreement.ends_on}", zh, ("O3-38-d", "O2-41-c"))
    return _end(session, agreement, AgreementState.EXPIRED, agreement.ends_on + _DAY, reason, cause)


def end_180(session: Session, agreement: Agreement, on: date, cause: Cause) -> Agreement:
    """ENDED_180 from `on`, day 181 of a voluntary suspension or later (O3-39-f, O2-42-c, GAP-07).

    Raises ForbiddenTransition, StepRefused up to day 180 (`voluntary_suspension_max`).
    """
    require_step(agreement, AgreementState.ENDED_180)
    suspension = current_suspension(agreement)
    start = suspension.effective_on if suspension else on
    limit = parameters.integer(session, "voluntary_suspension_max", agreement.area, start)
    if days_elapsed(start, on) <= limit:
        zh = f"自愿中止自{start}起至{on}未超过{limit}日，不能自动终止。"
        raise StepRefused(
            agreement.number, "not-yet-exceeded", f"more than {limit} days since {start}", zh, ("O3-39-f", "O2-42-c")
        )
    return _end(session, agreement, AgreementState.ENDED_180, on, EndReason.NOT_RESUMED, cause)


def end_by_renewal(session: Session, agreement: Agreement, on: date, cause: Cause) -> Agreement:
    """SUPERSEDED from `on`; `renewing.supersede` calls this. Raises ForbiddenTransition."""
    require_step(agreement, AgreementState.SUPERSEDED)
    return _end(session, agreement, AgreementState.SUPERSEDED, on, EndReason.RENEWED, cause)


def lapse(session: Session, agreement: Agreement, cause: Cause, reason: str) -> Agreement:
    """A signed renewal whose predecessor has ended otherwise never takes effect (PR-08, OVERTAKEN).

    It ends on its first day, EXPIRED with reason LAPSED. Raises StepRefused for an agreement that is not such a one.
    """
    if agreement.state is not AgreementState.SIGNED or agreement.predecessor_id is None:
        zh = f"协议{agreement.number}不是尚未生效的续签协议。"
        raise StepRefused(agreement.number, "no-signed-renewal", "a renewal that has not taken effect", zh, ("O3-38-c",))
    agreement.state_before_end = agreement.state
    agreement.ended_on, agreement.end_reason = agreement.effective_on, EndReason.LAPSED
    return set_state(session, agreement, AgreementState.EXPIRED, cause, reason, on=agreement.effective_on)


def revoke_end(
    session: Session, agreement: Agreement, on: date, cause: Cause, *, expired_reason: EndReason = EndReason.NO_REQUEST
) -> Agreement:
    """Review or court has revoked the termination: the state and regions before it are restored (ALL-56-a).

    The agreement has then never ended; if its term is over by `on` it expires instead, with `expired_reason`.
    Raises ForbiddenTransition, AnotherInForce if the party has been designated anew meanwhile.
    """
    require_step(agreement, AgreementState.REVOKED_END)
    require_alone(session, agreement)
    before = agreement.state_before_end or AgreementState.ACTIVE
    decision, since = agreement.end_decision, agreement.ended_on
    agreement.ended_on = agreement.end_reason = agreement.end_decision = agreement.state_before_end = None
    agreement.end_settles_in_patients = False
    set_state(session, agreement, AgreementState.REVOKED_END, cause, f"{decision}被撤销", on=since)
    set_state(session, agreement, before, cause, "恢复解除前状态", on=since)
    if on > agreement.ends_on:
        expire(session, agreement, on, expired_reason, cause)
    return agreement


def _end(session: Session, agreement: Agreement, target: AgreementState, on: date, reason: EndReason, cause: Cause) -> Agreement:
    suspension = current_suspension(agreement)
    if suspension is not None and target is not AgreementState.TERMINATED:
        suspension.ended_on = on  # a termination may be revoked, and then the suspension goes on
    agreement.state_before_end = agreement.state
    agreement.ended_on, agreement.end_reason = on, reason
    return set_state(session, agreement, target, cause, reason.label, on=on)
