"""What the runtime reports, as lines of history."""

from __future__ import annotations

from engine.spiff.effects import DecisionEvent, ElementEvent, VariableEvent
from engine.store.history import DECISION, VARIABLE, HistoryLine


def history_line(event: ElementEvent | VariableEvent | DecisionEvent) -> HistoryLine:
    """The line of history that an event of the runtime makes."""
    match event:
        case ElementEvent(element_id, type_, seq, scope, state, name, properties, flow):
            return HistoryLine(seq, scope, element_id, type_, state.value, flow, name, dict(properties) or None)
        case VariableEvent(scope, name, value):
            return HistoryLine(scope, scope, None, VARIABLE, None, None, name, None, value)
        case DecisionEvent():
            return HistoryLine(
                event.seq, None, event.element_id, DECISION, None, None, event.decision_id, payload=event.evaluated
            )
