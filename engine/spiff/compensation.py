"""Compensation: completed work is undone by its handlers, the last one first.

What has been completed and can be undone is remembered in the scope it ran in, under `notes[COMPLETED]`, as
`[handler, the work's own variables, ids of the work and of the completed sub-processes around it]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from engine.spiff.catching import BoundaryEvent
from engine.spiff.effects import ElementState
from engine.spiff.events import CompensationDefinition

if TYPE_CHECKING:
    from engine.spiff.token import ElementInstance

COMPLETED, THROWER = 0, -1
"""Keys beside the wait ids, which are positive, in the notes of an element instance."""
Completed: TypeAlias = list[Any]


class CompensationEvent(BoundaryEvent):
    """Says which activity undoes the one it is attached to."""

    definition: CompensationDefinition


def remember(token: ElementInstance, handler: str | None) -> None:
    """The work of `token` is complete: keep what undoes it in the scope around it.

    A handler of a sub-process takes the place of those inside; a round of a multi-instance hands its own to the body.
    """
    scope, element = token.scope, token.task_spec
    inside: list[Completed] = token.noted(COMPLETED, [])
    if scope is None or not (handler or inside):
        return
    own = dict(token.locals or {})
    if handler is not None and not token.is_inner:
        kept: list[Completed] = [[handler, own, [element.name]]]
    else:
        kept = [[undo, {**own, **variables}, [*ids, element.name]] for undo, variables, ids in inside]
    if kept:
        scope.note(COMPLETED, [*scope.noted(COMPLETED, []), *kept])


def handled(token: ElementInstance) -> None:
    """A handler has finished: its thrower goes on with the next one."""
    thrower = token.workflow.tasks.get(token.noted(THROWER, 0))
    if thrower is not None:
        undo_next(thrower)


def undo_next(thrower: ElementInstance) -> None:
    """Begin the next handler that a throw event's `memo` lists, or complete the event after the last one."""
    workflow = thrower.workflow
    if not thrower.memo:
        thrower.task_spec.finish_with(thrower, {})
        thrower.complete()
        return
    *thrower.memo, (scope, name, variables) = thrower.memo
    handler = workflow.activate(workflow.definition.elements[name], workflow.tasks[scope])
    edges = (element for element in workflow.definition.elements.values() if isinstance(element, CompensationEvent))
    edge = next(edge for edge in edges if edge.definition.handler == name)
    happened = workflow.activate(edge, workflow.tasks[scope], queued=False)
    edge.record(happened, ElementState.COMPLETED)
    happened.remove()
    handler.locals = dict(variables)
    handler.notes = {THROWER: thrower.id}


def handler_of(boundary: tuple[BoundaryEvent, ...]) -> str | None:
    """The activity that undoes the one with these events, by its id."""
    return next((event.definition.handler for event in boundary if isinstance(event, CompensationEvent)), None)
