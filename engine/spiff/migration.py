"""Migrating a running instance to another definition: what is asked, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from engine.spiff.refusals import Refusal
from engine.spiff.waits import UserTaskWait


@dataclass(frozen=True, slots=True)
class MigrationPlan:
    """Which element becomes which: pairs of ids, of elements or sequence flows.

    As in Camunda 8 every active element needs a pair; with `same_ids` an element that is in none of them goes to the one of
    its own id. A catch event of an active element that goes nowhere is closed, and one of the target's that nobody goes to is
    opened anew. `reevaluate` works out the due instants of what is kept by the target's expressions, as of the day it began
    to wait; otherwise they stay.
    """

    mapping: tuple[tuple[str, str], ...] = ()
    same_ids: bool = False
    reevaluate: bool = False


class Fate(StrEnum):
    """What becomes of a wait: it stays as it is, begins with the new definition, or ends with the old one."""

    KEPT = "KEPT"
    OPENED = "OPENED"
    CLOSED = "CLOSED"


@dataclass(frozen=True, slots=True)
class TokenMove:
    """An active element instance (`seq` is its number) and what becomes of it; `target_id` None when it is refused."""

    seq: int
    element_id: str
    target_id: str | None
    type: str
    name: str | None


@dataclass(frozen=True, slots=True)
class WaitMove:
    """One timer, subscription, task, job or called instance.

    `kind` is that of `engine.spiff.waits.WaitKind`, or `compensation`. `due_before` and `due` are instants where there are any.
    For a kept user task `task` is what the new definition makes of it, and `changes` where that differs from the old one.
    `stays_open` says whether a subscription takes many.
    """

    fate: Fate
    kind: str
    wait_id: int
    element_id: str | None
    target_id: str | None
    due_before: datetime | None = None
    due: datetime | None = None
    task: UserTaskWait | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    stays_open: bool = False

    @property
    def is_redated(self) -> bool:
        """Whether it falls due at another instant than before."""
        return self.fate is Fate.KEPT and self.due != self.due_before


@dataclass(frozen=True, slots=True)
class MigrationReport:
    """What a migration does to one instance, or would do; with any `refusals` it does nothing."""

    instance_key: int
    tokens: tuple[TokenMove, ...]
    waits: tuple[WaitMove, ...]
    refusals: tuple[Refusal, ...]

    @property
    def is_possible(self) -> bool:
        """Whether nothing stands against it."""
        return not self.refusals
