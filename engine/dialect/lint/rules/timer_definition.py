"""Rule `timer-definition`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from engine.dialect.lint.diagram import Diagram, starts_process
from engine.dialect.lint.names import elements, is_true, kind, text
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.rules.error_interrupts import FLAGS
from engine.errors import StepFailed
from engine.spiff.cycles import parse_cycle, parse_period
from engine.spiff.expression import parse_instant

ELSEWHERE = Words(
    "use a date or a duration here, or make the event non-interrupting; cycles belong to start events and "
    "non-interrupting boundary events",
    "此处请用日期或持续时间，或改为非中断事件；周期只用于开始事件和非中断边界事件",
)

OFFSET = Words("add the offset, such as +08:00", "请加上时区偏移，例如 +08:00")


@rule(
    "timer-definition",
    Words(
        "give one date, duration or cycle, as ISO 8601, as cron or as a FEEL expression",
        "请填写一个日期、持续时间或周期（ISO 8601、cron 或 FEEL 表达式）",
    ),
)
def timer_definition(diagram: Diagram) -> Iterator[Report]:
    """A timer has exactly one date, duration or cycle.

    Either a constant, such as `2026-12-31T23:59:59+08:00` (with its offset, or a zone) or `P30D`, or a FEEL expression with a
    leading `=`. A cycle is a repetition (`R3/P1M`, `R/PT1H`, `R/2026-01-31T09:00:00+08:00/P1M`; months are those of the
    calendar, a month's end stays a month's end) or a cron expression (`0 0 9 * * MON-FRI`, `@daily`) on the clock of
    Asia/Shanghai. Cycles start processes; elsewhere an event with a cycle is non-interrupting.
    """
    for timer in diagram.all("timerEventDefinition"):
        times = [child for child in elements(timer) if kind(child).startswith("time")]
        if len(times) != 1:
            yield Report(timer, Words(f"the timer has {len(times)} times", f"定时器有 {len(times)} 个时间定义"))
        for time in times:
            yield from _time(time)


def _time(time: etree._Element) -> Iterator[Report]:
    value = text(time)
    if not value.removeprefix("=").strip():
        yield Report(time, Words("the timer's time is empty", "定时器的时间为空"))
    elif kind(time) == "timeDate" and _lacks_offset(value):
        yield Report(time, Words(f"'{value}' has no offset", f"“{value}”没有时区偏移"), OFFSET)
    elif not value.startswith("=") and not _is_constant(kind(time), value):
        yield Report(time, Words(f"'{value}' is not a time as ISO 8601 writes it", f"“{value}”不符合 ISO 8601"))
    if kind(time) == "timeCycle" and not _may_repeat(time):
        yield Report(time, Words("an event that happens once has a timer cycle", "只发生一次的事件使用了定时周期"), ELSEWHERE)


def _may_repeat(time: etree._Element) -> bool:
    definition = time.getparent()
    event = None if definition is None else definition.getparent()
    if definition is None or event is None or starts_process(definition):
        return True
    flag = FLAGS.get(kind(event))
    return flag is not None and not is_true(event, flag, default=True)


def _is_constant(name: str, value: str) -> bool:
    if name == "timeDuration":
        return _is_period(value)
    return is_instant(value) if name == "timeDate" else _is_cycle(value)


def _is_period(value: str) -> bool:
    try:
        parse_period(value)
    except (ValueError, OverflowError):
        return False
    return not value.startswith("-")


def _is_cycle(value: str) -> bool:
    try:
        parse_cycle(value)
    except (ValueError, OverflowError):
        return False
    return True


def _lacks_offset(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is None
    except ValueError:
        return False


def is_instant(value: str) -> bool:
    """Whether a text is an ISO 8601 date and time with an offset or a zone."""
    try:
        parse_instant(value, "", "")
    except StepFailed:
        return False
    return True
