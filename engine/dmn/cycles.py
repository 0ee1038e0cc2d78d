"""Decisions that require themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.dmn.nodes import Decision, InputData, Knowledge, Service

Node = InputData | Decision | Knowledge | Service


def cycles(nodes: Iterable[Node]) -> Iterator[tuple[str, ...]]:
    """The ids along each cycle of decisions. Knowledge models may require one another: functions may recur."""
    done: set[str] = set()
    for node in nodes:
        if isinstance(node, Decision) and node.key[1] not in done:
            path = _walk(node, done)
            if path:
                yield path


def _walk(start: Decision, done: set[str]) -> tuple[str, ...]:
    """Go through all that a decision requires; the first cycle met, or nothing."""
    path: list[Decision] = []
    waiting: list[Decision | None] = [start]
    while waiting:
        decision = waiting.pop()
        if decision is None:
            done.add(path.pop().key[1])
            continue
        if decision in path:
            done.update(one.key[1] for one in path)
            return tuple(one.key[1] for one in path[path.index(decision) :])
        if decision.key[1] in done:
            continue
        path.append(decision)
        waiting.append(None)
        waiting.extend(one.node for one in decision.requirements if isinstance(one.node, Decision))
    return ()
