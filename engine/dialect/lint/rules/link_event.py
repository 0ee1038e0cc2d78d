"""Rule `link-event`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from engine.dialect.lint.diagram import Diagram, Scope, process_around
from engine.dialect.lint.names import kind
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "link-event",
    Words(
        "give every link throw event one catch event of the same name in the same scope, and every catch event its own name",
        "请为每个链接抛出事件在同一范围内设置一个同名的链接捕获事件，各捕获事件的名称不得相同",
    ),
)
def link_event(diagram: Diagram) -> Iterator[Report]:
    """A link jumps to one place, inside one process or sub-process.

    Any number of throw events may have the name of one catch event; two catch events of one name in one process are refused,
    also in different sub-processes, as Camunda does. Nothing flows out of the throw event or into the catch event: the link
    is the flow.
    """
    caught: defaultdict[etree._Element | None, set[str]] = defaultdict(set)
    for scope in diagram.scopes:
        yield from _links(scope, caught[process_around(scope.element)])


def _links(scope: Scope, elsewhere: set[str]) -> Iterator[Report]:
    catches: set[str] = set()
    for name, event in scope.links("intermediateCatchEvent"):
        if not name:
            yield Report(event, Words("the link has no name", "链接没有名称"))
        elif name in elsewhere:
            yield Report(event, Words(f"link '{name}' is caught twice", f"链接“{name}”有两个捕获事件"))
        catches.add(name)
        elsewhere.add(name)
        yield from (
            Report(flow, Words(f"a flow leads into the {kind(event)} of link '{name}'", f"有顺序流进入链接“{name}”的捕获事件"))
            for flow in scope.incoming.get(event.get("id", ""), ())
        )
    for name, event in scope.links("intermediateThrowEvent"):
        if not name:
            yield Report(event, Words("the link has no name", "链接没有名称"))
        elif name not in catches:
            yield Report(event, Words(f"link '{name}' is caught nowhere in this scope", f"链接“{name}”在此范围内没有捕获事件"))
        yield from (
            Report(flow, Words(f"a flow leads out of the throw event of link '{name}'", f"有顺序流离开链接“{name}”的抛出事件"))
            for flow in scope.outgoing.get(event.get("id", ""), ())
        )
