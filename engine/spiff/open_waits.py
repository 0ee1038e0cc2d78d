"""The open waits of a process instance: opened, closed, found again, due at another instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from engine.errors import StepFailed
from engine.spiff.effects import CancelChild, TaskChange
from engine.spiff.variables import ScopedVariables
from engine.spiff.waits import ConditionWait, TimerWait, UserTaskWait, Wait

if TYPE_CHECKING:
    from datetime import datetime

    from engine.spiff.element import Element
    from engine.spiff.token import ElementInstance


class OpenWaits(ScopedVariables):
    """What the instance waits for; each wait belongs to the element instance that holds it and has a handler."""

    def open_wait(self, token: ElementInstance, handler: Element, wait: Wait) -> None:
        """Remember that `token` waits, and who handles it."""
        token.waits[wait.id] = handler
        self.outcome.opened[wait.id] = wait
        if isinstance(wait, ConditionWait):
            self._conditions.add(wait.id)

    def close_wait(self, token: ElementInstance, wait_id: int) -> None:
        """The wait is over."""
        handler = token.waits.pop(wait_id)
        if token.notes is not None:
            token.notes.pop(wait_id, None)
        self.outcome.rescheduled.pop(wait_id, None)
        if self.outcome.opened.pop(wait_id, None) is None:
            self.outcome.closed.append(wait_id)
            self.outcome.closed_kinds[wait_id] = handler.wait_kind

    def close_waits(self, token: ElementInstance, but: tuple[Element, ...] = (), *, terminated: bool = False) -> None:
        """End every wait of `token`, except those handled by the elements in `but`."""
        for wait_id, handler in list(token.waits.items()):
            if handler in but:
                continue
            if terminated and handler is token.task_spec and handler.facts.type == "CALL_ACTIVITY":
                self.outcome.requests.append(CancelChild(wait_id))
            self.close_wait(token, wait_id)

    def opened_task(self, wait_id: int) -> UserTaskWait | None:
        """The user task as it is now, if it was opened in this step."""
        opened = self.outcome.opened.get(wait_id)
        return opened if isinstance(opened, UserTaskWait) else None

    def change_task(self, wait_id: int, change: TaskChange) -> None:
        """The user task gets another state, and other values."""
        opened, before = self.opened_task(wait_id), self.outcome.tasks.get(wait_id)
        if opened is not None:
            self.outcome.opened[wait_id] = replace(opened, state=change.state, **change.values)
        else:
            values = {**({} if before is None else before.values), **change.values}
            self.outcome.tasks[wait_id] = TaskChange(change.state, values)

    def holder_of(self, wait_id: int) -> ElementInstance:
        """The element instance that holds this wait."""
        for token in self.tasks.values():
            if wait_id in token.waits:
                return token
        raise StepFailed("WAIT_NOT_FOUND", self.definition.process_id, f"it does not wait under id {wait_id} any more")

    def rearm(self) -> None:
        """Work out again when the timers fire whose expression reads a variable this step changed."""
        changed, self._changed = self._changed, set()
        if not self.definition.rearming or not changed:
            return
        for token in self.tasks.values():
            for wait_id, handler in token.waits.items():
                if handler.name in self.definition.rearming and handler.due_names & changed:
                    self.reschedule(wait_id, handler.due(token))

    def reschedule(self, wait_id: int, due: datetime | None) -> None:
        """The wait is due at another instant; None leaves it as it is."""
        opened = self.outcome.opened.get(wait_id)
        if due is None:
            return
        if isinstance(opened, TimerWait | UserTaskWait):
            self.outcome.opened[wait_id] = replace(opened, due=due)
        else:
            self.outcome.rescheduled[wait_id] = due
