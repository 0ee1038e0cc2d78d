"""What the runtime reports, as lines of history."""

from __future__ import annotations

from typing import Any

from engine.spiff.effects import DecisionEvent, ElementEvent, VariableEvent
from engine.store.history import DECISION, VARIABLE


def history_line(event: ElementEvent | VariableEvent | DecisionEvent) -> dict[str, Any]:
    """The columns of `engine.store.history.HistoryEvent` that an event of the runtime fills."""
    match event:
        case ElementEvent():
            return _element(event)
        case VariableEvent():
            return _line(type=VARIABLE, seq=event.scope, scope=event.scope, name=event.name, payload=event.value)
        case DecisionEvent():
            return _line(
                type=DECISION,
                seq=event.seq,
                element_id=event.element_id,
                name=event.decision_id,
                payload=event.evaluated,
            )


def _element(event: ElementEvent) -> dict[str, Any]:
    return {
        "type": event.element_type,
        "seq": event.seq,
        "scope": event.scope,
        "element_id": event.element_id,
        "state": event.state.value,
        "flow_id": event.flow,
        "name": event.name,
        "properties": dict(event.properties) or None,
        "payload": None,
    }


def _line(**columns: Any) -> dict[str, Any]:
    return {**_EMPTY, **columns}


_EMPTY = dict.fromkeys(("scope", "element_id", "state", "flow_id", "name", "properties", "payload"))
