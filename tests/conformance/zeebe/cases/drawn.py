"""Short ways to draw the models of the cases."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from tests.conformance.zeebe.case import Case, Step, begin
from tests.conformance.zeebe.written import as_modeler_writes
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    error,
    escalation,
    extensions,
    mappings,
    start,
    sub,
    user,
)

SIGNALS = '<bpmn:signal id="alarm" name="alarm"/><bpmn:signal id="other" name="other"/>'
ERRORS = '<bpmn:error id="bad" name="bad" errorCode="BAD"/><bpmn:error id="worse" name="worse" errorCode="WORSE"/>'
ESCALATIONS = '<bpmn:escalation id="late" name="late" escalationCode="LATE"/>'
DECLARED = SIGNALS + ERRORS + ESCALATIONS
COMPENSATE = "<bpmn:compensateEventDefinition/>"


def case(
    name: str,
    covers: str,
    parts: tuple[str, ...],
    *steps: Step,
    declarations: str = "",
    variables: dict[str, Any] | None = None,
    started: bool = True,
    jobs: dict[str, dict[str, Any]] | None = None,
    others: dict[str, bytes | str] | None = None,
) -> Case:
    """A case with process `p` and, if there are any, `others`; it begins with a start of `p` unless it is not `started`."""
    drawn = {"p.bpmn": document(*parts, declarations=DECLARED + declarations).decode()}
    for file, text in (others or {}).items():
        drawn[file] = text.decode() if isinstance(text, bytes) else text
    texts = {file: as_modeler_writes(text) if file.endswith(".bpmn") else text for file, text in drawn.items()}
    first = (begin(**(variables or {})),) if started else ()
    rows = tuple(row.strip() for row in covers.split(",") if row.strip())
    return Case(name, texts, (*first, *steps), jobs or {}, rows)


def job(element_id: str, type_: str = "work", *extra: str, tag: str = "serviceTask", inside: str = "") -> str:
    """A task that is done by a job."""
    return element(tag, element_id, extensions(f'<zeebe:taskDefinition type="{type_}"/>', *extra) + inside)


def called(element_id: str, process: str, *extra: str, inside: str = "", **attributes: str) -> str:
    """A call activity."""
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return element(
        "callActivity", element_id, extensions(f"<zeebe:calledElement processId={quoteattr(process)}{written}/>", *extra) + inside
    )


def event_sub(
    element_id: str, definition: str, *parts: str, interrupting: bool = True, start: str = "on", extra: str = ""
) -> str:
    """An event sub-process; its start event is `start`."""
    flag = "true" if interrupting else "false"
    first = element("startEvent", start, extensions(extra) + definition, isInterrupting=flag)
    return sub(element_id, first, *parts, event=True)


def undone_by(host: str, handler_xml: str, handler: str) -> str:
    """A compensation boundary event on `host` and its handler."""
    marked = handler_xml.replace(">", ' isForCompensation="true">', 1)
    edge = boundary(f"edge_{host}", host, COMPENSATE)
    return edge + marked + element("association", f"as_{host}", sourceRef=f"edge_{host}", targetRef=handler)


__all__ = ["called", "case", "error", "escalation", "event_sub", "job", "mappings", "undone_by"]


def edged(host: str, definition: str, *extra: str, interrupting: bool = True) -> tuple[str, ...]:
    """`host` (id h) with one boundary event, a task behind it."""
    return (
        start(),
        host,
        boundary("b", "h", definition, *extra, interrupting=interrupting),
        user("after"),
        end(),
        end("end2"),
        chain("start", "h", "end"),
        chain("b", "after", "end2"),
    )
