"""Reading and writing nested JSON by path."""

from __future__ import annotations

from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]


class _Missing:
    """The type of `MISSING`."""


MISSING = _Missing()


def get(data: object, path: Path) -> Any:
    """The value at a path, or `MISSING`."""
    for step in path:
        data = _member(data, step)
    return data


def put(data: Any, path: Path, value: object) -> None:
    """Write a value at a path; objects on the way are made where something else is, lists are grown."""
    *way, last = path
    for step, following in zip(way, path[1:], strict=True):
        container = get(data, (step,))
        if not isinstance(container, list if isinstance(following, int) else dict):
            container = [] if isinstance(following, int) else {}
            _set(data, step, container)
        data = container
    _set(data, last, value)


def drop(data: Any, path: Path) -> None:
    """Remove the value at a path, if there is one."""
    container = get(data, path[:-1])
    if isinstance(container, dict):
        container.pop(str(path[-1]), None)


def _set(container: Any, step: str | int, value: object) -> None:
    if isinstance(step, int):
        container.extend({} for _ in range(step + 1 - len(container)))
    container[step] = value


def _member(container: object, step: str | int) -> object:
    if isinstance(container, list) and isinstance(step, int) and step < len(container):
        return container[step]
    if isinstance(container, dict) and isinstance(step, str):
        return container.get(step, MISSING)
    return MISSING
