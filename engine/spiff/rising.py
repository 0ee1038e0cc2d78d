"""How errors and escalations find who catches them: from where they are thrown outwards, scope by scope."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.spiff.catching import BoundaryEvent, CatchEvent
from engine.spiff.events import CodeDefinition
from engine.spiff.subprocess import EventSubProcess, ScopeElement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.spiff.token import ElementInstance


@dataclass(frozen=True, slots=True)
class Caught:
    """Who catches it: a boundary event of the element instance `holder`, or an event sub-process of the scope `holder`."""

    holder: ElementInstance
    handler: BoundaryEvent | EventSubProcess

    @property
    def interrupting(self) -> bool:
        """Whether the work it was thrown in ends."""
        event = self.handler if isinstance(self.handler, BoundaryEvent) else self.handler.start
        return event is not None and event.interrupting

    def handle(self, variables: Mapping[str, Any]) -> None:
        """Let the handler begin."""
        if isinstance(self.handler, BoundaryEvent):
            self.holder.workflow.boundary(self.holder, self.handler, variables)
        else:
            self.handler.begin(self.holder, variables)


def find_catch(token: ElementInstance, kind: type[CodeDefinition], code: str) -> Caught | None:
    """The nearest catch of what `token` throws; at one place that of the very code before one that takes all.

    An event sub-process does not catch what is thrown inside itself, and a scope that one has interrupted starts no other.
    """
    here: ElementInstance | None = token
    while here is not None:
        scope = here.scope
        if not here.is_inner:
            event = _best(getattr(here.task_spec, "boundary", ()), kind, code)
            if isinstance(event, BoundaryEvent):
                return Caught(here, event)
            handler = None if scope is None else _event_sub_process(scope, here, kind, code)
            if scope is not None and handler is not None:
                return Caught(scope, handler)
        here = scope
    return None


def _event_sub_process(
    scope: ElementInstance, origin: ElementInstance, kind: type[CodeDefinition], code: str
) -> EventSubProcess | None:
    element = scope.task_spec
    if not isinstance(element, ScopeElement) or not element.event_subprocesses or element.is_interrupted(scope):
        return None
    by_start = {handler.start: handler for handler in element.event_subprocesses if handler is not origin.task_spec}
    start = _best((start for start in by_start if start is not None), kind, code)
    return None if start is None else by_start[start]


def _best(events: Iterable[CatchEvent], kind: type[CodeDefinition], code: str) -> CatchEvent | None:
    every: CatchEvent | None = None
    for event in events:
        definition = event.definition
        if isinstance(definition, kind) and definition.catches(code):
            if definition.code is not None:
                return event
            every = every or event
    return every
