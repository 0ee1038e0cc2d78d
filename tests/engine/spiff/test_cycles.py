"""Timer cycles: repetitions on the calendar, cron, and what is kept between two firings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from engine.errors import StepFailed
from engine.spiff.cron import Cron
from engine.spiff.cycles import parse_cycle

from .drawing import boundary, catch, chain, document, end, start, sub, timer, user
from .running import Run, World

CHINA = ZoneInfo("Asia/Shanghai")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def firings(cycle: str, began: str) -> Iterator[str]:
    """The local times of the firings of a cycle that begins at a local time."""
    read, instant = parse_cycle(cycle), local(began)
    due = read.next(instant, instant, inclusive=True)
    while due is not None:
        yield due.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
        due = read.next(instant, due)


@pytest.mark.parametrize(
    ("cycle", "began", "expected"),
    [
        ("R3/PT1H", "2026-01-01 00:00", ["2026-01-01 01:00", "2026-01-01 02:00", "2026-01-01 03:00"]),
        ("R/P1M", "2026-01-31 09:00", ["2026-02-28 09:00", "2026-03-31 09:00", "2026-04-30 09:00", "2026-05-31 09:00"]),
        ("R/P5000Y", "2026-01-31 09:00", ["7026-01-31 09:00"]),
        ("R/P99999999999Y", "2026-01-31 09:00", []),
        ("R5/PT9999999999H", "2026-01-31 09:00", []),
        ("R/P1M", "2028-01-31 04:00", ["2028-02-29 04:00", "2028-03-31 04:00", "2028-04-30 04:00", "2028-05-31 04:00"]),
        ("R2/P1Y", "2028-02-29 09:00", ["2029-02-28 09:00", "2030-02-28 09:00"]),
        ("R3/2026-01-31T09:00:00+08:00/P1M", "2026-01-01 00:00", ["2026-01-31 09:00", "2026-02-28 09:00", "2026-03-31 09:00"]),
        ("R3/2026-01-31T09:00:00+08:00/P1M", "2026-01-31 09:00", ["2026-01-31 09:00", "2026-02-28 09:00", "2026-03-31 09:00"]),
        ("R3/2026-01-31T09:00:00+08:00/P1M", "2026-01-31 09:01", ["2026-02-28 09:00", "2026-03-31 09:00"]),
        ("R3/2026-01-31T09:00:00+08:00/P1M", "2026-03-31 09:01", []),
        ("R-1/P1W", "2026-01-01 00:00", ["2026-01-08 00:00", "2026-01-15 00:00", "2026-01-22 00:00", "2026-01-29 00:00"]),
        ("R2/P1Y1M1DT1M", "2026-01-31 00:00", ["2027-03-01 00:01", "2028-04-02 00:02"]),
        (
            "0 0 9 * * MON-FRI",
            "2026-01-02 09:00",
            ["2026-01-05 09:00", "2026-01-06 09:00", "2026-01-07 09:00", "2026-01-08 09:00"],
        ),
        ("0 0 0 L * ?", "2026-01-31 00:00", ["2026-02-28 00:00", "2026-03-31 00:00", "2026-04-30 00:00", "2026-05-31 00:00"]),
        (
            "0 30 8/12 1 1,7 *",
            "2026-01-01 08:30",
            ["2026-01-01 20:30", "2026-07-01 08:30", "2026-07-01 20:30", "2027-01-01 08:30"],
        ),
        ("@monthly", "2026-11-30 00:00", ["2026-12-01 00:00", "2027-01-01 00:00", "2027-02-01 00:00", "2027-03-01 00:00"]),
        ("0 0 0 ? * FRI#1", "2026-01-01 00:00", ["2026-01-02 00:00", "2026-02-06 00:00", "2026-03-06 00:00", "2026-04-03 00:00"]),
        ("0 0 0 ? * 5L", "2026-01-01 00:00", ["2026-01-30 00:00", "2026-02-27 00:00", "2026-03-27 00:00", "2026-04-24 00:00"]),
        ("0 0 0 LW * *", "2026-01-01 00:00", ["2026-01-30 00:00", "2026-02-27 00:00", "2026-03-31 00:00", "2026-04-30 00:00"]),
        ("0 0 0 1W * *", "2026-01-30 00:00", ["2026-02-02 00:00", "2026-03-02 00:00", "2026-04-01 00:00", "2026-05-01 00:00"]),
        ("0 0 0 29 2 SUN", "2026-01-01 00:00", ["2032-02-29 00:00", "2060-02-29 00:00", "2088-02-29 00:00"]),
    ],
)
def test_firings(cycle: str, began: str, expected: list[str]) -> None:
    assert list(islice(firings(cycle, began), min(len(expected), 4) or 1)) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "R", "R/", "R3/P", "R3/PT", "R0/PT1H", "R1/P0D", "R/2026-01-01T00:00:00/P1D", "R/soon/P1D", "R3/-PT1H", "P1D"),
        *("0 0 0 * *", "0 0 0 * * * *", "60 0 0 * * *", "0 0 24 * * *", "0 0 0 0 * *", "0 0 0 * 13 *", "0 0 0 * * 8"),
        *("0 0 0 5-1 * *", "*/0 * * * * *", "0 0 0 * * FUN", "a b c d e f", "@often", "0 0 0 ? * MON#6"),
    ],
)
def test_what_is_no_cycle(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words differ
        parse_cycle(text)


def test_a_day_that_never_comes() -> None:
    assert Cron.parse("0 0 0 30 2 *").after(local("2026-01-01 00:00")) is None


def test_months_of_a_duration_are_those_of_china_too() -> None:
    world = World()
    world.now = datetime(2026, 1, 30, 20, tzinfo=UTC)  # 31 January in China
    run = Run(document(start(), catch("t", timer("P1M")), end(), chain("start", "t", "end")), world=world)
    assert run.due == {"t": datetime(2026, 2, 27, 20, tzinfo=UTC)}


def reminded(cycle: str) -> bytes:
    return document(
        start(),
        user("a"),
        boundary("remind", "a", timer(cycle=cycle), interrupting=False),
        user("r"),
        end(),
        end("end2"),
        chain("start", "a", "end"),
        chain("remind", "r", "end2"),
    )


def test_a_boundary_cycle_fires_so_many_times_and_leaves_the_task() -> None:
    run = Run(reminded("R3/P1D"))
    for count in (1, 2, 3, 3):
        assert run.pass_time(days=1).open == ["a", *["r"] * count]
    assert run.due == {}
    assert run.complete("a").open == ["r", "r", "r"]


def test_completing_the_task_ends_its_cycle() -> None:
    run = Run(reminded("R/P1D")).pass_time(days=1)
    assert run.complete("a").due == {}
    assert run.complete("r").finished


def test_after_a_standstill_every_missed_repetition_fires_and_none_drifts() -> None:
    run = Run(reminded("R/P1D"))
    first = run.due["remind"]
    run.pass_time(days=3, hours=7)
    assert run.open.count("r") == 3
    assert (run.due["remind"] - first).total_seconds() == 3 * 86400


def test_after_a_standstill_cron_goes_on_from_now() -> None:
    run = Run(reminded("@daily")).pass_time(days=3)
    assert run.open.count("r") == 1
    assert run.due["remind"] > run.world.now


def test_the_size_of_the_state_does_not_grow_with_the_firings() -> None:
    run = Run(reminded("R/P1D")).pass_time(days=1).complete("r")
    size = len(run.state)
    for _ in range(20):
        run.pass_time(days=1).complete("r")
    assert len(run.state) == size


def test_an_event_sub_process_starts_again_and_again() -> None:
    inside = start("h0", timer(cycle="=interval"), isInterrupting="false") + user("h") + end("h1") + chain("h0", "h", "h1")
    source = document(start(), user("a"), end(), sub("handler", inside, event=True), chain("start", "a", "end"))
    run = Run(source, {"interval": "R2/PT1H"}).pass_time(hours=1)
    assert run.open == ["a", "h"]
    assert run.set(interval="R9/PT9H").pass_time(hours=1).open == ["a", "h", "h"]
    assert run.pass_time(days=1).open == ["a", "h", "h"]


def test_a_cycle_that_is_none_fails_when_it_begins() -> None:
    with pytest.raises(StepFailed, match="which is no cycle"):
        Run(reminded("=interval"), {"interval": "PT1H"})


def test_a_cycle_that_is_over_opens_nothing() -> None:
    assert Run(reminded("R2/2020-01-01T00:00:00+08:00/P1D")).due == {}
