"""One changed element, and how two sets of elements are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """MOVED: only drawn elsewhere or otherwise; it means nothing to the engine."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """A property and its values; None where one side does not have it.

    `path` reads like `zeebe:taskDefinition/type`, or `zeebe:header[timer]/value` where a place occurs several times.
    """

    path: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """An element that is not the same in both versions. `name` and `type` are those of the newer one that has it."""

    element_id: str
    name: str | None
    type: str
    kind: ChangeKind
    properties: tuple[PropertyChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """One element of one version: what it says, and how it is drawn."""

    type: str
    name: str | None
    properties: Mapping[str, str]
    drawing: str = ""


def compare(old: Mapping[str, Described], new: Mapping[str, Described]) -> tuple[Change, ...]:
    """What was added, changed or moved, in the new order, then what was removed, in the old one."""
    present = [change for id_, element in new.items() if (change := _change(id_, old.get(id_), element)) is not None]
    removed = [Change(id_, old[id_].name, old[id_].type, ChangeKind.REMOVED) for id_ in old if id_ not in new]
    return (*present, *removed)


def _change(id_: str, old: Described | None, new: Described) -> Change | None:
    if old is None:
        return Change(id_, new.name, new.type, ChangeKind.ADDED)
    changed = tuple(_properties(old, new))
    if changed:
        return Change(id_, new.name, new.type, ChangeKind.CHANGED, changed)
    return Change(id_, new.name, new.type, ChangeKind.MOVED) if old.drawing != new.drawing else None


def _properties(old: Described, new: Described) -> Iterator[PropertyChange]:
    if old.type != new.type:
        yield PropertyChange("type", old.type, new.type)
    for path in dict.fromkeys((*new.properties, *old.properties)):
        before, after = old.properties.get(path), new.properties.get(path)
        if before != after:
            yield PropertyChange(path, before, after)
