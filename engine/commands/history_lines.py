"""What the runtime reports, as lines of history."""

from __future__ import annotations

from engine.spiff.effects import DecisionEvent, ElementEvent, VariableEvent
from engine.store.history import DECISION, VARIABLE, HistoryLine


def history_line(event: ElementEvent | VariableEvent | DecisionEvent) -> HistoryLine:
    """The line of history that an event of the runtime makes."""
    if isinstance(event, ElementEvent):
        return (
            event.seq,
            event.scope,
            event.element_id,
            event.element_type,
            str(event.state),
            event.flow,
            event.name,
            dict(event.properties) if event.properties else None,
            None,
        )
    if isinstance(event, VariableEvent):
        return (event.scope, event.scope, None, VARIABLE, None, None, event.name, None, event.value)
    return (event.seq, None, event.element_id, DECISION, None, None, event.decision_id, None, event.evaluated)
