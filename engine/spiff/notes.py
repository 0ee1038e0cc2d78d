"""What element instances remember besides their variables, when they are moved to another definition."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.spiff.compensation import COMPLETED
from engine.spiff.ending import HELD
from engine.spiff.listeners import LISTENING
from engine.spiff.migration import Fate, WaitMove
from engine.spiff.refusals import HANDLER_LOST, UNMAPPED, Reason
from engine.spiff.subprocess import ProcessElement
from engine.spiff.undoing import CompensationThrowEvent
from engine.spiff.workflow_state import STOP_AFTER

if TYPE_CHECKING:
    from engine.spiff.correspondence import Correspondence
    from engine.spiff.token import ElementInstance

Refuse: TypeAlias = Callable[["ElementInstance", Reason, str], None]


def moved_memo(token: ElementInstance, become: Correspondence, refuse: Refuse) -> Any:
    """What its element remembers, with the names of the new definition."""
    if not isinstance(token.task_spec, CompensationThrowEvent) or not token.memo:
        return token.memo
    moved = []
    for scope, handler, variables in token.memo:
        name = become.name(handler)
        if name is None:
            refuse(token, HANDLER_LOST, handler)
        moved.append([scope, name, variables])
    return moved


def moved_notes(token: ElementInstance, become: Correspondence, refuse: Refuse) -> tuple[dict[int, Any] | None, list[WaitMove]]:
    """Its notes with the names of the new definition, and which completed work nobody there can undo any more."""
    notes = dict(token.notes or {})
    forgotten: list[WaitMove] = []
    if COMPLETED in notes:
        notes[COMPLETED], forgotten = _completed(notes[COMPLETED], become)
    if LISTENING in notes and isinstance(token.task_spec, ProcessElement) and notes[LISTENING][2] is not None:
        phase, index, (begins_at, variables) = notes[LISTENING]
        notes[LISTENING] = [phase, index, [_moved_start(token, begins_at, become, refuse), variables]]
    if HELD in notes:
        notes[HELD] = [[ids, _moved_name(token, name, become, refuse), given] for ids, name, given in notes[HELD]]
    if STOP_AFTER in notes:
        notes[STOP_AFTER] = [become.name(one) or one for one in notes[STOP_AFTER]]
    return notes or None, forgotten


def _moved_start(
    token: ElementInstance, begins_at: str | list[str], become: Correspondence, refuse: Refuse
) -> str | list[str | None] | None:
    """Where the process begins after its listeners: at a start event, or at given elements."""
    if isinstance(begins_at, list):
        return [_moved_name(token, one, become, refuse) for one in begins_at]
    return _moved_name(token, begins_at, become, refuse)


def _moved_name(token: ElementInstance, element_id: str, become: Correspondence, refuse: Refuse) -> str | None:
    name = become.name(element_id)
    if name is None:
        refuse(token, UNMAPPED, element_id)
    return name


def _completed(entries: list[list[Any]], become: Correspondence) -> tuple[list[list[Any]], list[WaitMove]]:
    stays: list[list[Any]] = []
    forgotten: list[WaitMove] = []
    for handler, variables, names in entries:
        name = become.name(handler)
        if name is None:
            forgotten.append(WaitMove(Fate.CLOSED, "compensation", 0, handler, None))
        else:
            stays.append([name, variables, [become.name(one) or one for one in names]])
    return stays, forgotten
