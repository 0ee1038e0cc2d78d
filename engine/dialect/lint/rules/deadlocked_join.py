"""Rule `deadlocked-join`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram, Scope
from engine.dialect.lint.names import kind
from engine.dialect.lint.rule import Report, Words, rule
from engine.dialect.lint.rules.process_size import MAX_NODES


@rule("deadlocked-join", Words("merge the loop in an exclusive gateway in front of the join", "请在汇合之前用排他网关合并回路"))
def deadlocked_join(diagram: Diagram) -> Iterator[Report]:
    """No input of a parallel join comes only from behind the join itself.

    A parallel gateway waits for a token on each of its inputs. If one of them can be reached only through the join,
    the join waits for itself for ever.
    """
    for scope in diagram.scopes:
        if len(scope.nodes) > MAX_NODES:  # refused by process-size; keeps the work small
            continue
        for key, node in scope.nodes.items():
            if kind(node) == "parallelGateway" and len(scope.incoming.get(key, ())) > 1:
                yield from _inputs(scope, key)


def _inputs(scope: Scope, key: str) -> Iterator[Report]:
    if key not in scope.reachable():
        return
    before = scope.reachable(without=key)
    for flow in scope.incoming[key]:
        source = flow.get("sourceRef", "")
        if source in scope.nodes and source not in before:
            yield Report(
                scope.nodes[key],
                Words(
                    f"the join waits for flow '{flow.get('id')}', which only comes from behind it",
                    f"汇合网关等待的顺序流“{flow.get('id')}”只能来自其自身之后",
                ),
            )
