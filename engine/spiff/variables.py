"""Reading and writing the variables of a process instance, scope by scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from engine.spiff.conditions import Change
from engine.spiff.effects import VariableEvent
from engine.spiff.scope import VariableView
from engine.spiff.workflow_state import WorkflowState

if TYPE_CHECKING:
    from engine.spiff.token import ElementInstance


_CONTAINERS = (dict, list)
_encode = msgspec.json.encode


class ScopedVariables(WorkflowState):
    """The variables: who sees which, and where a new value goes. Every change is history and may wake conditions.

    A variable that is set to the value it has does not change, as in Camunda.
    """

    def view(self, token: ElementInstance, extra: dict[str, Any] | None = None) -> Mapping[str, Any]:
        """The variables `token` sees, nearest scope first; `extra` hides them all."""
        frames: list[dict[str, Any]] = [] if extra is None else [extra]
        here, tasks = token, self.tasks
        while True:
            if here.locals is not None:
                frames.append(here.locals)
            if here._parent is None:
                break
            here = tasks[here._parent]
        return frames[0] if len(frames) == 1 else VariableView(tuple(frames))

    def set_variables(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """Each variable goes to the nearest scope that has one of its name, or else to the root."""
        for name, value in variables.items():
            owner: ElementInstance | None = token
            while owner is not None and (owner.locals is None or name not in owner.locals):
                owner = owner.scope
            if owner is None or owner.locals is None:
                self._set(1, self.variables, name, value)
            else:
                self._set(owner.id, owner.locals, name, value)

    def set_local(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """Variables of the scope of `token` itself, which gets one if it has none."""
        if token.locals is None:
            token.locals = {}
        for name, value in variables.items():
            self._set(token.id, token.locals, name, value)

    def record_locals(self, token: ElementInstance, names: Iterable[str]) -> None:
        """History: these variables of the scope of `token` itself were made when it began."""
        frame = token.locals or {}
        self.outcome.history.extend(VariableEvent(token.id, name, frame[name]) for name in names)

    def _set(self, scope: int, frame: dict[str, Any], name: str, value: Any) -> None:
        is_new = name not in frame
        if not is_new and _is_same(frame[name], value):
            return
        if self.definition.has_conditions:
            self._changes.append(Change(scope, name, is_new))
        frame[name] = value
        self._changed.add(name)
        self.outcome.history.append(VariableEvent(scope, name, value))


def _is_same(before: Any, value: Any) -> bool:
    """Whether two values are the same JSON: 1, 1.0 and true are not."""
    if type(before) is not type(value):
        return False
    return bool(_encode(before) == _encode(value)) if isinstance(value, _CONTAINERS) else bool(before == value)
