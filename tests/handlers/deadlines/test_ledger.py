"""The deadline ledger: every timer keeps all that rule 2.9 names, and can be counted again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from engine.errors import InvalidInput
from engine.store import Database
from handlers.deadlines import (
    CalendarDays,
    Months,
    Period,
    Rule,
    Term,
    WorkingCalendar,
    WorkingDays,
    repository,
)
from handlers.deadlines.errors import ClockClosed, InvalidPause, PauseMismatch, RuleMisused
from handlers.deadlines.ledger import (
    Subject,
    close_clock,
    close_running,
    explain,
    extend_clock,
    get_clock,
    open_clock,
    pause_clock,
    remaining_working_days,
    resume_clock,
    running_clocks,
)
from handlers.deadlines.models import Clock, Outcome
from handlers.errors import Unknown

NOW = datetime(2026, 1, 20, 2, 0, tzinfo=UTC)
CASE = "330100-2026-000123"
HANGZHOU = Subject(CASE, 42, "330100")
EVALUATION = Term(Rule.ACT, date(2026, 1, 20), Months(3), ("O3-08-c",))


def open_evaluation(session: Session, subject: Subject = HANGZHOU) -> Clock:
    return open_clock(
        session,
        timer="T-EVAL-3MO",
        subject=subject,
        start_event="application.accepted",
        term=EVALUATION,
        now=NOW,
        variable="evaluationDue",
    )


def test_a_clock_keeps_all_that_the_rule_names(database: Database) -> None:
    with database.write() as session:
        key = open_evaluation(session).id

    with database.read() as session:
        clock = get_clock(session, key)
        assert (clock.timer, clock.business_key, clock.instance_key, clock.area) == ("T-EVAL-3MO", CASE, 42, "330100")
        assert (clock.start_event, clock.start) == ("application.accepted", date(2026, 1, 20))
        assert clock.term == EVALUATION
        assert (clock.due, clock.provisional) == (date(2026, 4, 20), False)
        assert clock.elapses_at == datetime(2026, 4, 20, 16, 0, tzinfo=UTC)
        assert clock.calendar_version == WorkingCalendar().version
        assert clock.outcome is Outcome.RUNNING
        assert clock.provisions == ["O3-08-c"]
        assert clock.variable == "evaluationDue"
        assert clock.opened_at == NOW
        assert clock.pauses == []


def test_a_standing_clock_does_not_fall_due(session: Session) -> None:
    key = open_evaluation(session).id

    clock = pause_clock(session, key, since=date(2026, 2, 2), cause="supplement")

    assert clock.paused_since == date(2026, 2, 2)
    assert clock.elapses_at is None


def test_resuming_moves_the_due_date_by_the_days_it_stood(session: Session) -> None:
    key = open_evaluation(session).id
    pause_clock(session, key, since=date(2026, 2, 2), cause="supplement")

    clock = resume_clock(session, key, on=date(2026, 2, 12), cause="supplement")

    assert clock.due == date(2026, 4, 30)
    assert clock.paused_since is None
    assert clock.elapses_at == datetime(2026, 4, 30, 16, 0, tzinfo=UTC)


def test_nested_pauses_with_different_causes_are_merged(session: Session) -> None:
    key = open_evaluation(session).id
    pause_clock(session, key, since=date(2026, 2, 2), cause="supplement")
    pause_clock(session, key, since=date(2026, 2, 4), cause="stay")

    still_standing = resume_clock(session, key, on=date(2026, 2, 6), cause="stay")
    assert still_standing.paused_since == date(2026, 2, 2)
    clock = resume_clock(session, key, on=date(2026, 2, 12), cause="supplement")

    assert clock.due == date(2026, 4, 30), "10 days, not 12"


def test_pausing_again_after_resuming(session: Session) -> None:
    key = open_evaluation(session).id
    for first, last in ((date(2026, 2, 2), date(2026, 2, 7)), (date(2026, 3, 2), date(2026, 3, 7))):
        pause_clock(session, key, since=first, cause="supplement")
        resume_clock(session, key, on=last, cause="supplement")

    assert get_clock(session, key).due == date(2026, 4, 30)


def test_a_clock_does_not_stand_twice_for_one_cause(session: Session) -> None:
    key = open_evaluation(session).id
    pause_clock(session, key, since=date(2026, 2, 2), cause="supplement")

    with pytest.raises(PauseMismatch, match="stands for that cause already") as caught:
        pause_clock(session, key, since=date(2026, 2, 3), cause="supplement")
    assert "暂停事由" in caught.value.message_zh


def test_a_clock_that_does_not_stand_cannot_be_resumed(session: Session) -> None:
    key = open_evaluation(session).id

    with pytest.raises(PauseMismatch, match="does not stand for that cause"):
        resume_clock(session, key, on=date(2026, 2, 3), cause="supplement")


@pytest.mark.parametrize(("since", "possible"), [(date(2026, 4, 20), True), (date(2026, 4, 21), False)])
def test_a_clock_that_ran_out_cannot_be_paused(session: Session, since: date, possible: bool) -> None:
    key = open_evaluation(session).id

    if possible:
        assert pause_clock(session, key, since=since, cause="supplement").paused_since == since
    else:
        with pytest.raises(PauseMismatch, match="ran out on 2026-04-20"):
            pause_clock(session, key, since=since, cause="supplement")


def test_an_answer_before_its_request_is_refused(session: Session) -> None:
    key = open_evaluation(session).id
    pause_clock(session, key, since=date(2026, 2, 2), cause="supplement")

    with pytest.raises(InvalidPause):
        resume_clock(session, key, on=date(2026, 2, 1), cause="supplement")


def test_a_fixed_date_is_not_paused(session: Session) -> None:
    term = Term(Rule.FIXED, date(2026, 12, 31))
    key = open_clock(session, timer="T-TERM-END", subject=HANGZHOU, start_event="signed", term=term, now=NOW).id

    with pytest.raises(RuleMisused):
        pause_clock(session, key, since=date(2026, 2, 1), cause="stay")


def test_an_extension_moves_the_due_date(session: Session) -> None:
    term = Term(Rule.ACT, date(2026, 3, 2), CalendarDays(60), ("ARL-62-a",))
    key = open_clock(session, timer="T-REVIEW", subject=HANGZHOU, start_event="review", term=term, now=NOW).id

    clock = extend_clock(session, key, CalendarDays(30))

    assert clock.due == date(2026, 6, 1)
    assert clock.extended_by == (CalendarDays(30),)


@pytest.mark.parametrize("outcome", [Outcome.MET, Outcome.BREACHED, Outcome.CANCELLED])
def test_closing_records_the_outcome_once(session: Session, outcome: Outcome) -> None:
    key = open_evaluation(session).id

    clock = close_clock(session, key, outcome, on=date(2026, 4, 1))

    assert (clock.outcome, clock.closed_on, clock.elapses_at) == (outcome, date(2026, 4, 1), None)
    with pytest.raises(ClockClosed, match=f"already '{outcome.value}'") as caught:
        close_clock(session, key, Outcome.MET, on=date(2026, 4, 2))
    assert "已结束" in caught.value.message_zh


def test_running_is_not_an_end(session: Session) -> None:
    key = open_evaluation(session).id

    with pytest.raises(InvalidInput, match="met, breached or cancelled"):
        close_clock(session, key, Outcome.RUNNING, on=date(2026, 4, 1))


def test_a_closed_clock_is_neither_paused_resumed_nor_extended(session: Session) -> None:
    key = open_evaluation(session).id
    close_clock(session, key, Outcome.MET, on=date(2026, 4, 1))

    with pytest.raises(ClockClosed, match="Expected to pause"):
        pause_clock(session, key, since=date(2026, 4, 2), cause="supplement")
    with pytest.raises(ClockClosed, match="Expected to resume"):
        resume_clock(session, key, on=date(2026, 4, 2), cause="supplement")
    with pytest.raises(ClockClosed, match="Expected to extend"):
        extend_clock(session, key, Months(1))


def test_an_unknown_clock(session: Session) -> None:
    with pytest.raises(Unknown, match="clock '7'"):
        get_clock(session, 7)


def test_running_clocks_are_found_by_case_and_by_instance(session: Session) -> None:
    mine = open_evaluation(session)
    other = open_evaluation(session, Subject("330100-2026-000999", 43, "330100"))

    assert running_clocks(session, "T-EVAL-3MO", business_key=CASE) == [mine]
    assert running_clocks(session, "T-EVAL-3MO", instance_key=43) == [other]
    assert running_clocks(session, "T-EVAL-3MO") == [mine, other]
    assert running_clocks(session, "T-SUP", business_key=CASE) == []


def test_closing_what_runs_may_be_repeated(session: Session) -> None:
    open_evaluation(session)

    first = close_running(session, ["T-EVAL-3MO", "T-SUP"], Outcome.MET, on=date(2026, 4, 1), business_key=CASE)
    again = close_running(session, ["T-EVAL-3MO", "T-SUP"], Outcome.MET, on=date(2026, 4, 1), business_key=CASE)

    assert len(first) == 1
    assert again == []
    assert running_clocks(session, "T-EVAL-3MO", business_key=CASE) == []
    assert [clock.outcome for clock in repository.of_case(session, CASE)] == [Outcome.MET]
    assert [clock.outcome for clock in repository.of_instance(session, 42)] == [Outcome.MET]


@pytest.mark.parametrize(("day", "found"), [(date(2026, 4, 19), 0), (date(2026, 4, 20), 1)])
def test_what_is_due_through_a_day(session: Session, day: date, found: int) -> None:
    open_evaluation(session)

    assert len(repository.due_through(session, day, ["330100"], limit=10)) == found
    assert repository.due_through(session, day, ["330200"], limit=10) == []


def test_a_standing_clock_is_not_listed_as_due(session: Session) -> None:
    pause_clock(session, open_evaluation(session).id, since=date(2026, 2, 2), cause="supplement")

    assert repository.due_through(session, date(2026, 12, 31), ["330100"], limit=10) == []


@pytest.mark.parametrize(
    ("today", "remaining"),
    [(date(2026, 4, 17), 1), (date(2026, 4, 20), 0), (date(2026, 4, 21), -1), (date(2026, 4, 24), -4)],
)
def test_remaining_working_days(session: Session, today: date, remaining: int) -> None:
    clock = open_evaluation(session)

    assert remaining_working_days(clock, today, WorkingCalendar()) == remaining


def test_remaining_working_days_are_frozen_while_the_clock_stands(session: Session) -> None:
    clock = pause_clock(session, open_evaluation(session).id, since=date(2026, 4, 17), cause="supplement")

    assert remaining_working_days(clock, date(2026, 5, 20), WorkingCalendar()) == 1


def test_the_explanation_of_a_clock(session: Session) -> None:
    key = open_evaluation(session).id
    pause_clock(session, key, since=date(2026, 2, 2), cause="supplement")
    resume_clock(session, key, on=date(2026, 2, 12), cause="supplement")
    close_clock(session, key, Outcome.MET, on=date(2026, 4, 1))

    found = explain(session, key)

    assert found["due"] == "2026-04-30"
    assert found["period"] == {"zh": "3个月", "en": "3 months"}
    assert found["pauses"] == [{"cause": "supplement", "start": "2026-02-02", "end": "2026-02-12"}]
    assert (found["outcome"], found["closedOn"]) == ("met", "2026-04-01")
    assert found["provisions"] == ["O3-08-c", "CC-201-a"]
    assert found["steps"]


@pytest.mark.parametrize("period", [WorkingDays(5), CalendarDays(7), Months(3)])
def test_every_unit_survives_the_database(database: Database, period: Period) -> None:
    term = Term(Rule.ACT, date(2026, 1, 20), period)
    with database.write() as session:
        key = open_clock(session, timer="T", subject=HANGZHOU, start_event="x", term=term, now=NOW).id

    with database.read() as session:
        assert get_clock(session, key).term == term


def test_sc_156_a_resume_request_on_day_175_stops_the_180_days(session: Session) -> None:
    term = Term(Rule.LIMIT, date(2026, 3, 4), CalendarDays(180), ("O3-39-f",))
    clock = open_clock(session, timer="T-SUSP-180D", subject=HANGZHOU, start_event="suspended", term=term, now=NOW)
    assert clock.due == date(2026, 8, 31)

    close_running(session, ["T-SUSP-180D"], Outcome.MET, on=date(2026, 8, 26), business_key=CASE)

    assert clock.elapses_at is None, "no auto-end, though the check is finished on day 190"
