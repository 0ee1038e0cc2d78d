"""Row 5.12 of SpiffWorkflow's hazards (and its section 1.4): timers."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from SpiffWorkflow.bpmn.specs.event_definitions.timer import TimerEventDefinition
from SpiffWorkflow.exceptions import SpiffWorkflowException

from engine.clock import PinnedClock
from engine.errors import DeploymentRejected, StepFailed
from engine.store import Database
from tests.engine.house import MONDAY, House, task
from tests.engine.spiff.drawing import boundary, catch, chain, document, end, gateway, start, timer
from tests.hazards.stock import FEEL, PYTHON, Ours, Stock, StockClock, Words

JANUARY = datetime(2026, 1, 31, 1, tzinfo=UTC)


def house_at(database: Database, instant: datetime) -> House:
    """A house that begins at another instant."""
    house = House(database)
    house.clock = PinnedClock(instant)
    house.engine = house.restarted()
    return house


def side_by_side(words: Words) -> bytes:
    """Two tasks at once, one of them with a deadline."""
    return document(
        start(),
        gateway("parallel", "fork"),
        task("a"),
        task("b"),
        boundary("r", "b", timer(words.after("PT1H"))),
        task("late"),
        gateway("parallel", "join"),
        end(),
        end("ended"),
        chain("start", "fork", "a", "join", "end"),
        chain("fork", "b", "join"),
        chain("r", "late", "ended"),
    )


def test_5_12_no_timer_fires_as_a_side_effect(house: House) -> None:
    stock, ours = Stock(side_by_side(PYTHON)), Ours(house, side_by_side(FEEL))
    StockClock.instant += timedelta(hours=2)
    stock.complete("a")
    assert "late" in stock.live  # its deadline passed because somebody completed another task

    house.clock.advance_to(MONDAY + timedelta(hours=2))
    ours.complete("a")
    assert ours.open == ["b"]
    house.later()
    assert ours.open == ["late"]


def sleeping(words: Words) -> bytes:
    """Waits an hour, then a task."""
    return document(start(), catch("t", timer(words.after("PT1H"))), task("u"), end(), chain("start", "t", "u", "end"))


def test_5_12_what_a_timer_made_ready_runs_at_once(house: House) -> None:
    stock, ours = Stock(sleeping(PYTHON)), Ours(house, sleeping(FEEL))
    StockClock.instant += timedelta(hours=2)
    stock.workflow.do_engine_steps()
    assert (stock.open, stock.live) == ([], ["t"])
    assert house.later(hours=2) == 1
    assert ours.open == ["u"]


def two_timers(words: Words) -> bytes:
    """An event-based gateway with a day listed before an hour."""
    return document(
        start(),
        gateway("eventBased", "g"),
        catch("day", timer(words.after("P1D"))),
        catch("hour", timer(words.after("PT1H"))),
        task("tomorrow"),
        task("soon"),
        end(),
        chain("start", "g", "day", "tomorrow", "end"),
        chain("g", "hour", "soon", "end"),
    )


def test_5_12_two_timers_behind_a_gateway_have_a_due_instant_each(house: House) -> None:
    stock, ours = Stock(two_timers(PYTHON)), Ours(house, two_timers(FEEL))
    for run in (stock, ours):
        run.later(hours=2)
    assert stock.open == []
    assert ours.open == ["soon"]


def interrupted_again_and_again(cycle: str) -> bytes:
    """A task that a timer on its edge takes away."""
    return document(
        start(),
        task("u"),
        boundary("r", "u", cycle),
        task("late"),
        end(),
        end("ended"),
        chain("start", "u", "end"),
        chain("r", "late", "ended"),
    )


def test_5_12_a_cycle_never_leaves_an_interrupted_task_open(house: House) -> None:
    stock = Stock(interrupted_again_and_again(timer(cycle=PYTHON.after("R3/PT1H"))))
    stock.later(hours=1.5)
    assert "u" in stock.open

    with pytest.raises(DeploymentRejected, match="happens once has a timer cycle"):
        house.deploy(interrupted_again_and_again(timer(cycle="R3/PT1H")))
    ours = Ours(house, interrupted_again_and_again(timer("PT1H")))
    ours.later(hours=5)
    assert ours.open == ["late"]


@pytest.mark.parametrize(
    ("begun", "duration", "stock_day", "our_day"),
    [
        ("2026-01-31", "P1M", "2026-03-03", "2026-02-28"),
        ("2028-02-29", "P1Y", "2029-03-01", "2029-02-28"),
        ("2026-08-31", "P6M", "2027-03-03", "2027-02-28"),
    ],
)
def test_5_12_months_end_on_their_last_day(database: Database, begun: str, duration: str, stock_day: str, our_day: str) -> None:
    instant = datetime.fromisoformat(begun).replace(hour=1, tzinfo=UTC)
    parts = TimerEventDefinition.parse_iso_duration(duration)
    assert (instant + TimerEventDefinition.get_timedelta_from_start(parts, instant)).date().isoformat() == stock_day

    ours = Ours(house_at(database, instant), sleeping(FEEL).replace(b"PT1H", duration.encode()))
    (row,) = ours.house.timers(ours.key)
    assert row.due.date().isoformat() == our_day


def monthly(words: Words) -> bytes:
    """A task with a reminder every month."""
    return document(
        start(),
        task("u"),
        boundary("r", "u", timer(cycle=words.after("R12/2025-01-31T09:00:00+08:00/P1M")), interrupting=False),
        end(),
        end("ended"),
        chain("start", "u", "end"),
        chain("r", "ended"),
    )


def test_5_12_and_measured_3_a_monthly_cycle_does_not_drift(database: Database) -> None:
    begun = datetime(2025, 1, 31, 1, tzinfo=UTC)
    StockClock.instant = begun - timedelta(days=1)
    stock, drifting = Stock(monthly(PYTHON)), []
    for _ in range(4):
        (waiting,) = (task for task in stock.workflow.tasks.values() if "event_value" in task.internal_data)
        due = datetime.fromisoformat(waiting.internal_data["event_value"]["next"])
        drifting.append(due.date().isoformat())
        StockClock.instant = due + timedelta(minutes=1)
        stock.later()
    assert drifting == ["2025-01-31", "2025-03-03", "2025-04-03", "2025-05-04"]

    house = house_at(database, begun - timedelta(days=1))
    ours, days = Ours(house, monthly(FEEL)), []
    for _ in range(4):
        (row,) = house.timers(ours.key)
        days.append(row.due.date().isoformat())
        house.clock.advance_to(row.due)
        house.later()
    assert days == ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30"]


@pytest.mark.parametrize("written", ["-PT1H", "P", "R3/PT1H", "P99999Y"])
def test_5_12_a_duration_that_is_none_is_refused(house: House, written: str) -> None:
    source = sleeping(FEEL).replace(b"PT1H", written.encode())
    with pytest.raises((DeploymentRejected, StepFailed)) as refused:
        Ours(house, source)
    assert "[t]" in str(refused.value) or "'t'" in str(refused.value)
    assert house.instances("p") == []


def test_5_12_stock_takes_durations_that_are_none() -> None:
    for written, hours in (("-PT1H", 1), ("P", 0), ("R3/PT1H", 1)):
        parts = TimerEventDefinition.parse_iso_duration(written)
        assert TimerEventDefinition.get_timedelta_from_start(parts, JANUARY) == timedelta(hours=hours)
    forever = TimerEventDefinition.get_timedelta_from_start(TimerEventDefinition.parse_iso_duration("P99999Y"), JANUARY)
    with pytest.raises(OverflowError):
        _ = JANUARY + forever


NAIVE = """
from SpiffWorkflow.bpmn.specs.event_definitions.timer import TimerEventDefinition as Timer
print(Timer.get_datetime("2026-07-01T09:00:00").utcoffset() == Timer.get_datetime("2026-01-15T09:00:00").utcoffset())
"""


def test_5_12_and_pain_9_an_instant_without_an_offset_is_refused(house: House) -> None:
    berlin = {**os.environ, "TZ": "Europe/Berlin"}
    told = subprocess.run([sys.executable, "-c", NAIVE], env=berlin, capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"  # the same offset in summer and winter

    naive = sleeping(FEEL).replace(b"timeDuration>PT1H</bpmn:timeDuration", b"timeDate>2026-07-01T09:00:00</bpmn:timeDate")
    with pytest.raises(DeploymentRejected, match="offset"):
        house.deploy(naive)
    with_zone = naive.replace(b"09:00:00", b"09:00:00+02:00[Europe/Berlin]")
    ours = Ours(house, with_zone)
    assert [row.due for row in house.timers(ours.key)] == [datetime(2026, 7, 1, 7, tzinfo=UTC)]


def test_5_12_and_measured_4_cron_is_understood(house: House) -> None:
    def cron(words: Words) -> bytes:
        return monthly(words).replace(b"R12/2025-01-31T09:00:00+08:00/P1M", b"0 0 9 1 * *")

    with pytest.raises((SpiffWorkflowException, ValueError)):
        Stock(cron(PYTHON))
    ours = Ours(house, cron(FEEL))
    assert [row.due for row in house.timers(ours.key)] == [datetime(2026, 4, 1, 1, tzinfo=UTC)]


def test_measured_5_the_clock_is_given(house: House) -> None:
    ours = Ours(house, sleeping(FEEL))
    assert [row.due for row in house.timers(ours.key)] == [MONDAY + timedelta(hours=1)]
    assert house.later(minutes=59) == 0
    assert house.later(minutes=1) == 1
