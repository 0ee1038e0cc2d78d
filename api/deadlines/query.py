"""The deadline board's filters."""

from __future__ import annotations

from dataclasses import dataclass

from api.deadlines.schemas import DeadlineGroup


@dataclass(frozen=True, slots=True)
class DeadlineQuery:
    """Filters and page. `q` looks in the number and the party's name."""

    group: DeadlineGroup
    area: str | None
    timer: str
    q: str
    cursor: str | None
    limit: int
