"""Compensation throw and end events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.spiff.compensation import COMPLETED, Completed, undo_next
from engine.spiff.element import ElementFacts
from engine.spiff.throwing import ThrowEvent

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.token import ElementInstance


class CompensationThrowEvent(ThrowEvent):
    """Undoes the completed work of its scope, or that of one activity in it, and waits until that is done.

    Inside an event sub-process it undoes the work of the scope around that as well. Its `memo` is what is still to undo.
    """

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts, activity: str | None) -> None:
        super().__init__(spec, facts)
        self.activity = activity

    def throw(self, token: ElementInstance) -> bool | None:
        token.memo = self._collect(token)
        if not token.memo:
            return super().throw(token)
        self.begin_waiting(token)
        undo_next(token)
        return None

    def _collect(self, token: ElementInstance) -> list[Completed]:
        """What is to undo, in the order of its completion; the scopes forget it."""
        found: list[Completed] = []
        scope = token.scope
        while scope is not None:
            chosen, kept = self._chosen(scope.noted(COMPLETED, []))
            found[:0] = [[scope.id, name, variables] for name, variables, _ in chosen]
            if chosen:
                scope.note(COMPLETED, kept)
            scope = scope.scope if scope.task_spec.facts.type == "EVENT_SUB_PROCESS" else None
        return found

    def _chosen(self, completed: list[Completed]) -> tuple[list[Completed], list[Completed]]:
        if self.activity is None:
            return completed, []
        chosen = [entry for entry in completed if self.activity in entry[2]]
        return chosen, [entry for entry in completed if self.activity not in entry[2]]
