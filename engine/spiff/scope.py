"""Variable scopes: one per process instance, sub-process and multi-instance child, nested as in Camunda 8."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


class VariableView(Mapping[str, Any]):
    """Read-only view of several scopes; the innermost frame comes first and hides the outer ones."""

    __slots__ = ("_frames",)

    def __init__(self, frames: tuple[dict[str, Any], ...]) -> None:
        self._frames = frames

    def __getitem__(self, name: str) -> Any:
        for frame in self._frames:
            if name in frame:
                return frame[name]
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return any(name in frame for frame in self._frames)

    def __iter__(self) -> Iterator[str]:
        seen: set[str] = set()
        for frame in self._frames:
            yield from frame.keys() - seen
            seen |= frame.keys()

    def __len__(self) -> int:
        return len(set().union(*self._frames))
