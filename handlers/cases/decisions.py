"""Decide a case: the rights are checked, the decision gets its number, and its measures are listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from handlers import provisions
from handlers.bans import FaultClass
from handlers.cases.errors import reasons_missing
from handlers.cases.models import Case, CaseDecision, CaseMeasure
from handlers.cases.rights import require_rights
from handlers.cases.service import record_event, require_open, set_status
from handlers.cases.states import CaseKind, CaseStatus, DecisionKind, DecisionStatus, MeasureKind, MeasureState
from handlers.cause import Cause
from handlers.deadlines import date_in_china
from handlers.errors import InvalidFact
from handlers.numbering import next_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is being decided, before it is checked and numbered.

    `grounds` are the provision ids that are met, `provisions` others it rests on; `judgement_reasons` maps a ground to
    the reasons for its judgement word; `members` are the account or personal names of who decided together;
    `goes_on_as` says that the case continues as another kind, such as TERMINATION.
    """

    kind: DecisionKind
    effective_on: date
    reasons: str
    grounds: Sequence[str] = ()
    provisions: Sequence[str] = ()
    members: Sequence[str] = ()
    judgement_reasons: Mapping[str, str] = field(default_factory=dict)
    fault_class: FaultClass | None = None
    cause_at_hq: bool | None = None
    cause_at_hq_reasons: str | None = None
    ends_on: date | None = None
    rectify_until: date | None = None
    settles_in_patients: bool = False
    goes_on_as: CaseKind | None = None


def decide(session: Session, case: Case, decision: Decision, cause: Cause) -> CaseDecision:
    """Decide on the day of `cause.at`; returns the decision with its number such as 330100-JD-2026-000001.

    Raises RightSkipped for whatever the law puts before it, InvalidFact, CaseClosed, UnknownProvisions.
    """
    require_open(case)
    on = date_in_china(cause.at)
    provisions.require((*decision.grounds, *decision.provisions))
    require_rights(session, case, decision, on, cause.actor)
    row = _row(session, case, decision, on, cause)
    case.decisions.append(row)
    set_status(session, case, CaseStatus.DECIDED, cause, f"case.decided.{decision.kind.value}", row.number)
    if decision.goes_on_as is not None:
        case.stage = decision.goes_on_as
    return row


def add_measure(
    session: Session,
    case: Case,
    kind: MeasureKind,
    description: str,
    cause: Cause,
    *,
    decision: CaseDecision | None = None,
    amount: int | None = None,
    due_on: date | None = None,
) -> CaseMeasure:
    """List one measure with its own end; `amount` in fen. Raises CaseClosed, InvalidFact for a negative amount."""
    require_open(case)
    if amount is not None and amount < 0:
        raise InvalidFact("amount", "an amount of 0 or more", amount, "correct it", "金额不能为负数。")
    measure = CaseMeasure(
        kind=kind,
        description=description.strip(),
        decision_id=None if decision is None else decision.id,
        amount=amount,
        due_on=due_on,
        state=MeasureState.OPEN,
    )
    case.measures.append(measure)
    record_event(session, case, f"case.measure.{kind.value}", case.state, cause, measure.description)
    return measure


def perform_measure(
    session: Session, case: Case, measure: CaseMeasure, on: date, cause: Cause, note: str | None = None
) -> CaseMeasure:
    """Note that a measure has been performed; doing so twice is nothing. Raises InvalidFact for a cancelled one."""
    if measure.state is MeasureState.PERFORMED:
        return measure
    if measure.state is MeasureState.CANCELLED:
        raise InvalidFact("measure", "an open measure", measure.state, "look at the case", "该措施已取消。")
    measure.state, measure.performed_on, measure.note = MeasureState.PERFORMED, on, note
    record_event(session, case, f"case.performed.{measure.kind.value}", case.state, cause, note)
    return measure


def cancel_measure(session: Session, case: Case, measure: CaseMeasure, cause: Cause, reason: str) -> CaseMeasure:
    """Take an open measure back, with reasons. Raises InvalidFact without them."""
    if not reason.strip():
        raise reasons_missing("reason", "取消措施")
    if measure.state is MeasureState.OPEN:
        measure.state, measure.note = MeasureState.CANCELLED, reason.strip()
        record_event(session, case, f"case.cancelled.{measure.kind.value}", case.state, cause, measure.note)
    return measure


def unperformed_measures(case: Case) -> list[CaseMeasure]:
    """The measures still to be performed (GAP-30: liability not performed)."""
    return [one for one in case.measures if one.state is MeasureState.OPEN]


def _row(session: Session, case: Case, decision: Decision, on: date, cause: Cause) -> CaseDecision:
    sequence = next_number(session, "decision", case.area, on.year)
    return CaseDecision(
        number=f"{case.area}-JD-{on.year}-{sequence:06d}",
        kind=decision.kind,
        decided_on=on,
        decided_by=cause.actor,
        members=[name.strip() for name in decision.members if name.strip()],
        effective_on=decision.effective_on,
        ends_on=decision.ends_on,
        rectify_until=decision.rectify_until,
        grounds=list(decision.grounds),
        provisions=list(dict.fromkeys((*decision.provisions, *([cause.provision] if cause.provision else [])))),
        reasons=decision.reasons.strip(),
        judgement_reasons=dict(decision.judgement_reasons),
        fault_class=decision.fault_class,
        cause_at_hq=decision.cause_at_hq,
        cause_at_hq_reasons=decision.cause_at_hq_reasons,
        settles_in_patients=decision.settles_in_patients,
        status=DecisionStatus.IN_FORCE,
        decided_at=cause.at,
        instance_key=cause.instance_key,
    )
