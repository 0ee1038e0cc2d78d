"""Performance of the measures of a breach decision, and what is open when it fails (PR-10 step 8)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from handlers import cases, parameters
from handlers.breaches.errors import NotFullyRecovered, NoWrittenDecision, StillTime, WrongFund
from handlers.cases import Case, CaseMeasure
from handlers.cause import Cause
from handlers.deadlines import date_of
from handlers.errors import Unknown


def measure_of(case: Case, measure_id: object) -> CaseMeasure:
    """The measure of that id in the case. Raises Unknown."""
    found = next((one for one in case.measures if one.id == measure_id), None)
    if found is None:
        raise Unknown("measure", measure_id, "处理措施")
    return found


def record_performance(
    session: Session,
    case: Case,
    measure: CaseMeasure,
    on: date,
    cause: Cause,
    *,
    performed: bool,
    due: date | None,
    note: str | None,
) -> None:
    """Note that the measure is performed; or that it is not, which can be said only after its last day `due`.

    Raises StillTime.
    """
    if performed:
        cases.perform_measure(session, case, measure, on, cause, note)
    elif due is not None and on <= due:
        raise StillTime(due)


def check_recovery(measure: CaseMeasure, fund: str, amount: int, returned_to: str) -> None:
    """All of it has to come back, into the account of the fund that paid (S735-45-a). Amounts in fen.

    Raises NotFullyRecovered, WrongFund.
    """
    if amount != measure.amount:
        raise NotFullyRecovered(measure.amount or 0, amount)
    if returned_to != fund:
        raise WrongFund(fund, returned_to)


def written_decision_allowed(session: Session, area: str, demand_due: date) -> bool:
    """Whether a written decision to perform is open (R7-06-a, SC-283): by the law in force on the day of the default.

    That is the first day after the last day of the demand; the law came into force on `performance_decision_from`.
    """
    failed_on = demand_due + timedelta(days=1)
    return failed_on >= _in_force_from(session, area, failed_on)


def require_written_decision(session: Session, area: str, demand_due: date) -> None:
    """Raise NoWrittenDecision unless a written decision is open after that demand."""
    if not written_decision_allowed(session, area, demand_due):
        failed_on = demand_due + timedelta(days=1)
        raise NoWrittenDecision(failed_on, _in_force_from(session, area, failed_on))


def _in_force_from(session: Session, area: str, on: date) -> date:
    return date_of(parameters.text(session, "performance_decision_from", area, on))
