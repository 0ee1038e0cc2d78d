"""Rule `timer-definition`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import elements, kind, text
from engine.dialect.lint.rule import Report, Words, rule

DURATION = re.compile(r"P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?", re.ASCII)
NO_CYCLE = Words("draw the repetition as a loop around a timer with a duration", "请用循环加持续时间定时器表示重复")


@rule(
    "timer-definition",
    Words(
        "give one date or one duration, as ISO 8601 or as a FEEL expression",
        "请填写一个日期或一个持续时间（ISO 8601 或 FEEL 表达式）",
    ),
)
def timer_definition(diagram: Diagram) -> Iterator[Report]:
    """A timer has exactly one date or duration.

    Either a constant, such as `2026-12-31T23:59:59+08:00` (with its offset) or `P30D`, or a FEEL expression with a
    leading `=`. Cycles are refused in this release: draw the repetition as a loop.
    """
    for timer in diagram.all("timerEventDefinition"):
        times = [child for child in elements(timer) if kind(child).startswith("time")]
        if len(times) != 1:
            yield Report(timer, Words(f"the timer has {len(times)} times", f"定时器有 {len(times)} 个时间定义"))
        for time in times:
            yield from _time(time)


def _time(time: etree._Element) -> Iterator[Report]:
    value = text(time)
    if kind(time) == "timeCycle":
        yield Report(time, Words("timer cycles are not supported in this release", "本版本不支持定时周期"), NO_CYCLE)
    elif not value.removeprefix("=").strip():
        yield Report(time, Words("the timer's time is empty", "定时器的时间为空"))
    elif not value.startswith("=") and not _is_constant(kind(time), value):
        yield Report(time, Words(f"'{value}' is not a time as ISO 8601 writes it", f"“{value}”不符合 ISO 8601"))


def _is_constant(name: str, value: str) -> bool:
    return DURATION.fullmatch(value) is not None if name == "timeDuration" else is_instant(value)


def is_instant(value: str) -> bool:
    """Whether a text is an ISO 8601 date and time with an offset."""
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False
