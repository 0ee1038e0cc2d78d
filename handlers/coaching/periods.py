"""Begin, extend and conclude the coaching period of an agreement (PR-04)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers.agreements import Agreement, Coaching, Region, Remote, set_region
from handlers.agreements.service import record_event
from handlers.cause import Cause
from handlers.coaching import repository
from handlers.coaching.errors import FoundByDecider, UnknownPeriod
from handlers.coaching.models import CoachingPeriod, Severity


def period_of(session: Session, agreement: Agreement) -> CoachingPeriod:
    """The agreement's coaching period. Raises UnknownPeriod."""
    found = repository.of_agreement(session, agreement.id)
    if found is None:
        raise UnknownPeriod(agreement.number)
    return found


def begin(session: Session, agreement: Agreement, cause: Cause) -> CoachingPeriod:
    """FIRST from the effective date; remote settlement only for a regional medical centre (N2025-04-1, -2).

    Raises RegionRefused for a party that is not coached (SC-082, SC-083).
    """
    set_region(session, agreement, Region.COACHING, Coaching.FIRST, cause, on=agreement.effective_on)
    if agreement.regional_centre:
        set_region(session, agreement, Region.REMOTE, Remote.ON, cause, on=agreement.effective_on)
    period = CoachingPeriod(agreement_id=agreement.id, started_on=agreement.effective_on)
    session.add(period)
    session.flush()
    return period


def extend(session: Session, period: CoachingPeriod, through: date, cause: Cause) -> CoachingPeriod:
    """EXTENDED through `through`, once only (N2025-04-5). Extending again changes nothing."""
    if period.extended_to is None:
        period.extended_to = through
        set_region(session, period.agreement, Region.COACHING, Coaching.EXTENDED, cause, f"延长至{through}")
    return period


def decide_extension(session: Session, period: CoachingPeriod, reasons: str, cause: Cause) -> CoachingPeriod:
    """Note who decided the extension and why. Raises FoundByDecider for whoever found the deviation."""
    if any(one.recorded_by == cause.actor and one.severity is Severity.MINOR for one in period.deviations):
        raise FoundByDecider(cause.actor)
    period.extended_by, period.extension_reasons = cause.actor, reasons
    record_event(session, period.agreement, "coaching.extension_decided", period.agreement.state, cause, reasons)
    return period


def note_rectification(period: CoachingPeriod, facts: str, *, rectified: bool) -> CoachingPeriod:
    """Note the result of the check at the end of the extension."""
    period.rectified, period.rectification_facts = rectified, facts
    return period


def conclude(session: Session, period: CoachingPeriod, result: Coaching, on: date, cause: Cause) -> CoachingPeriod:
    """PASSED opens remote settlement; FAILED refuses the renewal (N2025-04-6). Raises RegionRefused for another step."""
    agreement = period.agreement
    set_region(session, agreement, Region.COACHING, result, cause, period.rectification_facts, on=on)
    if result is Coaching.PASSED:
        set_region(session, agreement, Region.REMOTE, Remote.ON, cause, on=on)
    period.concluded_on = on
    return period
