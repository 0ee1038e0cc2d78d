"""Rules about events."""

from __future__ import annotations

import pytest

from tests.engine.dialect.lint.snippets import (
    END,
    ERROR,
    HERE,
    MESSAGE,
    SIGNAL,
    START,
    around,
    assert_accepted,
    assert_only,
    here,
    lint,
    process,
)

TASK = '<bpmn:task id="a" />'
ROOTS = MESSAGE + SIGNAL + ERROR
DEFINITIONS = {
    "none": "",
    "message": '<bpmn:messageEventDefinition messageRef="m" />',
    "timer": "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>",
    "signal": '<bpmn:signalEventDefinition signalRef="g" />',
    "error": '<bpmn:errorEventDefinition errorRef="x" />',
    "terminate": "<bpmn:terminateEventDefinition />",
}
JOB = '<bpmn:extensionElements><zeebe:taskDefinition type="mail" /></bpmn:extensionElements>'
ALLOWED = {
    "startEvent": {"none", "message", "timer", "signal"},
    "eventSubProcessStart": {"message", "timer", "signal", "error"},
    "intermediateCatchEvent": {"message", "timer", "signal"},
    "intermediateThrowEvent": {"none", "message"},
    "endEvent": {"none", "message", "error", "terminate"},
    "boundaryEvent": {"message", "timer", "signal", "error"},
}


def event(tag: str, key: str, definition: str, attributes: str = "") -> str:
    """An event on one line, with the marker."""
    job = JOB if tag in ("intermediateThrowEvent", "endEvent") and "message" in definition else ""
    return f'<bpmn:{tag} id="{key}"{attributes}>{job}{definition}</bpmn:{tag}>{HERE}'


def placed(place: str, definition: str) -> str:
    """A file with an event of this definition at this place; its id is "b"."""
    if place == "startEvent":
        return process(
            event(place, "b", definition) + '\n<bpmn:sequenceFlow id="f" sourceRef="b" targetRef="a" />' + TASK + END, roots=ROOTS
        )
    if place == "endEvent":
        end = '<bpmn:sequenceFlow id="f" sourceRef="a" targetRef="b" />'
        return process(START + TASK + end + "\n" + event(place, "b", definition), roots=ROOTS)
    if place == "eventSubProcessStart":
        inside = '<bpmn:sequenceFlow id="f" sourceRef="b" targetRef="e2" /><bpmn:endEvent id="e2" />'
        start = event("startEvent", "b", definition)
        return around(
            TASK, f'<bpmn:subProcess id="es" triggeredByEvent="true">\n{start}\n{inside}</bpmn:subProcess>', roots=ROOTS
        )
    if place == "boundaryEvent":
        after = '\n<bpmn:sequenceFlow id="f" sourceRef="b" targetRef="e" />'
        return around(TASK, event(place, "b", definition, ' attachedToRef="a"') + after, roots=ROOTS)
    return around(event(place, "b", definition), roots=ROOTS).replace('"a"', '"b"')


@pytest.mark.parametrize("place", ALLOWED)
@pytest.mark.parametrize("name", DEFINITIONS)
def test_event_definition(place: str, name: str) -> None:
    text = placed(place, DEFINITIONS[name])
    found = {(finding.rule, finding.element_id, finding.line) for finding in lint(text)}
    if name in ALLOWED[place]:
        assert found == set()
    elif (place, name) == ("eventSubProcessStart", "none"):
        assert found == {("event-sub-process-start", "b", here(text))}
    else:
        assert found == {("event-definition", "b", here(text))}


def test_an_event_with_two_definitions() -> None:
    text = placed("boundaryEvent", DEFINITIONS["timer"] + DEFINITIONS["message"])
    assert_only(text, "event-definition", "b")


@pytest.mark.parametrize("host", ["gone", "s", "p", ""])
def test_boundary_attachment(host: str) -> None:
    text = placed("boundaryEvent", DEFINITIONS["timer"]).replace('attachedToRef="a"', f'attachedToRef="{host}"')
    assert ("boundary-attachment", "b", here(text)) in {(f.rule, f.element_id, f.line) for f in lint(text)}


def test_a_process_without_a_start_event() -> None:
    text = process(f"{TASK}{END}").replace('isExecutable="true">', f'isExecutable="true">{HERE}')
    assert_only(text, "process-start", "p")


def test_a_process_with_two_plain_start_events() -> None:
    second = f'<bpmn:startEvent id="s2" />{HERE}\n<bpmn:sequenceFlow id="f" sourceRef="s2" targetRef="a" />'
    assert_only(around(TASK, second), "process-start", "s2")


def sub_process(starts: str) -> str:
    """A file with a sub-process "a" with these start events, all leading to its end."""
    flows = "".join(
        f'<bpmn:sequenceFlow id="i{key}" sourceRef="{key}" targetRef="e2" />' for key in ("s2", "s3") if f'"{key}"' in starts
    )
    return around(f'<bpmn:subProcess id="a">{HERE}\n{starts}{flows}<bpmn:endEvent id="e2" />\n</bpmn:subProcess>', roots=ROOTS)


def test_sub_process_start() -> None:
    assert_accepted(sub_process('<bpmn:startEvent id="s2" />'))


@pytest.mark.parametrize("starts", ["", '<bpmn:startEvent id="s2" /><bpmn:startEvent id="s3" />'])
def test_sub_process_with_the_wrong_number_of_starts(starts: str) -> None:
    assert_only(sub_process(starts), "sub-process-start", "a")


def test_sub_process_with_a_timer_start() -> None:
    text = sub_process(f'<bpmn:startEvent id="s2">{DEFINITIONS["timer"]}</bpmn:startEvent>')
    assert [(f.rule, f.element_id) for f in lint(text)] == [("sub-process-start", "s2")]


def test_event_sub_process_without_a_start() -> None:
    text = around(TASK, f'<bpmn:subProcess id="b" triggeredByEvent="true" />{HERE}')
    assert_only(text, "event-sub-process-start", "b")


@pytest.mark.parametrize("place", ["intermediateCatchEvent", "boundaryEvent", "eventSubProcessStart", "startEvent"])
@pytest.mark.parametrize("reference", ["gone", "", "g", "nameless", "computed"])
def test_message_reference(place: str, reference: str) -> None:
    more = f"{MESSAGE}{SIGNAL}".replace('"m"', '"nameless"').replace(' name="agreed"', "")
    computed = MESSAGE.replace('"m"', '"computed"').replace('"agreed"', '"=x"')
    text = placed(place, f'<bpmn:messageEventDefinition messageRef="{reference}" />')
    text = text.replace("<bpmn:process", more.replace(SIGNAL, "") + computed + "<bpmn:process")
    assert_only(text, "message-reference", "b")


def test_a_receive_task_needs_a_message() -> None:
    assert_only(around(f'<bpmn:receiveTask id="a" />{HERE}'), "message-reference", "a")


def test_the_message_of_a_throw_event_is_only_drawn() -> None:
    assert_accepted(placed("intermediateThrowEvent", "<bpmn:messageEventDefinition />"))


@pytest.mark.parametrize("key", ["", "number", "="])
@pytest.mark.parametrize("place", ["intermediateCatchEvent", "boundaryEvent", "eventSubProcessStart"])
def test_message_correlation(place: str, key: str) -> None:
    text = placed(place, DEFINITIONS["message"]).replace('correlationKey="=number"', f'correlationKey="{key}"')
    assert_only(text, "message-correlation", "b")


def test_a_message_that_starts_a_process_needs_no_correlation_key() -> None:
    text = placed("startEvent", DEFINITIONS["message"]).replace('correlationKey="=number"', 'correlationKey=""')
    assert_accepted(text)


def test_a_receive_task_with_a_message_is_accepted() -> None:
    assert_accepted(around('<bpmn:receiveTask id="a" messageRef="m" />', roots=MESSAGE))


@pytest.mark.parametrize("signal", ["", '<bpmn:signal id="g" />', '<bpmn:signal id="g" name="=x" />', '<bpmn:error id="g" />'])
def test_signal_reference(signal: str) -> None:
    text = placed("boundaryEvent", DEFINITIONS["signal"]).replace(SIGNAL, signal)
    assert_only(text, "signal-reference", "b")


@pytest.mark.parametrize("error", ["", '<bpmn:error id="x" />', '<bpmn:error id="x" errorCode="=y" />'])
@pytest.mark.parametrize("place", ["boundaryEvent", "endEvent", "eventSubProcessStart"])
def test_error_reference(place: str, error: str) -> None:
    text = placed(place, DEFINITIONS["error"]).replace(ERROR, error)
    assert_only(text, "error-reference", "b")


@pytest.mark.parametrize(("place", "flag"), [("boundaryEvent", "cancelActivity"), ("eventSubProcessStart", "isInterrupting")])
def test_error_interrupts(place: str, flag: str) -> None:
    text = placed(place, DEFINITIONS["error"]).replace('id="b"', f'id="b" {flag}="false"')
    assert_only(text, "error-interrupts", "b")


@pytest.mark.parametrize(
    "times",
    [
        "",
        "<bpmn:timeCycle>R3/PT1H</bpmn:timeCycle>",
        "<bpmn:timeDuration />",
        "<bpmn:timeDuration>=</bpmn:timeDuration>",
        "<bpmn:timeDuration>30 days</bpmn:timeDuration>",
        "<bpmn:timeDuration>P</bpmn:timeDuration>",
        "<bpmn:timeDuration>P1DT</bpmn:timeDuration>",
        "<bpmn:timeDuration>-P1D</bpmn:timeDuration>",
        "<bpmn:timeDuration>R3/PT1H</bpmn:timeDuration>",
        "<bpmn:timeDate>2026-12-31T00:00:00</bpmn:timeDate>",
        "<bpmn:timeDate>P1D</bpmn:timeDate>",
        "<bpmn:timeDate>2026-12-31T00:00:00Z</bpmn:timeDate><bpmn:timeDuration>P1D</bpmn:timeDuration>",
    ],
)
def test_timer_definition(times: str) -> None:
    text = placed("boundaryEvent", f"<bpmn:timerEventDefinition>{times}</bpmn:timerEventDefinition>")
    assert_only(text, "timer-definition", "b")


@pytest.mark.parametrize(
    "time",
    [
        "<bpmn:timeDuration>P1Y2M3DT4H5M6S</bpmn:timeDuration>",
        "<bpmn:timeDuration>PT0.5S</bpmn:timeDuration>",
        "<bpmn:timeDuration>=waiting</bpmn:timeDuration>",
        "<bpmn:timeDate>2026-12-31T23:59:59+08:00</bpmn:timeDate>",
        "<bpmn:timeDate>2026-12-31T15:59:59Z</bpmn:timeDate>",
        "<bpmn:timeDate>=deadline</bpmn:timeDate>",
    ],
)
def test_times_that_are_accepted(time: str) -> None:
    assert_accepted(placed("boundaryEvent", f"<bpmn:timerEventDefinition>{time}</bpmn:timerEventDefinition>"))
