"""Suspend an agreement and let it resume (PR-09): the rows behind SUSPENDED_V and SUSPENDED_A and their counter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements.errors import AlreadySuspended, StepRefused
from handlers.agreements.models import Agreement, Suspension
from handlers.agreements.service import record_event, require_step, set_state
from handlers.agreements.states import AgreementState, SuspensionKind
from handlers.cause import Cause
from handlers.errors import InvalidFact
from handlers.register.kinds import Ownership, PartyKind

SECOND = 2
"""Agency suspensions in one term from which termination is mandatory (O3-40-1, O2-43-1)."""


def suspend(
    session: Session,
    agreement: Agreement,
    kind: SuspensionKind,
    effective_on: date,
    ends_on: date | None,
    cause: Cause,
    *,
    decision_number: str,
    grounds: Sequence[str],
    counts: bool = True,
    by_linkage: bool = False,
    settles_in_patients: bool = False,
) -> Suspension:
    """Suspend from 00:00 of `effective_on`; `ends_on` is the last day stated, None while nothing is stated.

    Only an agency suspension that was not received by linkage raises the counter, whatever `counts` says (GAP-05).
    During a voluntary suspension an agency one converts it. The same decision twice is one suspension (SC-287).
    Raises ForbiddenTransition, AlreadySuspended, StepRefused (public institution O2-44-b; longer than
    `agency_suspension_max`; outside the term), InvalidFact without a ground for an agency suspension.
    """
    present = next((one for one in agreement.suspensions if one.decision_number == decision_number), None)
    if present is not None:
        return present
    _check_state(agreement, kind)
    _check(session, agreement, kind, effective_on, ends_on, grounds, by_linkage=by_linkage)
    running = current_suspension(agreement)
    if running is not None:
        running.ended_on = max(effective_on, running.effective_on)
        session.flush()
    counted = counts and not by_linkage and kind is SuspensionKind.AGENCY
    suspension = Suspension(
        kind=kind,
        effective_on=effective_on,
        ends_on=ends_on,
        counts=counted,
        by_linkage=by_linkage,
        settles_in_patients=settles_in_patients,
        decision_number=decision_number,
        grounds=list(grounds),
        instance_key=cause.instance_key,
    )
    agreement.suspensions.append(suspension)
    agreement.agency_suspensions += counted
    set_state(session, agreement, kind.state, cause, f"{decision_number}：{'、'.join(grounds)}", on=effective_on)
    return suspension


def resume(session: Session, agreement: Agreement, on: date, cause: Cause, *, early: bool = False) -> Suspension:
    """Active again from 00:00 of `on`; fees of the days between stay unpaid (O3-39-a).

    `early` allows an agency suspension to end before its stated day. Raises ForbiddenTransition when nothing is
    suspended, StepRefused after the term's end (O3-39-c), before the stated end, or for a second suspension of the
    term, which only the termination case ends (GAP-05).
    """
    require_step(agreement, AgreementState.ACTIVE)
    suspension = _running(agreement)
    _check_resumption(session, agreement, suspension, on, early=early)
    suspension.ended_on = on
    set_state(session, agreement, AgreementState.ACTIVE, cause, suspension.decision_number, on=on)
    return suspension


def revoke_suspension(session: Session, agreement: Agreement, decision_number: str, on: date, cause: Cause) -> Suspension:
    """Undo the suspension of a revoked decision: it never happened, the counter goes back, fees may be settled.

    If it still runs the agreement becomes ACTIVE. Raises StepRefused when no suspension has that decision.
    """
    suspension = next((one for one in agreement.suspensions if one.decision_number == decision_number), None)
    if suspension is None:
        zh = f"协议{agreement.number}没有依据{decision_number}作出的中止。"
        raise StepRefused(agreement.number, "no-such-suspension", f"a suspension by decision {decision_number}", zh)
    if suspension.revoked_on is not None:
        return suspension
    agreement.agency_suspensions -= suspension.counts
    running = suspension.ended_on is None
    suspension.revoked_on = on
    suspension.ended_on = suspension.ended_on or max(on, suspension.effective_on)
    if running and agreement.state is suspension.kind.state:
        set_state(session, agreement, AgreementState.ACTIVE, cause, f"{decision_number}被撤销", on=suspension.effective_on)
    else:
        record_event(
            session, agreement, "suspension.revoked", agreement.state, cause, decision_number, on=suspension.effective_on
        )
    if running and agreement.state_before_end is suspension.kind.state:
        agreement.state_before_end = AgreementState.ACTIVE
    return suspension


def current_suspension(agreement: Agreement) -> Suspension | None:
    """The suspension that has not ended, or None."""
    return next((one for one in agreement.suspensions if one.ended_on is None), None)


def _running(agreement: Agreement) -> Suspension:
    found = current_suspension(agreement)
    if found is None:
        zh = f"协议{agreement.number}未被中止，无须恢复。"
        raise StepRefused(agreement.number, "not-suspended", "a running suspension", zh)
    return found


def _check_state(agreement: Agreement, kind: SuspensionKind) -> None:
    suspended = agreement.state in (AgreementState.SUSPENDED_V, AgreementState.SUSPENDED_A)
    converts = agreement.state is AgreementState.SUSPENDED_V and kind is SuspensionKind.AGENCY
    if suspended and not converts:
        raise AlreadySuspended(agreement.number, agreement.state, agreement.state.label)
    require_step(agreement, kind.state)


def _check(
    session: Session,
    agreement: Agreement,
    kind: SuspensionKind,
    effective_on: date,
    ends_on: date | None,
    grounds: Sequence[str],
    *,
    by_linkage: bool,
) -> None:
    number, party = agreement.number, agreement.party
    if not agreement.effective_on <= effective_on <= agreement.ends_on:
        zh = f"中止生效日期{effective_on}不在协议期限内。"
        raise StepRefused(number, "outside-term", f"a day from {agreement.effective_on} to {agreement.ends_on}", zh)
    if kind is SuspensionKind.VOLUNTARY:
        public = party.kind is PartyKind.INSTITUTION and party.ownership is Ownership.PUBLIC
        if public and not by_linkage:
            zh = "公立医疗机构不得主动提出中止协议。"
            raise StepRefused(number, "public-institution", "a party that is no public institution", zh, ("O2-44-b",))
        return
    if not grounds:
        raise InvalidFact(
            "grounds", "at least one ground", list(grounds), "name the ground", "中止决定须载明依据。", ("O3-39-1",)
        )
    cap = parameters.integer(session, "agency_suspension_max", agreement.area, effective_on)
    if ends_on is not None and not by_linkage and ends_on > effective_on + timedelta(days=cap):
        zh = f"经办机构中止期限不得超过{cap}日。"
        raise StepRefused(number, "longer-than-cap", f"at most {cap} days from {effective_on}", zh, ("O3-39-e",))


def _check_resumption(session: Session, agreement: Agreement, suspension: Suspension, on: date, *, early: bool) -> None:
    number = agreement.number
    if on > agreement.ends_on:
        zh = "协议期限已届满，不能恢复履行。"
        raise StepRefused(number, "term-over", f"a day up to {agreement.ends_on}", zh, ("O3-39-c", "O2-42-a"))
    if suspension.kind is SuspensionKind.VOLUNTARY:
        return
    if suspension.ends_on is not None and on <= suspension.ends_on and not early:
        zh = f"中止期限至{suspension.ends_on}，期满前不能恢复履行。"
        raise StepRefused(number, "suspension-not-over", f"a day after {suspension.ends_on}", zh, ("O3-39-b",))
    opens = parameters.switch(session, "second_suspension_opens_termination", agreement.area, suspension.effective_on)
    if opens and suspension.counts and agreement.agency_suspensions >= SECOND:
        zh = "协议期内累计被中止2次及以上，应当依法解除，不能恢复履行。"
        raise StepRefused(number, "second-suspension", "fewer than two suspensions in the term", zh, ("O3-40-1", "O2-43-1"))
