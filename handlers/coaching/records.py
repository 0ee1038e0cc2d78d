"""Training records and deviations of a coaching period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers.agreements.service import record_event
from handlers.cause import Cause
from handlers.coaching.errors import NotInTheFuture, ReasonsMissing
from handlers.coaching.models import CoachingDeviation, CoachingPeriod, CoachingRecord, Content, Phase, Severity


def record_coaching(
    session: Session,
    period: CoachingPeriod,
    phase: Phase,
    held_on: date,
    contents: Sequence[Content],
    cause: Cause,
    *,
    participants: str,
    summary: str,
    today: date,
) -> CoachingRecord:
    """Keep what was taught on `held_on` (N2025-04-3). Raises NotInTheFuture for a day outside the period so far."""
    if not period.started_on <= held_on <= today:
        raise NotInTheFuture(held_on, period.started_on, today)
    row = CoachingRecord(
        phase=phase,
        held_on=held_on,
        contents=[one.value for one in contents],
        participants=participants,
        summary=summary,
        recorded_by=cause.actor,
    )
    period.records.append(row)
    session.flush()
    record_event(session, period.agreement, "coaching.recorded", period.agreement.state, cause, summary, on=held_on)
    return row


def missing_contents(period: CoachingPeriod, phase: Phase) -> list[Content]:
    """The contents of coaching that no record of that phase shows; empty when it may be closed (SC-093)."""
    present = {content for record in period.records if record.phase is phase for content in record.contents}
    return [content for content in Content if content.value not in present]


def record_deviation(
    session: Session,
    period: CoachingPeriod,
    severity: Severity,
    facts: str,
    reasons: str | None,
    on: date,
    cause: Cause,
    *,
    found_by: str | None = None,
    case_number: str | None = None,
) -> CoachingDeviation:
    """Log a confirmed breach or deviation (N2025-04-4), found by `found_by` or in a case. Raises ReasonsMissing."""
    if severity is not Severity.CORRECTED and not (reasons or "").strip():
        raise ReasonsMissing(severity)
    row = CoachingDeviation(
        found_on=on,
        severity=severity,
        facts=facts,
        reasons=reasons,
        case_number=case_number,
        recorded_by=found_by or cause.actor,
    )
    period.deviations.append(row)
    session.flush()
    record_event(session, period.agreement, f"coaching.deviation_{severity}", period.agreement.state, cause, facts)
    return row


def minor_deviations(period: CoachingPeriod) -> int:
    """How many minor ones are on record; only the first extends the period (GAP-10)."""
    return sum(one.severity is Severity.MINOR for one in period.deviations)
