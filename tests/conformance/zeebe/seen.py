"""What an engine did in one step, written so that two engines can be compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Related: TypeAlias = Mapping[str, Collection[tuple[str, str]]]
"""For an element, the pairs of elements that hang together and of which it is one."""


@dataclass(slots=True)
class Seen:
    """One step. An instance is told by its process and which of its instances it is, from 0.

    `moves`: "p.0 a COMPLETED" in order; `flows`: sequence flows taken; `active`: element instances now; `scopes`: their
    variables, and those of instances that have ended, as "p.0 a {json}"; `timers`: "a 2026-03-02T01:00:00Z"; `tasks`: the open
    user tasks as "a assignee priority groups"; `incidents`: "element TYPE"; `refused`: the engine did not do what was asked.
    """

    moves: list[str] = field(default_factory=list)
    flows: Counter[str] = field(default_factory=Counter)
    active: Counter[str] = field(default_factory=Counter)
    scopes: list[str] = field(default_factory=list)
    timers: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)
    refused: str = ""


def scope_line(place: str, variables: dict[str, Any]) -> str:
    """A line of `scopes`; whole numbers are written as such."""
    return f"{place} {json.dumps(_plain(variables), sort_keys=True, ensure_ascii=False)}"


def task_line(element: str, assignee: str | None, priority: int, groups: Collection[str]) -> str:
    """A line of `tasks`."""
    return f"{element} {assignee or '-'} {priority} {','.join(sorted(groups))}"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def differences(ours: list[Seen], theirs: list[Seen], related: Related) -> Iterator[str]:
    """What differs, from the first step on that does; after an incident on both sides no more is compared.

    A step that fails is undone as a whole in our engine, so of a step with an incident only that is compared.
    """
    for number, (here, there) in enumerate(zip(ours, theirs, strict=True)):
        found = list(_step(here, there, related))
        if found:
            yield from (f"step {number}: {line}" for line in found)
            return
        if here.incidents or here.refused:
            return


def _step(ours: Seen, theirs: Seen, related: Related) -> Iterator[str]:
    if sorted(ours.incidents) != sorted(theirs.incidents):
        yield f"incidents: ours {ours.incidents} theirs {theirs.incidents}"
    if bool(ours.refused) != bool(theirs.refused):
        yield f"refused: ours {ours.refused!r} theirs {theirs.refused!r}"
    if ours.incidents or theirs.incidents or ours.refused:
        return
    if Counter(ours.moves) != Counter(theirs.moves) or _order(ours.moves, related) != _order(theirs.moves, related):
        yield f"moves:\n    ours   {ours.moves}\n    theirs {theirs.moves}"
    for what in ("flows", "active", "scopes", "timers", "tasks"):
        left, right = Counter(getattr(ours, what)), Counter(getattr(theirs, what))
        if left != right:
            yield f"{what}: only ours {list((left - right).elements())} only theirs {list((right - left).elements())}"


def _order(moves: list[str], related: Related) -> dict[tuple[str, str, str], list[str]]:
    """For any two elements of one instance that hang together, what happened to them, in order.

    What runs side by side may end in any order: that is nobody's business. So are several instances of one element.
    """
    found: dict[tuple[str, str, str], list[str]] = {}
    times = Counter(move.rpartition(" ")[0] for move in moves)
    for move in moves:
        instance, element, _ = move.split(" ")
        for one, other in related.get(element, ()):
            if times[f"{instance} {one}"] == times[f"{instance} {other}"] == 1:
                found.setdefault((instance, one, other), []).append(move)
    return found
