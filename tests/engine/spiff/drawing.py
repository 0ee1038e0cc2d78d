"""Draws small BPMN documents for tests: the semantics matter here, not the layout."""

from __future__ import annotations

from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t" '
    'modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.9.0">'
)


def extensions(*parts: str) -> str:
    """`bpmn:extensionElements` around the non-empty parts."""
    inside = "".join(parts)
    return f"<bpmn:extensionElements>{inside}</bpmn:extensionElements>" if inside else ""


def mappings(inputs: dict[str, str] | None = None, outputs: dict[str, str] | None = None) -> str:
    """`zeebe:ioMapping`: target → source."""
    rows = [f'<zeebe:input source={quoteattr(s)} target="{t}"/>' for t, s in (inputs or {}).items()]
    rows += [f'<zeebe:output source={quoteattr(s)} target="{t}"/>' for t, s in (outputs or {}).items()]
    return f"<zeebe:ioMapping>{''.join(rows)}</zeebe:ioMapping>" if rows else ""


def properties(**pairs: str) -> str:
    """`zeebe:properties`."""
    rows = "".join(f'<zeebe:property name="{name}" value={quoteattr(value)}/>' for name, value in pairs.items())
    return f"<zeebe:properties>{rows}</zeebe:properties>" if rows else ""


def element(tag: str, element_id: str, inside: str = "", **attributes: str) -> str:
    """Any BPMN element."""
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f'<bpmn:{tag} id="{element_id}"{written}>{inside}</bpmn:{tag}>'


def start(element_id: str = "start", definition: str = "", **attributes: str) -> str:
    """A start event."""
    return element("startEvent", element_id, definition, **attributes)


def end(element_id: str = "end", definition: str = "") -> str:
    """An end event."""
    return element("endEvent", element_id, definition)


def user(element_id: str, *extra: str, inside: str = "", **assignment: str) -> str:
    """A user task."""
    written = "".join(f" {name}={quoteattr(value)}" for name, value in assignment.items())
    who = f"<zeebe:assignmentDefinition{written}/>" if written else ""
    return element("userTask", element_id, extensions("<zeebe:userTask/>", who, *extra) + inside, name=element_id)


def service(element_id: str, job_type: str, *extra: str) -> str:
    """A service task."""
    return element("serviceTask", element_id, extensions(f'<zeebe:taskDefinition type="{job_type}"/>', *extra))


def script(element_id: str, expression: str, result: str) -> str:
    """A FEEL script task."""
    return element(
        "scriptTask", element_id, extensions(f'<zeebe:script expression={quoteattr(expression)} resultVariable="{result}"/>')
    )


def gateway(kind: str, element_id: str, default: str | None = None) -> str:
    """A gateway: exclusive, parallel, inclusive, eventBased."""
    return element(f"{kind}Gateway", element_id, **({"default": default} if default else {}))


def timer(duration: str | None = None, date: str | None = None, cycle: str | None = None) -> str:
    """A timer event definition."""
    given = {"timeDuration": duration, "timeDate": date, "timeCycle": cycle}
    kind, text = next((kind, text) for kind, text in given.items() if text is not None)
    return f"<bpmn:timerEventDefinition><bpmn:{kind}>{escape(str(text))}</bpmn:{kind}></bpmn:timerEventDefinition>"


def message(reference: str) -> str:
    """A message event definition."""
    return f'<bpmn:messageEventDefinition messageRef="{reference}"/>'


def signal(reference: str) -> str:
    """A signal event definition."""
    return f'<bpmn:signalEventDefinition signalRef="{reference}"/>'


def error(reference: str | None = None) -> str:
    """An error event definition."""
    return f'<bpmn:errorEventDefinition errorRef="{reference}"/>' if reference else "<bpmn:errorEventDefinition/>"


def escalation(reference: str | None = None) -> str:
    """An escalation event definition."""
    return f'<bpmn:escalationEventDefinition escalationRef="{reference}"/>' if reference else "<bpmn:escalationEventDefinition/>"


def condition(text: str, **chosen: str) -> str:
    """A conditional event definition; `chosen` are the attributes of its filter."""
    filter_ = "".join(f" {name}={quoteattr(value)}" for name, value in chosen.items())
    inside = (
        extensions(f"<zeebe:conditionalFilter{filter_}/>" if chosen else "") + f"<bpmn:condition>{escape(text)}</bpmn:condition>"
    )
    return f"<bpmn:conditionalEventDefinition>{inside}</bpmn:conditionalEventDefinition>"


def link(name: str) -> str:
    """A link event definition."""
    return f'<bpmn:linkEventDefinition name="{name}"/>'


def throw(element_id: str, definition: str = "", *extra: str) -> str:
    """An intermediate throw event."""
    return element("intermediateThrowEvent", element_id, extensions(*extra) + definition)


TERMINATE = "<bpmn:terminateEventDefinition/>"


def boundary(element_id: str, host: str, definition: str, *extra: str, interrupting: bool = True) -> str:
    """A boundary event."""
    flag = "true" if interrupting else "false"
    return element("boundaryEvent", element_id, extensions(*extra) + definition, attachedToRef=host, cancelActivity=flag)


def catch(element_id: str, definition: str, *extra: str) -> str:
    """An intermediate catch event."""
    return element("intermediateCatchEvent", element_id, extensions(*extra) + definition)


def sub(element_id: str, *parts: str, event: bool = False, extra: str = "") -> str:
    """A sub-process, or an event sub-process."""
    flags = {"triggeredByEvent": "true"} if event else {}
    return element("subProcess", element_id, extensions(extra) + "".join(parts), **flags)


def multi(collection: str, item: str, *, sequential: bool = False, output: tuple[str, str] | None = None, done: str = "") -> str:
    """Multi-instance characteristics."""
    out = f' outputCollection="{output[0]}" outputElement={quoteattr(output[1])}' if output else ""
    loop = f'<zeebe:loopCharacteristics inputCollection={quoteattr(collection)} inputElement="{item}"{out}/>'
    condition = f"<bpmn:completionCondition>{escape(done)}</bpmn:completionCondition>" if done else ""
    flag = "true" if sequential else "false"
    body = extensions(loop) + condition
    return f'<bpmn:multiInstanceLoopCharacteristics isSequential="{flag}">{body}</bpmn:multiInstanceLoopCharacteristics>'


def flow(source: str, target: str, condition: str | None = None, flow_id: str | None = None) -> str:
    """A sequence flow named `source_target`."""
    text = f"<bpmn:conditionExpression>{escape(condition)}</bpmn:conditionExpression>" if condition else ""
    name = flow_id or f"{source}_{target}"
    return f'<bpmn:sequenceFlow id="{name}" sourceRef="{source}" targetRef="{target}">{text}</bpmn:sequenceFlow>'


def chain(*ids: str) -> str:
    """Plain flows from each id to the next."""
    return "".join(flow(here, there) for here, there in pairwise(ids))


def messages(**names_and_keys: str) -> str:
    """Message declarations: id=correlation key expression (empty: none); the name is the id."""
    rows = []
    for name, key in names_and_keys.items():
        subscription = extensions(f"<zeebe:subscription correlationKey={quoteattr(key)}/>") if key else ""
        rows.append(f'<bpmn:message id="{name}" name="{name}">{subscription}</bpmn:message>')
    return "".join(rows)


def document(*parts: str, process_id: str = "p", declarations: str = "") -> bytes:
    """A whole document with one executable process."""
    process = element("process", process_id, "".join(parts), name=process_id, isExecutable="true")
    return f"{HEAD}{declarations}{process}</bpmn:definitions>".encode()
