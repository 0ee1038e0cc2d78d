"""Periods are whole, positive amounts of one unit."""

from __future__ import annotations

import pytest

from handlers.deadlines import CalendarDays, Months, Unit, WorkingDays, Years, period_of
from handlers.deadlines.errors import InvalidAmount, UnknownUnit


@pytest.mark.parametrize("amount", [0, -1, 2_501, True, 1.0, "5", None])
def test_senseless_amounts_are_refused(amount: object) -> None:
    with pytest.raises(InvalidAmount, match="whole number of working-days from 1 to 2500") as caught:
        WorkingDays(amount)  # type: ignore[arg-type]

    assert "期限数额" in caught.value.message_zh


@pytest.mark.parametrize("amount", [1, 2_500])
def test_the_bounds_themselves_are_allowed(amount: int) -> None:
    assert WorkingDays(amount).amount == amount


@pytest.mark.parametrize(
    ("unit", "period"),
    [
        ("working-days", WorkingDays(3)),
        ("calendar-days", CalendarDays(3)),
        (Unit.MONTHS, Months(3)),
        ("years", Years(3)),
    ],
)
def test_a_period_from_its_parts(unit: str, period: object) -> None:
    assert period_of(unit, 3) == period


@pytest.mark.parametrize("unit", ["P5D", "days", "", "WORKING_DAYS"])
def test_an_unknown_unit_is_refused(unit: str) -> None:
    with pytest.raises(UnknownUnit, match="Expected a unit among"):
        period_of(unit, 3)


def test_five_working_days_are_not_five_days() -> None:
    assert len({WorkingDays(5), CalendarDays(5)}) == 2


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        (WorkingDays(5), "5个工作日", "5 working days"),
        (CalendarDays(180), "180日", "180 days"),
        (Months(1), "1个月", "1 month"),
        (Years(3), "3年", "3 years"),
    ],
)
def test_periods_name_themselves(period: WorkingDays, zh: str, en: str) -> None:
    assert (period.zh, period.en) == (zh, en)
