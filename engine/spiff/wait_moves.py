"""What becomes of the waits of an instance that moves to another definition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from engine.errors import StepFailed
from engine.spiff.catching import CatchEvent
from engine.spiff.cycles import CycleDefinition
from engine.spiff.events import TimerDefinition
from engine.spiff.migration import Fate, WaitMove
from engine.spiff.tasks import UserTask
from engine.spiff.waits import TimerWait, UserTaskWait

if TYPE_CHECKING:
    from engine.spiff.element import Element
    from engine.spiff.migrating import Migration
    from engine.spiff.token import ElementInstance

KEPT_BY_THE_TASK = frozenset({"id", "assignee", "due", "follow_up", "priority", "state"})
"""What an open user task keeps whatever the new definition says."""


@dataclass(frozen=True, slots=True)
class _At:
    """The instant something began."""

    now: datetime


def closed(moved: ElementInstance, wait_id: int, handler: Element) -> WaitMove:
    """The old definition's event has no counterpart: its wait ends."""
    outcome = moved.workflow.outcome
    outcome.closed.append(wait_id)
    outcome.closed_kinds[wait_id] = handler.wait_kind
    if moved.notes is not None:
        moved.notes.pop(wait_id, None)
    return WaitMove(Fate.CLOSED, handler.wait_kind, wait_id, handler.name, None)


def opened(moved: ElementInstance, event: CatchEvent) -> list[WaitMove]:
    """The new definition's event waits from now on; an error or escalation event has nothing to wait with."""
    outcome = moved.workflow.outcome
    before = set(outcome.opened)
    event.subscribe(moved)
    fresh = [wait for wait_id, wait in outcome.opened.items() if wait_id not in before]
    return [
        WaitMove(Fate.OPENED, event.wait_kind, wait.id, None, event.name, due=wait.due if isinstance(wait, TimerWait) else None)
        for wait in fresh
    ]


def kept(migration: Migration, token: ElementInstance, moved: ElementInstance, wait_id: int, after: Element) -> WaitMove:
    """The wait stays, from now on handled by `after`."""
    before = token.waits[wait_id]
    moved.waits[wait_id] = after
    due: datetime | None = None
    changes: dict[str, Any] = {}
    task: UserTaskWait | None = None
    began = _At(migration.begun.get(token.id, moved.workflow.now))
    if isinstance(before, UserTask) and isinstance(after, UserTask):
        task = after.describe(moved, wait_id)
        changes = _changes(_described(before, token, wait_id), task)
        if migration.plan.reevaluate:
            due = task.due
            changes["follow_up"] = task.follow_up
    elif migration.plan.reevaluate and isinstance(after, CatchEvent):
        due = _due(after, moved, wait_id, began)
    return WaitMove(
        Fate.KEPT,
        after.wait_kind,
        wait_id,
        before.name,
        after.name,
        due=due,
        task=task,
        changes=changes,
        stays_open=isinstance(after, CatchEvent) and after.stays_open,
    )


def _described(before: UserTask, token: ElementInstance, wait_id: int) -> UserTaskWait | None:
    try:
        return before.describe(token, wait_id)
    except StepFailed:
        return None  # what it reads is gone since; the new definition alone counts


def _changes(before: UserTaskWait | None, after: UserTaskWait) -> dict[str, Any]:
    """What the new definition says otherwise than the old one; what somebody has changed by hand stays."""
    names = (name for name in UserTaskWait.__struct_fields__ if name not in KEPT_BY_THE_TASK)
    return {name: getattr(after, name) for name in names if before is None or getattr(before, name) != getattr(after, name)}


def _due(event: CatchEvent, moved: ElementInstance, wait_id: int, began: _At) -> datetime | None:
    """When the new definition's timer fires, had it begun when the old one's did; a cycle goes on from now."""
    definition = event.definition
    workflow = moved.workflow
    if isinstance(definition, TimerDefinition):
        return definition.due(workflow.view(moved), began, event.name)
    if not isinstance(definition, CycleDefinition):
        return None
    following = definition.restarted(workflow.view(moved), began.now, workflow, event.name)
    if following is not None:
        text, due = following
        moved.note(wait_id, [text, began.now.isoformat(), due.isoformat()])
        return due
    return None
