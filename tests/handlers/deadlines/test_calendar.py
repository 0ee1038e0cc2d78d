"""The working calendar: layers, what is published, what is only guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from handlers.deadlines import Arrangement, WorkingCalendar, WorkingDays, act_deadline
from handlers.deadlines.arrangements import (
    package_is_official,
    packaged_arrangements,
    read_arrangement,
)
from handlers.deadlines.errors import InvalidArrangement

CALENDAR = WorkingCalendar()
PACKAGE_ONLY = WorkingCalendar(packaged=())
PROVINCE = "330100"


def days(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range(366) if (date(year, 1, 1) + timedelta(days=n)).year == year]


def arrangement(year: int, off: list[date], work: list[date] = [], area: str | None = None) -> Arrangement:  # noqa: B006
    return Arrangement(year, dict.fromkeys(off, "调整放假"), frozenset(work), "测试", "t1", area)


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_packaged_notice_and_the_package_agree_on_every_day(year: int) -> None:
    differing = [day for day in days(year) if CALENDAR.is_working_day(day) != PACKAGE_ONLY.is_working_day(day)]

    assert not differing


def test_every_packaged_arrangement_names_its_source() -> None:
    assert {item.year for item in packaged_arrangements()} >= {2025, 2026}
    assert all("国务院办公厅" in item.source for item in packaged_arrangements())


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 9, 20), True),
        (date(2026, 9, 27), False),
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
        (date(2026, 10, 7), False),
        (date(2026, 10, 8), True),
        (date(2026, 10, 10), True),
        (date(2026, 10, 11), False),
        (date(2025, 9, 28), True),
        (date(2025, 10, 8), False),
        (date(2025, 10, 11), True),
    ],
)
def test_holidays_and_made_up_days(day: date, working: bool) -> None:
    assert CALENDAR.is_working_day(day) is working
    assert CALENDAR.is_official(day)


def test_a_made_up_day_is_a_weekend_day_that_is_worked() -> None:
    assert CALENDAR.day(date(2026, 10, 10)).made_up
    assert not CALENDAR.day(date(2026, 10, 9)).made_up
    assert not CALENDAR.day(date(2026, 10, 11)).made_up


@pytest.mark.parametrize(
    ("after", "following"),
    [
        (date(2026, 9, 30), date(2026, 10, 8)),
        (date(2026, 10, 9), date(2026, 10, 10)),
        (date(2026, 10, 10), date(2026, 10, 12)),
    ],
)
def test_the_next_working_day(after: date, following: date) -> None:
    assert CALENDAR.next_working_day(after) == following


@pytest.mark.parametrize(
    ("start", "end", "number"),
    [
        (date(2026, 9, 29), date(2026, 10, 12), 5),
        (date(2026, 10, 12), date(2026, 10, 12), 0),
        (date(2026, 10, 13), date(2026, 10, 12), -1),
        (date(2026, 10, 3), date(2026, 10, 7), 0),
    ],
)
def test_working_days_between(start: date, end: date, number: int) -> None:
    assert CALENDAR.working_days_between(start, end) == number


def test_a_year_without_arrangement_is_not_published() -> None:
    assert CALENDAR.is_published(2026)
    assert not CALENDAR.is_published(2027)
    assert not CALENDAR.is_official(date(2027, 3, 1))


@pytest.mark.parametrize(
    ("day", "official"), [(date(2026, 12, 27), True), (date(2026, 12, 28), False), (date(2026, 12, 31), False)]
)
def test_the_last_days_of_a_year_wait_for_the_next_years_arrangement(day: date, official: bool) -> None:
    assert CALENDAR.is_official(day) is official


def test_the_last_days_of_a_year_are_settled_once_the_next_is_published() -> None:
    assert CALENDAR.is_official(date(2025, 12, 31))


def test_the_statutory_days_of_an_unpublished_year_are_off_at_least() -> None:
    assert not CALENDAR.is_working_day(date(2027, 1, 1))
    assert not CALENDAR.is_working_day(date(2027, 10, 1))


def test_a_loaded_year_is_official_and_decides_first() -> None:
    loaded = WorkingCalendar([arrangement(2027, [date(2027, 1, 4)], [date(2027, 1, 2)])])

    assert loaded.is_published(2027)
    assert loaded.is_official(date(2026, 12, 31))
    assert not loaded.is_working_day(date(2027, 1, 4))
    assert loaded.is_working_day(date(2027, 1, 2))
    assert not loaded.is_working_day(date(2027, 1, 1)), "statutory days stay off even if the notice omits them"


def test_a_loaded_year_drops_the_guesses_of_the_package() -> None:
    assert not CALENDAR.is_working_day(date(2027, 5, 4)), "the package guesses a day in lieu"

    assert WorkingCalendar([arrangement(2027, [])]).is_working_day(date(2027, 5, 4))


def test_an_arrangement_may_reach_back_into_december() -> None:
    loaded = WorkingCalendar([arrangement(2027, [date(2026, 12, 31)])])

    assert not loaded.is_working_day(date(2026, 12, 31))


def test_an_extra_day_off_leaves_the_rest_of_a_published_year_alone() -> None:
    loaded = WorkingCalendar([arrangement(2026, [date(2026, 9, 3)])])

    changed = [day for day in days(2026) if loaded.is_working_day(day) != CALENDAR.is_working_day(day)]

    assert changed == [date(2026, 9, 3)]


def test_a_holiday_can_be_called_off() -> None:
    loaded = WorkingCalendar([arrangement(2026, [], [date(2026, 10, 7)])])

    assert loaded.is_working_day(date(2026, 10, 7))


def test_of_two_arrangements_for_a_year_the_later_one_counts() -> None:
    first, second = arrangement(2027, [date(2027, 3, 1)]), arrangement(2027, [date(2027, 3, 2)])

    loaded = WorkingCalendar([first, second])

    assert loaded.is_working_day(date(2027, 3, 1))
    assert not loaded.is_working_day(date(2027, 3, 2))


def test_an_areas_own_holiday_counts_there_first() -> None:
    local = arrangement(2026, [date(2026, 4, 3)], area=PROVINCE)
    national = arrangement(2026, [], [date(2026, 4, 3)])

    assert not WorkingCalendar([local, national]).is_working_day(date(2026, 4, 3))


def test_an_areas_arrangement_does_not_publish_the_nations() -> None:
    local = WorkingCalendar([arrangement(2027, [date(2027, 4, 3)], area=PROVINCE)])

    assert not local.is_published(2027)


def test_the_version_names_everything_an_answer_rests_on() -> None:
    loaded = WorkingCalendar([arrangement(2027, []), arrangement(2026, [], area=PROVINCE)])

    assert CALENDAR.version.endswith("+2025.1+2026.1")
    assert loaded.version == f"{CALENDAR.version}+2027.t1+330100:2026.t1"


def test_a_whole_year_can_be_shown() -> None:
    year = CALENDAR.year(2026)

    assert year.published
    assert year.off[date(2026, 10, 7)] == "国庆节"
    assert year.work[-1] == date(2026, 10, 10)
    assert len(year.work) == 6
    assert year.version == "2026.1"
    assert "国办发明电〔2025〕7号" in year.sources[0]


def test_an_unpublished_year_shows_that_it_is_a_guess() -> None:
    year = CALENDAR.year(2027)

    assert not year.published
    assert year.version.startswith("holidays-")


@pytest.mark.parametrize("year", range(2010, 2027))
def test_the_package_is_official_for_the_years_it_has_arrangements_for(year: int) -> None:
    assert package_is_official(year)


def test_a_count_into_an_unpublished_year_says_so() -> None:
    found = act_deadline(date(2026, 12, 25), WorkingDays(10), CALENDAR)

    assert found.provisional
    assert found.steps[-1].zh.startswith("2027年放假安排尚未公布")


def test_a_count_that_ends_before_the_unsettled_days_is_final() -> None:
    assert not act_deadline(date(2026, 12, 24), WorkingDays(1), CALENDAR).provisional


def test_a_day_cannot_be_off_and_worked() -> None:
    with pytest.raises(InvalidArrangement, match="both off and worked"):
        arrangement(2027, [date(2027, 1, 4)], [date(2027, 1, 4)])


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        (date(2026, 12, 27), False),
        (date(2026, 12, 28), True),
        (date(2027, 12, 31), True),
        (date(2028, 1, 1), False),
    ],
)
def test_an_arrangement_stays_within_its_year(day: date, fits: bool) -> None:
    if fits:
        assert arrangement(2027, [day]).explicit == {day}
    else:
        with pytest.raises(InvalidArrangement, match="outside that year") as caught:
            arrangement(2027, [day])
        assert "2027 年放假安排有误" in caught.value.message_zh


def test_reading_an_arrangement_from_a_file() -> None:
    text = """
year: 2027
version: "2"
source: 测试通知
rest:
  - {name: 元旦, from: 2027-01-01, to: 2027-01-03}
work: [2027-01-09]
"""

    found = read_arrangement(text)

    assert list(found.off) == [date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3)]
    assert found.work == {date(2027, 1, 9)}
    assert found.label == "2027.2"
