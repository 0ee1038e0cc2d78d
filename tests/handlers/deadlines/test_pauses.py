"""Pauses: delivery to receipt, merged, never summed; no gap between a pause and the date it moves."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.deadlines import CalendarDays, Months, Pause, WorkingCalendar, act_deadline, merge, status_deadline
from handlers.deadlines.errors import InvalidPause

CALENDAR = WorkingCalendar()
START = date(2026, 1, 20)
"""Three months from here end on Monday 2026-04-20."""


def pause(first: str, last: str) -> Pause:
    return Pause(date.fromisoformat(first), date.fromisoformat(last))


def due(*pauses: Pause) -> date:
    return act_deadline(START, Months(3), CALENDAR, pauses=pauses).due


def test_the_day_of_delivery_is_not_counted_and_the_day_of_receipt_is() -> None:
    assert pause("2026-02-02", "2026-02-12").days == 10


def test_an_answer_on_the_day_of_the_request_moves_nothing() -> None:
    assert due(pause("2026-02-02", "2026-02-02")) == date(2026, 4, 20)


def test_nested_pauses_are_merged() -> None:
    outer, inner = pause("2026-02-02", "2026-02-12"), pause("2026-02-04", "2026-02-06")

    assert due(outer, inner) == due(outer) == date(2026, 4, 30)


def test_overlapping_pauses_are_merged() -> None:
    assert due(pause("2026-02-02", "2026-02-08"), pause("2026-02-06", "2026-02-12")) == date(2026, 4, 30)


def test_separate_pauses_add_up() -> None:
    assert due(pause("2026-02-02", "2026-02-07"), pause("2026-03-02", "2026-03-07")) == date(2026, 4, 30)


def test_a_pause_counts_only_from_the_start_of_the_clock() -> None:
    assert due(pause("2026-01-10", "2026-01-30")) == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-04-20", "2026-04-27", date(2026, 4, 27)),
        ("2026-04-21", "2026-04-28", date(2026, 4, 20)),
    ],
)
def test_a_pause_counts_while_the_period_still_runs(first: str, last: str, expected: date) -> None:
    assert due(pause(first, last)) == expected


def test_a_second_pause_may_begin_in_the_time_the_first_one_gained() -> None:
    assert due(pause("2026-04-13", "2026-04-20"), pause("2026-04-24", "2026-04-27")) == date(2026, 4, 30)


def test_a_pause_may_begin_on_a_moved_last_day() -> None:
    start = date(2026, 3, 2)
    hold = pause("2026-08-31", "2026-09-03")

    found = act_deadline(start, CalendarDays(180), CALENDAR, pauses=[hold])

    assert found.due == date(2026, 9, 3), "Saturday 29 August had moved to the 31st before the pause began"


def test_the_last_day_moves_once_after_all_pauses() -> None:
    found = act_deadline(date(2026, 3, 2), CalendarDays(180), CALENDAR, pauses=[pause("2026-05-06", "2026-05-08")])

    assert (found.counted, found.due) == (date(2026, 8, 31), date(2026, 8, 31))


def test_a_status_is_prolonged_by_the_days_it_stood() -> None:
    found = status_deadline(date(2026, 1, 1), Months(6), CALENDAR, pauses=[pause("2026-03-01", "2026-04-10")])

    assert found.due == date(2026, 8, 9)


def test_a_pause_is_explained_with_both_dates() -> None:
    steps = act_deadline(START, Months(3), CALENDAR, pauses=[pause("2026-02-02", "2026-02-12")]).steps

    assert any("自2026-02-02（周一）送达至2026-02-12（周四）收到答复，停止计时10日" in step.zh for step in steps)


def test_a_reversed_pause_is_refused() -> None:
    with pytest.raises(InvalidPause, match="Expected a pause to end on or after 2026-02-12"):
        pause("2026-02-12", "2026-02-02")


def test_empty_pauses_disappear() -> None:
    assert merge([pause("2026-02-02", "2026-02-02")]) == ()
