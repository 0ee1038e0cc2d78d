"""Dates and instants in China."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from handlers.deadlines import (
    corresponding_day,
    date_in_china,
    date_of,
    day_elapsing_at,
    end_of_day,
    start_of_day,
)
from handlers.deadlines.errors import InvalidDate


def test_a_day_elapses_at_midnight_in_china() -> None:
    assert end_of_day(date(2026, 10, 12)) == datetime(2026, 10, 12, 16, 0, tzinfo=UTC)
    assert end_of_day(date(2026, 10, 12)).tzinfo is UTC
    assert end_of_day(date(2026, 12, 31)) == start_of_day(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 9, 29, 15, 59, 59, 999_999, tzinfo=UTC), date(2026, 9, 29)),
        (datetime(2026, 9, 29, 16, 0, tzinfo=UTC), date(2026, 9, 30)),
        (datetime(2026, 9, 30, 0, 0, tzinfo=timezone(timedelta(hours=8))), date(2026, 9, 30)),
    ],
)
def test_the_date_people_in_china_write(instant: datetime, day: date) -> None:
    assert date_in_china(instant) == day


def test_a_task_due_at_the_end_of_a_day_is_due_on_that_day() -> None:
    due = date(2026, 10, 12)

    assert day_elapsing_at(end_of_day(due)) == due
    assert day_elapsing_at(end_of_day(due) + timedelta(microseconds=1)) == date(2026, 10, 13)
    assert day_elapsing_at(start_of_day(due) + timedelta(hours=9)) == due


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2026, 9, 29), date(2026, 9, 29)),
        ("2026-09-29", date(2026, 9, 29)),
        ("2026-09-29T16:00:00Z", date(2026, 9, 30)),
        ("2026-09-29T23:59:59+08:00", date(2026, 9, 29)),
        (datetime(2026, 9, 29, 16, 0, tzinfo=UTC), date(2026, 9, 30)),
    ],
)
def test_a_date_from_what_processes_hold(value: object, day: date) -> None:
    assert date_of(value) == day


@pytest.mark.parametrize(
    "value",
    [
        None,
        20260929,
        "",
        "20260929",
        "2026-9-29",
        "2026-02-30",
        "2026-09-29T10:00:00",
        datetime(2026, 9, 29),  # noqa: DTZ001
        "0001-01-01",
        date(2200, 1, 1),
    ],
)
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(InvalidDate, match="Expected a date such as 2026-09-29") as caught:
        date_of(value)

    assert "应为日期" in caught.value.message_zh


@pytest.mark.parametrize(
    ("start", "months", "day"),
    [
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 5, 31), -3, date(2026, 2, 28)),
    ],
)
def test_the_corresponding_day(start: date, months: int, day: date) -> None:
    assert corresponding_day(start, months) == day
