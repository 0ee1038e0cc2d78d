"""Rule `conditional-event`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram, starts_process
from engine.dialect.lint.names import bpmn, extension
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.rules.variable_name import is_name

CHANGES = frozenset({"create", "update"})


@rule("conditional-event", Words("complete the condition in the properties panel", "请在属性面板中补全条件"))
def conditional_event(diagram: Diagram) -> Iterator[Report]:
    """A conditional event has a condition, and a filter that names variables and changes.

    `zeebe:conditionalFilter` may give `variableNames` and `variableEvents` (`create`, `update`), each separated by
    commas. The start event of a process looks at the variables it is evaluated with, so there are no changes to choose.
    """
    for definition in diagram.all("conditionalEventDefinition"):
        if definition.find(bpmn("condition")) is None:
            yield Report(definition, Words("the event has no condition", "事件没有条件"))
        chosen = extension(definition, "conditionalFilter")
        if chosen is not None:
            yield from _filter(definition, chosen)


def _filter(definition: etree._Element, chosen: etree._Element) -> Iterator[Report]:
    for name in _parts(chosen, "variableNames"):
        if not is_name(name):
            yield Report(chosen, Words(f"'{name}' is not a variable name", f"“{name}”不是合法的变量名"))
    events = _parts(chosen, "variableEvents")
    for event in events:
        if event not in CHANGES:
            yield Report(chosen, Words(f"'{event}' is neither create nor update", f"“{event}”不是 create 或 update"))
    if events and starts_process(definition):
        yield Report(chosen, Words("a start event of a process sees no changes", "流程的开始事件没有变量变更可言"))


def _parts(chosen: etree._Element, attribute: str) -> list[str]:
    written = chosen.get(attribute)
    return [] if not written else [part.strip() for part in written.split(",")]
