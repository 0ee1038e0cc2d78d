"""Performance of measures: default only after the last day, money back where it came from, the law of the day."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from handlers import breaches, cases
from handlers.cases import CaseKind, CaseMeasure, MeasureKind, MeasureState
from handlers.errors import Unknown
from tests.handlers.cases import AREA
from tests.handlers.lives import in_force, on, opened

DUE = date(2026, 5, 8)


@pytest.fixture
def measure(session: Session) -> CaseMeasure:
    """Money to be recovered: 300.50 yuan."""
    case = opened(session, in_force(session), date(2026, 4, 1), CaseKind.BREACH)
    return cases.add_measure(session, case, MeasureKind.RECOVER, "追回", on(date(2026, 4, 2)), amount=30_050, due_on=DUE)


def record(session: Session, measure: CaseMeasure, day: date, *, performed: bool) -> None:
    case = measure_case(session, measure)
    breaches.record_performance(session, case, measure, day, on(day), performed=performed, due=DUE, note="记录")


def measure_case(session: Session, measure: CaseMeasure) -> cases.Case:
    found = session.get(cases.Case, measure.case_id)
    assert found is not None
    return found


def test_default_is_recorded_only_after_the_last_day(session: Session, measure: CaseMeasure) -> None:
    session.flush()
    with pytest.raises(breaches.StillTime):
        record(session, measure, DUE, performed=False)
    record(session, measure, date(2026, 5, 9), performed=False)
    assert measure.state is MeasureState.OPEN


def test_performance_is_recorded_whenever_it_comes(session: Session, measure: CaseMeasure) -> None:
    session.flush()
    record(session, measure, date(2026, 4, 3), performed=True)
    assert (measure.state, measure.performed_on) == (MeasureState.PERFORMED, date(2026, 4, 3))


@pytest.mark.parametrize("amount", [30_049, 30_051])
def test_all_of_it_comes_back(measure: CaseMeasure, amount: int) -> None:
    with pytest.raises(breaches.NotFullyRecovered):
        breaches.check_recovery(measure, "employee", amount, "employee")


@pytest.mark.parametrize("account", ["resident", "treasury"])
def test_it_comes_back_to_the_fund_that_paid(measure: CaseMeasure, account: str) -> None:
    breaches.check_recovery(measure, "employee", 30_050, "employee")
    with pytest.raises(breaches.WrongFund):
        breaches.check_recovery(measure, "employee", 30_050, account)


def test_a_measure_of_another_case_is_not_found(session: Session, measure: CaseMeasure) -> None:
    session.flush()
    with pytest.raises(Unknown):
        breaches.measure_of(measure_case(session, measure), measure.id + 1)


@pytest.mark.parametrize(("last_day", "allowed"), [(date(2026, 3, 30), False), (date(2026, 3, 31), True)])
def test_the_written_decision_follows_the_law_of_the_day_of_default(session: Session, last_day: date, *, allowed: bool) -> None:
    assert breaches.written_decision_allowed(session, AREA, last_day) is allowed
    if allowed:
        breaches.require_written_decision(session, AREA, last_day)
    else:
        with pytest.raises(breaches.NoWrittenDecision) as refused:
            breaches.require_written_decision(session, AREA, last_day)
        assert (refused.value.failed_on, refused.value.in_force) == (date(2026, 3, 31), date(2026, 4, 1))
