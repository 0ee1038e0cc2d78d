"""Rule `task-schedule`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import extension
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.rules.timer_definition import is_instant


@rule(
    "task-schedule",
    Words(
        "write a FEEL expression, a date and time with offset, or a priority from 0 to 100",
        "请写 FEEL 表达式、带时区的日期时间，或 0 至 100 的优先级",
    ),
)
def task_schedule(diagram: Diagram) -> Iterator[Report]:
    """Due date, follow-up date and priority of a user task can be read.

    Each is a FEEL expression with a leading `=` or a constant: `2026-12-31T17:00:00+08:00`, or a whole number from 0
    to 100.
    """
    for task in diagram.all("userTask"):
        schedule = extension(task, "taskSchedule")
        for name in ("dueDate", "followUpDate"):
            value = "" if schedule is None else schedule.get(name, "").strip()
            if schedule is not None and value and not value.startswith("=") and not is_instant(value):
                yield Report(schedule, Words(f"{name} '{value}' is not a date and time", f"{name}“{value}”不是日期时间"))
        definition = extension(task, "priorityDefinition")
        priority = "50" if definition is None else definition.get("priority", "").strip()
        if definition is not None and not priority.startswith("=") and not _is_priority(priority):
            yield Report(
                definition, Words(f"priority '{priority}' is not from 0 to 100", f"优先级“{priority}”不在 0 至 100 之间")
            )


def _is_priority(value: str) -> bool:
    return value.isascii() and value.isdigit() and int(value) <= 100
