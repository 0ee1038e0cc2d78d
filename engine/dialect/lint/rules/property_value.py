"""Rule `property-value`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import bpmn, extension, kind, zeebe
from engine.dialect.lint.rule import Report, Words, rule

LIST = re.compile(r"[\w.:-]+(\s*,\s*[\w.:-]+)*")
LISTED = Words("write ids separated by commas", "请用逗号分隔多个 id")


@rule("property-value", Words("correct the property", "请更正该属性"))
def property_value(diagram: Diagram) -> Iterator[Report]:
    """The properties to which the engine gives a meaning are written so that it can read them.

    | property | on | value |
    |---|---|---|
    | `provision` | any node | ids of provisions, separated by commas |
    | `separateFrom` | user tasks | ids of elements whose last actor must not do this task, separated by commas |
    | `rearm` | timers (no cycles), user tasks with a due date | `true` or `false`: count again when a variable it reads changes |

    All other properties are free.
    """
    for scope in diagram.scopes:
        for node in (scope.element, *scope.nodes.values()):
            properties = extension(node, "properties")
            for item in () if properties is None else properties.iterchildren(zeebe("property")):
                yield from _property(node, item)


def _property(node: etree._Element, item: etree._Element) -> Iterator[Report]:
    name, value = item.get("name", "").strip(), item.get("value", "").strip()
    if not name:
        yield Report(item, Words("the property has no name", "属性没有名称"))
    elif name in ("provision", "separateFrom") and LIST.fullmatch(value) is None:
        yield Report(item, Words(f"property {name}='{value}' is not a list of ids", f"属性 {name}“{value}”不是 id 列表"), LISTED)
    elif name == "rearm" and value not in ("true", "false"):
        yield Report(item, Words(f"property rearm='{value}' is not true or false", f"属性 rearm“{value}”不是 true 或 false"))
    if name == "separateFrom" and kind(node) != "userTask":
        yield Report(item, Words("property separateFrom has a meaning only on user tasks", "属性 separateFrom 只对用户任务有效"))
    if name == "rearm" and not _has_date(node):
        words = Words(
            "property rearm has a meaning only on timer events and user tasks with a due date",
            "属性 rearm 只对定时事件和设有到期日的用户任务有效",
        )
        yield Report(item, words)


def _has_date(node: etree._Element) -> bool:
    schedule = extension(node, "taskSchedule") if kind(node) == "userTask" else None
    timer = node.find(bpmn("timerEventDefinition"))
    is_once = timer is not None and timer.find(bpmn("timeCycle")) is None
    return is_once or (schedule is not None and bool(schedule.get("dueDate")))
