"""Rule `signal-reference`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram
from engine.dialect.lint.names import kind
from engine.dialect.lint.rule import Report, Words, rule


@rule("signal-reference", Words("choose a signal with a constant name", "请选择名称固定的信号"))
def signal_reference(diagram: Diagram) -> Iterator[Report]:
    """A signal event names a signal that exists and has a constant name."""
    for definition in diagram.all("signalEventDefinition"):
        key = definition.get("signalRef", "")
        signal = diagram.by_id.get(key)
        name = "" if signal is None else signal.get("name", "").strip()
        if signal is None or kind(signal) != "signal":
            yield Report(definition, Words(f"signalRef '{key}' is not a signal", f"signalRef“{key}”不是信号"))
        elif not name or name.startswith("="):
            yield Report(definition, Words(f"signal '{key}' has no constant name", f"信号“{key}”没有固定名称"))
