"""The explanation: in two languages, with provisions, as data."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from handlers.deadlines import (
    Months,
    Pause,
    Period,
    Rule,
    Term,
    WorkingCalendar,
    WorkingDays,
    act_deadline,
    ban_deadline,
    latest_day_before,
    status_deadline,
)
from handlers.deadlines.errors import RuleMisused

CALENDAR = WorkingCalendar()


def test_the_working_days_over_the_national_holiday() -> None:
    found = act_deadline(date(2026, 9, 29), WorkingDays(5), CALENDAR, provisions=["O3-07-b"])

    assert [step.zh for step in found.steps] == [
        "期间5个工作日，自2026-09-29（周二）的次日起算，当日不计",
        "第1个工作日：2026-09-30（周三）",
        "2026-10-01（周四）至2026-10-07（周三）为国庆节，不计",
        "第2个工作日：2026-10-08（周四）",
        "第3个工作日：2026-10-09（周五）",
        "第4个工作日：2026-10-10（周六），调休上班",
        "2026-10-11（周日）为周末，不计",
        "第5个工作日：2026-10-12（周一）",
    ]
    assert found.steps[5].en == "Working day 4: Sat 2026-10-10, a make-up day"
    assert found.provisions == ("O3-07-b", "CC-201-a")


def test_a_missing_corresponding_day_and_a_moved_last_day() -> None:
    found = act_deadline(date(2026, 1, 31), Months(4), CALENDAR)
    missing = act_deadline(date(2026, 10, 31), Months(1), CALENDAR)

    assert found.steps[-1].zh == "末日2026-05-31（周日）为休息日（周末），顺延至2026-06-01（周一）"
    assert found.steps[-1].provisions == ("CC-203-a",)
    assert missing.steps[1].zh == "1个月届满之对应日：2026-11-30（周一），该月无对应日，取月末日"
    assert "the last day of the month as there is no corresponding day" in missing.steps[1].en


def test_a_ban_says_when_it_is_over() -> None:
    assert ban_deadline(date(2023, 3, 10), Months(36), CALENDAR).steps[-1].zh == ("当日仍在期间内，自2026-03-11（周三）起期满")


def test_a_latest_day_says_that_it_does_not_move() -> None:
    assert latest_day_before(date(2026, 12, 13), Months(3), CALENDAR).steps[-1].zh == (
        "2026-09-13（周日）虽为休息日，此类期限不顺延"
    )


def test_an_extension_is_a_step() -> None:
    found = status_deadline(date(2026, 1, 1), Months(6), CALENDAR, extensions=[Months(6)])

    assert found.steps[-1].zh == "延长6个月，末日变为2026-12-31（周四）"


def test_the_json_holds_everything() -> None:
    found = act_deadline(date(2026, 9, 29), WorkingDays(5), CALENDAR, provisions=["O3-07-b"])

    data = json.loads(json.dumps(found.to_json(), ensure_ascii=False))

    assert data["due"] == data["counted"] == "2026-10-12"
    assert data["rule"] == "act"
    assert data["provisional"] is False
    assert data["calendarVersion"] == CALENDAR.version
    assert data["steps"][0] == {
        "zh": "期间5个工作日，自2026-09-29（周二）的次日起算，当日不计",
        "en": "A period of 5 working days runs from the day after Tue 2026-09-29; that day itself is not counted",
        "date": "2026-09-29",
        "provisions": ["O3-07-b", "CC-201-a"],
    }


def test_the_instant_of_a_deadline_is_the_end_of_its_day() -> None:
    found = act_deadline(date(2026, 9, 29), WorkingDays(5), CALENDAR)

    assert found.elapses_at == datetime(2026, 10, 12, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule is not Rule.FIXED])
def test_a_term_counts_like_its_rule(rule: Rule) -> None:
    assert Term(rule, date(2026, 3, 10), Months(3), ("O3-08-c",)).deadline(CALENDAR).rule is rule


def test_a_fixed_term_is_its_date() -> None:
    assert Term(Rule.FIXED, date(2026, 12, 31)).deadline(CALENDAR).due == date(2026, 12, 31)


@pytest.mark.parametrize(("rule", "period"), [(Rule.FIXED, Months(1)), (Rule.ACT, None)])
def test_a_term_without_the_right_period_is_refused(rule: Rule, period: Period | None) -> None:
    with pytest.raises(RuleMisused, match="a period belongs to every rule but 'fixed'"):
        Term(rule, date(2026, 3, 10), period)


@pytest.mark.parametrize("term", [Term(Rule.FIXED, date(2026, 12, 31)), Term(Rule.BEFORE, date(2026, 12, 31), Months(3))])
def test_a_date_that_does_not_run_is_neither_paused_nor_extended(term: Term) -> None:
    with pytest.raises(RuleMisused, match="neither paused nor extended"):
        term.deadline(CALENDAR, pauses=[Pause(date(2026, 5, 6), date(2026, 5, 8))])
    with pytest.raises(RuleMisused):
        term.deadline(CALENDAR, extensions=[Months(1)])


def test_a_status_is_not_counted_in_working_days() -> None:
    with pytest.raises(RuleMisused, match="not counted in working days"):
        status_deadline(date(2026, 1, 1), WorkingDays(5), CALENDAR)


def test_the_latest_day_in_working_days_counts_backwards() -> None:
    found = latest_day_before(date(2026, 10, 12), WorkingDays(5), CALENDAR)

    assert found.due == date(2026, 9, 29)


def test_working_days_into_the_unpublished_year_make_a_latest_day_provisional() -> None:
    assert latest_day_before(date(2027, 1, 8), WorkingDays(5), CALENDAR).provisional
