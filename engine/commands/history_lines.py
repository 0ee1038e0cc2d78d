"""What the runtime reports, as lines of history."""

from __future__ import annotations

from engine.spiff.effects import DecisionEvent, ElementEvent, VariableEvent
from engine.store.history import DECISION, VARIABLE, HistoryLine


def history_line(event: ElementEvent | VariableEvent | DecisionEvent) -> HistoryLine:
    """The line of history that an event of the runtime makes."""
    if isinstance(event, ElementEvent):
        element_id, type_, seq, scope, state, name, properties, flow = event
        return HistoryLine(seq, scope, element_id, type_, str(state), flow, name, dict(properties) if properties else None)
    if isinstance(event, VariableEvent):
        return HistoryLine(event.scope, event.scope, None, VARIABLE, None, None, event.name, None, event.value)
    return _decision(event)


def _decision(event: DecisionEvent) -> HistoryLine:
    return HistoryLine(event.seq, None, event.element_id, DECISION, None, None, event.decision_id, payload=event.evaluated)
