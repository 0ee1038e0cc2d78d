"""Ending element instances, where task listeners that listen to `canceling` may hold the end up.

A user task whose listeners are at work stays, and so do the scopes around it that end with it (`ENDING`). Whatever was to come
after the end is written down in the scope that goes on, under `notes[HELD]`, as `[ids that have to be gone, element, arguments of
its resume]`, and comes once they are gone: nothing that interrupts a task happens before its listeners have had their say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from SpiffWorkflow.util.task import TaskState

from engine.spiff.effects import ElementState
from engine.spiff.token import COMPLETED, READY

if TYPE_CHECKING:
    from engine.spiff.element import Element
    from engine.spiff.token import ElementInstance

ENDING = TaskState.CANCELLED
"""The state of an element instance that ends as soon as what is inside it, or its last listener, has ended."""
HELD, UNCAUGHT = -5, -6
"""Keys in the notes of an element instance; wait ids are positive."""


def terminate(token: ElementInstance) -> bool:
    """End an element instance, and everything inside it, without completing it; False while listeners hold that up."""
    if token._state == ENDING:
        return False
    all_gone = terminate_children(token)
    listeners = token.task_spec.task_listeners
    wait_id = None if listeners is None else task_wait(token)
    if listeners is None or wait_id is None:
        token.workflow.close_waits(token, terminated=True)
    else:
        token.workflow.close_waits(token, but=(token.task_spec,), terminated=True)
        all_gone = listeners.is_canceled(token, wait_id) and all_gone
    if not all_gone:
        token._set_state(ENDING)
        return False
    _remove(token)
    return True


def task_wait(token: ElementInstance) -> int | None:
    """The wait of its element's own work; None when that has not begun or is over."""
    return next((wait_id for wait_id, handler in token.waits.items() if handler is token.task_spec), None)


def terminate_children(scope: ElementInstance, but: ElementInstance | None = None) -> bool:
    """End everything that runs inside `scope`, except `but`; what was to come there does not. False while it is held up."""
    scope.forget(HELD)
    gone = [terminate(child) for child in scope.children if child is not but]
    return all(gone)


def afterwards(
    all_gone: bool, scope: ElementInstance, ending: Iterable[ElementInstance], element: Element, *arguments: Any
) -> None:
    """Let `element` resume in `scope` with these arguments (JSON): now if all that had to end is gone, else once `ending` is."""
    if all_gone:
        element.resume(scope, *arguments)
    else:
        scope.note(HELD, [*scope.noted(HELD, []), [[token.id for token in ending], element.name, list(arguments)]])


def ended(token: ElementInstance) -> None:
    """The last listener of a task that was to be cancelled is done: it is gone, and so is what only waited for that."""
    workflow = token.workflow
    here: ElementInstance | None = token
    while here is not None:
        scope = here.scope
        uncaught = here.noted(UNCAUGHT)
        _remove(here)
        if scope is None:
            workflow.cancelled = True
            workflow.uncaught = workflow.uncaught if uncaught is None else tuple(uncaught)
        elif scope._state != ENDING:
            _go_on(scope)
            return
        elif scope._children:
            return
        here = scope


def _remove(token: ElementInstance) -> None:
    if token._state not in {READY, COMPLETED}:
        token.task_spec.record(token, ElementState.TERMINATED)
    token.cancel()
    token.remove()
    token.workflow.left(token)


def _go_on(scope: ElementInstance) -> None:
    workflow = scope.workflow
    held = scope.noted(HELD, [])
    waiting = [entry for entry in held if any(number in workflow.tasks for number in entry[0])]
    scope.forget(HELD)
    if waiting:
        scope.note(HELD, waiting)
    for entry in held:
        if entry not in waiting:
            workflow.definition.elements[entry[1]].resume(scope, *entry[2])
    if not held and not scope._children:
        scope.task_spec.left_empty(scope)
