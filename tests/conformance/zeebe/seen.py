"""What an engine did in one step, written so that two engines can be compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Seen:
    """One step. An instance is told by its process and which of its instances it is, from 0.

    `moves`: "p.0 a COMPLETED" in order; `flows`: sequence flows taken; `active`: element instances now; `scopes`: their
    variables, and those of instances that have ended, as "p.0 a {json}"; `timers`: "a 2026-03-02T01:00:00Z";
    `incidents`: "element TYPE"; `refused`: the engine did not do what was asked.
    """

    moves: list[str] = field(default_factory=list)
    flows: Counter[str] = field(default_factory=Counter)
    active: Counter[str] = field(default_factory=Counter)
    scopes: list[str] = field(default_factory=list)
    timers: list[str] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)
    refused: str = ""


def scope_line(place: str, variables: dict[str, Any]) -> str:
    """A line of `scopes`; whole numbers are written as such."""
    return f"{place} {json.dumps(_plain(variables), sort_keys=True, ensure_ascii=False)}"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def differences(ours: list[Seen], theirs: list[Seen]) -> Iterator[str]:
    """What differs, from the first step on that does; after an incident on both sides no more is compared.

    A step that fails is undone as a whole in our engine, so of a step with an incident only that is compared.
    """
    for number, (here, there) in enumerate(zip(ours, theirs, strict=True)):
        found = list(_step(here, there))
        if found:
            yield from (f"step {number}: {line}" for line in found)
            return
        if here.incidents or here.refused:
            return


def _step(ours: Seen, theirs: Seen) -> Iterator[str]:
    if sorted(ours.incidents) != sorted(theirs.incidents):
        yield f"incidents: ours {ours.incidents} theirs {theirs.incidents}"
    if bool(ours.refused) != bool(theirs.refused):
        yield f"refused: ours {ours.refused!r} theirs {theirs.refused!r}"
    if ours.incidents or theirs.incidents or ours.refused:
        return
    if Counter(ours.moves) != Counter(theirs.moves):
        yield f"moves:\n    ours   {ours.moves}\n    theirs {theirs.moves}"
    elif ours.moves != theirs.moves:
        yield f"order:\n    ours   {ours.moves}\n    theirs {theirs.moves}"
    if ours.flows != theirs.flows:
        yield f"flows: only ours {dict(ours.flows - theirs.flows)} only theirs {dict(theirs.flows - ours.flows)}"
    if ours.active != theirs.active:
        yield f"active: only ours {dict(ours.active - theirs.active)} only theirs {dict(theirs.active - ours.active)}"
    if sorted(ours.scopes) != sorted(theirs.scopes):
        left, right = Counter(ours.scopes), Counter(theirs.scopes)
        yield f"variables:\n    only ours   {list((left - right).elements())}\n    only theirs {list((right - left).elements())}"
    if sorted(ours.timers) != sorted(theirs.timers):
        yield f"timers: ours {sorted(ours.timers)} theirs {sorted(theirs.timers)}"
