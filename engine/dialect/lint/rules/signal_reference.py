"""Rule `signal-reference`."""

from __future__ import annotations

from collections.abc import Iterator

from engine.dialect.lint.diagram import Diagram, starts_process
from engine.dialect.lint.names import is_given, kind
from engine.dialect.lint.rule import Report, Words, rule


@rule(
    "signal-reference",
    Words("choose a signal with a name; a constant one to start a process", "请选择有名称的信号；启动流程的信号名称须固定"),
)
def signal_reference(diagram: Diagram) -> Iterator[Report]:
    """A signal event names a signal that exists and has a name.

    The name may be a FEEL expression, worked out when the signal is thrown or the waiting begins; a signal that starts
    a process, where there are no variables yet, has a constant one.
    """
    for definition in diagram.all("signalEventDefinition"):
        key = definition.get("signalRef", "")
        signal = diagram.by_id.get(key)
        name = "" if signal is None else signal.get("name", "").strip()
        if signal is None or kind(signal) != "signal":
            yield Report(definition, Words(f"signalRef '{key}' is not a signal", f"signalRef“{key}”不是信号"))
        elif not is_given(name):
            yield Report(definition, Words(f"signal '{key}' has no name", f"信号“{key}”没有名称"))
        elif name.startswith("=") and starts_process(definition):
            yield Report(definition, Words(f"signal '{key}' has no constant name", f"信号“{key}”没有固定名称"))
