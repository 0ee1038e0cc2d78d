"""Bodies of the deadline board."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from api.kit.schemas import Key, Output


class DeadlineGroup(StrEnum):
    """Which running clocks: due today, due this week (today through Sunday), overdue, standing still, or all."""

    TODAY = "today"
    WEEK = "week"
    OVERDUE = "overdue"
    PAUSED = "paused"
    ALL = "all"


class DeadlineRow(Output):
    """A running clock. `kind` is that of what it belongs to: application, agreement or case."""

    key: Key
    timer_id: str
    name: str
    kind: str | None
    kind_name: str | None
    business_key: str | None
    party_name: str | None
    area: str
    area_name: str
    start_event: str
    start_on: date
    due_on: date
    remaining_working_days: int
    overdue: bool
    paused_since: date | None
    provisional: bool
    provisions: list[str]


class DeadlineCounts(Output):
    """How many clocks each group has, under the same visibility as the list."""

    today: int
    week: int
    overdue: int
    paused: int
    all: int
