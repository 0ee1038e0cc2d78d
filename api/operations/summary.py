"""The dry runs of a migration of many instances, added up for a person to look through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from engine import commands
from engine.errors import NotFound, WrongState
from engine.spiff.migration import MigrationPlan, MigrationReport, WaitMove
from engine.spiff.refusals import Refusal

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from engine.actor import Actor
    from engine.engine import Engine

SAMPLES = 20
MAX_DATES = 200


@dataclass(frozen=True, slots=True)
class Redated:
    """A timer or task of an instance that would fall due at another instant."""

    instance_key: int
    element_id: str
    before: datetime | None
    after: datetime


@dataclass(slots=True)
class Summary:
    """What a migration does to the instances looked at.

    `tokens` counts (element, target, type), `waits` (fate, kind, element, target). `refused` holds for each obstacle the keys of
    instances it stands in the way of; `dates` the first new dates.
    """

    examined: int = 0
    possible: int = 0
    tokens: Counter[tuple[str, str | None, str]] = field(default_factory=Counter)
    waits: Counter[tuple[str, str, str | None, str | None]] = field(default_factory=Counter)
    refused: dict[Refusal, list[int]] = field(default_factory=dict)
    dates: list[Redated] = field(default_factory=list)

    def add(self, report: MigrationReport) -> None:
        """Count one more instance."""
        self.examined += 1
        self.possible += report.is_possible
        self.tokens.update((token.element_id, token.target_id, token.type) for token in report.tokens)
        self.waits.update((wait.fate.value, wait.kind, wait.element_id, wait.target_id) for wait in report.waits)
        for refusal in report.refusals:
            self.refused.setdefault(refusal, []).append(report.instance_key)
        room = MAX_DATES - len(self.dates)
        self.dates += [_redated(report, wait) for wait in report.waits if wait.is_redated and wait.due is not None][:room]


def _redated(report: MigrationReport, wait: WaitMove) -> Redated:
    if wait.due is None:
        raise ValueError("Expected a wait with a date, but it has none.")
    return Redated(report.instance_key, str(wait.target_id), wait.due_before, wait.due)


def dry_runs(
    engine: Engine, session: Session, actor: Actor, keys: Sequence[int], target: int, plan: MigrationPlan
) -> Iterator[MigrationReport | None]:
    """The report of each instance in turn; None for one that has ended meanwhile."""
    now = engine.now(session)
    for key in keys:
        try:
            yield commands.preview_migration(session, engine.definitions, actor, key, target, plan, now)
        except (NotFound, WrongState) as error:
            if error.kind != "process instance":
                raise
            yield None
