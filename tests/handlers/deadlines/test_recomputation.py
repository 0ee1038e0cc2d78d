"""Loading an arrangement: SC-022 and the calendar.updated case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from engine.store import Database
from handlers.deadlines import Rule, Term, WorkingDays
from handlers.deadlines.errors import InvalidArrangement
from handlers.deadlines.ledger import Subject, close_clock, get_clock, open_clock, pause_clock, resume_clock
from handlers.deadlines.models import Clock, Outcome
from handlers.deadlines.overrides import calendar_for, calendar_provider, record_arrangement
from handlers.deadlines.recomputation import recompute_for_calendar

NOW = datetime(2026, 12, 25, 2, 0, tzinfo=UTC)
NEW_YEAR = {date(2027, 1, 1): "元旦", date(2027, 1, 2): "元旦", date(2027, 1, 3): "元旦", date(2027, 1, 4): "元旦"}


def load(
    session: Session,
    year: int,
    off: Mapping[date, str],
    work: Sequence[date] = (),
    area: str | None = None,
) -> None:
    record_arrangement(session, year=year, off=off, work=work, source="测试通知", by="operator-1", now=NOW, area=area)


def open_over_new_year(session: Session, area: str | None = "330100") -> Clock:
    return open_clock(
        session,
        timer="T-ACC-5WD",
        subject=Subject("330100-2026-000123", 42, area),
        start_event="materials.received",
        term=Term(Rule.ACT, date(2026, 12, 29), WorkingDays(5), ("O3-07-b",)),
        now=NOW,
        variable="acceptanceDue",
    )


def test_sc_022_a_provisional_date_is_counted_again_when_the_arrangement_is_loaded(session: Session) -> None:
    clock = open_over_new_year(session)
    assert (clock.due, clock.provisional) == (date(2027, 1, 6), True)
    before = clock.calendar_version

    load(session, 2027, NEW_YEAR, [date(2027, 1, 9)])
    changes = recompute_for_calendar(session, [2027])

    assert (clock.due, clock.provisional) == (date(2027, 1, 7), False)
    assert clock.calendar_version == f"{before}+2027.db1"
    assert len(changes) == 1
    change = changes[0]
    assert (change.key, change.timer, change.variable) == (clock.id, "T-ACC-5WD", "acceptanceDue")
    assert change.subject == Subject("330100-2026-000123", 42, "330100")
    assert (change.due_before, change.due, change.moved) == (date(2027, 1, 6), date(2027, 1, 7), True)
    assert (change.provisional_before, change.provisional) == (True, False)
    assert "尚未公布" not in str(clock.explanation)


def test_a_date_that_proves_right_is_reported_as_final_but_not_moved(session: Session) -> None:
    open_over_new_year(session)

    load(session, 2027, {date(2027, 1, 1): "元旦"})
    changes = recompute_for_calendar(session, [2027])

    assert [(change.moved, change.provisional) for change in changes] == [(False, False)]


def test_nothing_is_reported_twice(session: Session) -> None:
    open_over_new_year(session)
    load(session, 2027, NEW_YEAR)
    recompute_for_calendar(session, [2027])

    assert recompute_for_calendar(session, [2027]) == []
    assert recompute_for_calendar(session, []) == []


def test_a_corrected_arrangement_counts_final_dates_again(session: Session) -> None:
    clock = open_over_new_year(session)
    load(session, 2027, NEW_YEAR)
    recompute_for_calendar(session, [2027])

    load(session, 2027, {date(2027, 1, 1): "元旦"}, [date(2027, 1, 2)])
    changes = recompute_for_calendar(session, [2027])

    assert clock.due == date(2027, 1, 5), "the second version replaces the first"
    assert [change.moved for change in changes] == [True]
    assert clock.calendar_version.endswith("+2027.db2")


def test_a_new_holiday_in_a_published_year_moves_a_final_date(session: Session) -> None:
    term = Term(Rule.ACT, date(2026, 8, 31), WorkingDays(5))
    clock = open_clock(session, timer="T", subject=Subject("case"), start_event="x", term=term, now=NOW)
    assert (clock.due, clock.provisional) == (date(2026, 9, 7), False)

    load(session, 2026, {date(2026, 9, 3): "纪念日"})
    recompute_for_calendar(session, [2026])

    assert clock.due == date(2026, 9, 8)


def test_closed_clocks_keep_the_date_they_were_judged_by(session: Session) -> None:
    clock = open_over_new_year(session)
    close_clock(session, clock.id, Outcome.MET, on=date(2026, 12, 30))

    load(session, 2027, NEW_YEAR)

    assert recompute_for_calendar(session, [2027]) == []
    assert clock.due == date(2027, 1, 6)


def test_pauses_are_kept_when_counting_again(session: Session) -> None:
    clock = open_over_new_year(session)
    pause_clock(session, clock.id, since=date(2026, 12, 30), cause="supplement")
    resume_clock(session, clock.id, on=date(2027, 1, 11), cause="supplement")
    load(session, 2027, NEW_YEAR)

    recompute_for_calendar(session, [2027])

    assert clock.due == date(2027, 1, 19), "12 days after 2027-01-07"


def test_an_areas_holiday_counts_only_there(session: Session) -> None:
    load(session, 2027, NEW_YEAR)
    load(session, 2027, {date(2027, 1, 5): "地方假日"}, area="330100")

    assert open_over_new_year(session, "330100").due == date(2027, 1, 8)
    assert open_over_new_year(session, "330200").due == date(2027, 1, 7)
    assert open_over_new_year(session, None).due == date(2027, 1, 7)


def test_loaded_arrangements_survive_and_are_versioned(database: Database) -> None:
    with database.write() as session:
        load(session, 2027, NEW_YEAR)
        load(session, 2027, {date(2027, 1, 1): "元旦"}, [date(2027, 1, 2)])

    with database.read() as session:
        calendar = calendar_for(session)

    assert calendar.is_working_day(date(2027, 1, 2))
    assert calendar.year(2027).sources == ("测试通知",)
    assert calendar.year(2027).version == "2027.db2"


def test_a_provider_sees_what_is_loaded_later(database: Database) -> None:
    provide = calendar_provider(database.read)
    assert not provide(None).is_published(2027)

    with database.write() as session:
        load(session, 2027, NEW_YEAR)

    assert provide(None).is_published(2027)
    assert provide("330100").is_published(2027)


def test_a_contradictory_arrangement_is_not_stored(session: Session) -> None:
    with pytest.raises(InvalidArrangement):
        load(session, 2027, NEW_YEAR, [date(2027, 1, 1)])

    assert not calendar_for(session).is_published(2027)


def test_a_clock_keeps_its_explanation_in_step(session: Session) -> None:
    clock = open_over_new_year(session)
    load(session, 2027, NEW_YEAR)
    recompute_for_calendar(session, [2027])

    assert get_clock(session, clock.id).explanation["due"] == "2027-01-07"
