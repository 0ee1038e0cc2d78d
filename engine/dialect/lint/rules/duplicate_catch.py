"""Rule `duplicate-catch`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram, Scope, is_event_sub_process
from engine.dialect.lint.names import elements, kind
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.thrown import caught_code


@rule("duplicate-catch", Words("keep one of them", "请只保留其中一个"))
def duplicate_catch(diagram: Diagram) -> Iterator[Report]:
    """At one place an error or escalation code is caught once.

    Two boundary events of one activity, or two event sub-processes of one scope, that catch the same code leave open
    which of them it is; so do two that catch every code.
    """
    for scope in diagram.scopes:
        for events in (*scope.boundary.values(), list(_handler_starts(scope))):
            yield from _same(diagram, events)


def _handler_starts(scope: Scope) -> Iterator[etree._Element]:
    for node in scope.nodes.values():
        if is_event_sub_process(node):
            yield from (child for child in elements(node) if kind(child) == "startEvent")


def _same(diagram: Diagram, events: list[etree._Element]) -> Iterator[Report]:
    seen: Counter[tuple[str, str | None]] = Counter()
    for event in events:
        for definition in elements(event):
            name = kind(definition).removesuffix("EventDefinition")
            if name not in ("error", "escalation"):
                continue
            code = caught_code(diagram, definition, name)
            seen[name, code] += 1
            if seen[name, code] == 2:
                what = "every code" if code is None else f"code '{code}'"
                what_zh = "全部代码" if code is None else f"代码“{code}”"
                yield Report(event, Words(f"{name} events catch {what} twice here", f"此处重复捕获{what_zh}"))
