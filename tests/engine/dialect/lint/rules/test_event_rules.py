"""Rules about events."""

from __future__ import annotations

import pytest

from tests.engine.dialect.lint.snippets import (
    END,
    ERROR,
    ESCALATION,
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
ROOTS = MESSAGE + SIGNAL + ERROR + ESCALATION
DEFINITIONS = {
    "none": "",
    "message": '<bpmn:messageEventDefinition messageRef="m" />',
    "timer": "<bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>",
    "signal": '<bpmn:signalEventDefinition signalRef="g" />',
    "error": '<bpmn:errorEventDefinition errorRef="x" />',
    "escalation": '<bpmn:escalationEventDefinition escalationRef="l" />',
    "conditional": "<bpmn:conditionalEventDefinition><bpmn:condition>=n</bpmn:condition></bpmn:conditionalEventDefinition>",
    "compensate": "<bpmn:compensateEventDefinition />",
    "terminate": "<bpmn:terminateEventDefinition />",
}
JOB = '<bpmn:extensionElements><zeebe:taskDefinition type="mail" /></bpmn:extensionElements>'
ALLOWED = {
    "startEvent": {"none", "message", "timer", "signal", "conditional"},
    "eventSubProcessStart": {"message", "timer", "signal", "error", "escalation", "conditional"},
    "intermediateCatchEvent": {"message", "timer", "signal", "conditional"},
    "intermediateThrowEvent": {"none", "message", "signal", "escalation", "compensate"},
    "endEvent": {"none", "message", "signal", "error", "escalation", "compensate", "terminate"},
    "boundaryEvent": {"message", "timer", "signal", "error", "escalation", "conditional", "compensate"},
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
        inside = '<bpmn:sequenceFlow id="i" sourceRef="s2" targetRef="e2" /><bpmn:endEvent id="e2" /></bpmn:subProcess>'
        host = f'<bpmn:subProcess id="a"><bpmn:startEvent id="s2" />{inside}' if "escalation" in definition else TASK
        if "compensate" in definition:
            handler = '<bpmn:task id="h" isForCompensation="true" />'
            after = f'\n{handler}<bpmn:association id="as" sourceRef="b" targetRef="h" />'
        return around(host, event(place, "b", definition, ' attachedToRef="a"') + after, roots=ROOTS)
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
@pytest.mark.parametrize("reference", ["gone", "", "g", "nameless", "empty"])
def test_message_reference(place: str, reference: str) -> None:
    assert_only(with_messages(place, reference), "message-reference", "b")


def test_the_name_of_a_message_is_computed_where_there_are_variables() -> None:
    assert_only(with_messages("startEvent", "computed"), "message-reference", "b")
    for place in ("intermediateCatchEvent", "boundaryEvent", "eventSubProcessStart"):
        assert_accepted(with_messages(place, "computed"))


def with_messages(place: str, reference: str) -> str:
    """A file with an event that refers to one of several messages, most of them wrong."""
    names = {"nameless": "", "computed": ' name="=x"', "empty": ' name="="'}
    more = "".join(MESSAGE.replace('"m"', f'"{key}"').replace(' name="agreed"', name) for key, name in names.items())
    text = placed(place, f'<bpmn:messageEventDefinition messageRef="{reference}" />')
    return text.replace("<bpmn:process", more + "<bpmn:process")


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


@pytest.mark.parametrize("signal", ["", '<bpmn:signal id="g" />', '<bpmn:signal id="g" name="=" />', '<bpmn:error id="g" />'])
def test_signal_reference(signal: str) -> None:
    text = placed("boundaryEvent", DEFINITIONS["signal"]).replace(SIGNAL, signal)
    assert_only(text, "signal-reference", "b")


def test_the_name_of_a_signal_is_computed_where_there_are_variables() -> None:
    computed = SIGNAL.replace("holiday", "=x")
    assert_only(placed("startEvent", DEFINITIONS["signal"]).replace(SIGNAL, computed), "signal-reference", "b")
    for place in ("intermediateThrowEvent", "boundaryEvent", "eventSubProcessStart", "endEvent"):
        assert_accepted(placed(place, DEFINITIONS["signal"]).replace(SIGNAL, computed))


CODED = [("error", "x", ERROR, "licence-expired"), ("escalation", "l", ESCALATION, "overdue")]


@pytest.mark.parametrize("place", ["boundaryEvent", "endEvent", "eventSubProcessStart"])
@pytest.mark.parametrize(("name", "key", "declared", "code"), CODED)
def test_error_and_escalation_references(place: str, name: str, key: str, declared: str, code: str) -> None:
    text = placed(place, DEFINITIONS[name])
    for wrong in ("", declared.replace(code, ""), declared.replace(code, "="), f'<bpmn:signal id="{key}" name="n" />'):
        assert_only(text.replace(declared, wrong), f"{name}-reference", "b")


@pytest.mark.parametrize(("name", "key", "declared", "code"), CODED)
def test_a_computed_code_can_be_thrown_and_not_caught(name: str, key: str, declared: str, code: str) -> None:
    computed = declared.replace(code, "=why")
    assert_accepted(placed("endEvent", DEFINITIONS[name]).replace(declared, computed))
    for place in ("boundaryEvent", "eventSubProcessStart"):
        assert_only(placed(place, DEFINITIONS[name]).replace(declared, computed), f"{name}-reference", "b")


@pytest.mark.parametrize("name", ["error", "escalation"])
def test_an_event_without_a_code_catches_all_and_throws_nothing(name: str) -> None:
    for place in ("boundaryEvent", "eventSubProcessStart"):
        assert_accepted(placed(place, f"<bpmn:{name}EventDefinition />"))
    assert_only(placed("endEvent", f"<bpmn:{name}EventDefinition />"), f"{name}-reference", "b")


CAUGHT_ONCE = [DEFINITIONS[name] for name in ("message", "signal", "error", "escalation", "conditional")]


@pytest.mark.parametrize("definition", [*CAUGHT_ONCE[:4], "<bpmn:escalationEventDefinition />"])
def test_duplicate_catch(definition: str) -> None:
    host = '<bpmn:subProcess id="a"><bpmn:startEvent id="s2" /><bpmn:sequenceFlow id="i" sourceRef="s2" targetRef="e2" />'
    first = f'<bpmn:boundaryEvent id="c" attachedToRef="a">{definition}</bpmn:boundaryEvent>'
    second = event("boundaryEvent", "b", definition, ' attachedToRef="a"')
    flows = "".join(f'<bpmn:sequenceFlow id="f{key}" sourceRef="{key}" targetRef="e" />' for key in "bc")
    text = around(f'{host}<bpmn:endEvent id="e2" /></bpmn:subProcess>', f"{first}\n{second}\n{flows}", roots=ROOTS)
    assert_only(text, "duplicate-catch", "b")
    other = f'<bpmn:boundaryEvent id="c" attachedToRef="a">{DEFINITIONS["timer"]}</bpmn:boundaryEvent>'
    assert_accepted(text.replace(first, other))


@pytest.mark.parametrize("definition", CAUGHT_ONCE)
def test_event_sub_processes_of_one_scope_share_no_catch(definition: str) -> None:
    text = placed("eventSubProcessStart", definition)
    again = text[text.index('<bpmn:subProcess id="es"') : text.index("</bpmn:process>")]
    for key in ("es", "b", "f", "e2"):
        again = again.replace(f'"{key}"', f'"{key}x"')
    text = text.replace(HERE, "").replace("</bpmn:process>", again + "</bpmn:process>")
    assert_only(text, "duplicate-catch", "bx")


def test_boundary_events_may_share_a_condition() -> None:
    both = "".join(event("boundaryEvent", key, DEFINITIONS["conditional"], ' attachedToRef="a"') for key in "bc")
    flows = "".join(f'<bpmn:sequenceFlow id="f{key}" sourceRef="{key}" targetRef="e" />' for key in "bc")
    assert_accepted(around(TASK, both + flows))


@pytest.mark.parametrize("name", ["message", "signal", "conditional"])
def test_start_events_of_one_process_share_no_catch(name: str) -> None:
    other = event("startEvent", "c", DEFINITIONS[name]).replace(HERE, "")
    text = placed("startEvent", DEFINITIONS[name]).replace(
        '<bpmn:startEvent id="b"', f'{other}<bpmn:sequenceFlow id="cf" sourceRef="c" targetRef="a" />\n<bpmn:startEvent id="b"'
    )
    assert_only(text, "duplicate-catch", "b")


@pytest.mark.parametrize("name", ["message", "signal", "conditional"])
def test_events_behind_one_gateway_share_no_catch(name: str) -> None:
    def waiting(second: str) -> str:
        catches = event("intermediateCatchEvent", "c", second).replace(HERE, "")
        catches += "\n" + event("intermediateCatchEvent", "b", DEFINITIONS[name])
        ways = (("a", "c"), ("a", "b"), ("c", "e"), ("b", "e"))
        flows = "".join(f'<bpmn:sequenceFlow id="{s}{t}" sourceRef="{s}" targetRef="{t}" />' for s, t in ways)
        return process(f'{START}<bpmn:eventBasedGateway id="a" />{catches}\n{flows}<bpmn:endEvent id="e" />', roots=ROOTS)

    assert_only(waiting(DEFINITIONS[name]), "duplicate-catch", "b")
    assert_accepted(waiting(DEFINITIONS["timer"]))


def test_a_receive_task_has_no_boundary_event_for_its_own_message() -> None:
    other = '<bpmn:message id="m2" name="其他"><bpmn:extensionElements><zeebe:subscription correlationKey="=n" />'
    other += "</bpmn:extensionElements></bpmn:message>"
    boundary = event("boundaryEvent", "b", DEFINITIONS["message"], ' attachedToRef="a"')
    flow = '\n<bpmn:sequenceFlow id="f" sourceRef="b" targetRef="e" />'
    text = around('<bpmn:receiveTask id="a" messageRef="m" />', "\n" + boundary + flow, roots=ROOTS + other)
    assert_only(text, "duplicate-catch", "b")
    assert_accepted(text.replace('id="a" messageRef="m"', 'id="a" messageRef="m2"'))


def test_escalation_place() -> None:
    text = around(TASK, event("boundaryEvent", "b", DEFINITIONS["escalation"], ' attachedToRef="a"'), roots=ROOTS)
    flow = '\n<bpmn:sequenceFlow id="f" sourceRef="b" targetRef="e" />'
    assert_only(text.replace(HERE, HERE + flow), "escalation-place", "b")


def linked(throws: str = "there", *catches: str, more: str = "") -> str:
    """A process that jumps from "a" to the link events "c0", "c1" ..., which lead to its end."""
    throw = f'<bpmn:intermediateThrowEvent id="a"><bpmn:linkEventDefinition name="{throws}" /></bpmn:intermediateThrowEvent>'
    landing = "".join(
        f'<bpmn:intermediateCatchEvent id="c{n}"><bpmn:linkEventDefinition name="{name}" /></bpmn:intermediateCatchEvent>{HERE}\n'
        f'<bpmn:sequenceFlow id="l{n}" sourceRef="c{n}" targetRef="e" />'
        for n, name in enumerate(catches)
    )
    return process(f'{START}{throw}\n{landing}<bpmn:endEvent id="e" />\n{more}')


def rules_of(text: str) -> set[tuple[str, str | None]]:
    return {(finding.rule, finding.element_id) for finding in lint(text)}


def test_link_event() -> None:
    assert_accepted(linked("there", "there"))
    assert ("link-event", "a") in rules_of(linked("elsewhere", "there"))
    assert ("link-event", "a") in rules_of(linked("", "there"))
    assert ("link-event", "c0") in rules_of(linked("there", ""))
    assert ("link-event", "c1") in rules_of(linked("there", "there", "there"))


def test_the_link_is_the_flow() -> None:
    out = '<bpmn:sequenceFlow id="out" sourceRef="a" targetRef="e" />'
    into = '<bpmn:sequenceFlow id="into" sourceRef="s" targetRef="c0" />'
    assert rules_of(linked("there", "there", more=out)) == {("link-event", "out")}
    assert ("link-event", "into") in rules_of(linked("there", "there", more=into))


def test_a_link_does_not_leave_its_scope() -> None:
    inside = linked("there", "there")
    inside = inside[inside.index("<bpmn:startEvent") : inside.index("</bpmn:process>")]
    apart = inside.replace(
        '<bpmn:linkEventDefinition name="there" /></bpmn:intermediateThrowEvent>', "</bpmn:intermediateThrowEvent>"
    )
    sub = f'<bpmn:subProcess id="sp">{apart}</bpmn:subProcess>'
    for key in ("s", "a", "c0", "l0", "e", "fs"):
        sub = sub.replace(f'"{key}"', f'"{key}i"')
    assert ("link-event", "a") in rules_of(linked("there", "nowhere", more=sub))


def test_a_link_has_one_catch_in_the_whole_process() -> None:
    inside = linked("there", "there")
    inside = inside[inside.index("<bpmn:startEvent") : inside.index("</bpmn:process>")]
    sub = f'<bpmn:subProcess id="sp">{inside}</bpmn:subProcess>'
    for key in ("s", "a", "c0", "l0", "e", "fs"):
        sub = sub.replace(f'"{key}"', f'"{key}i"')
    found = rules_of(linked("there", "there", more=sub))
    assert ("link-event", "c0i") in found
    assert ("link-event", "c0i") not in rules_of(linked("there", "there", more=sub.replace('"there"', '"here"')))


@pytest.mark.parametrize(("place", "flag"), [("boundaryEvent", "cancelActivity"), ("eventSubProcessStart", "isInterrupting")])
def test_error_interrupts(place: str, flag: str) -> None:
    text = placed(place, DEFINITIONS["error"]).replace('id="b"', f'id="b" {flag}="false"')
    assert_only(text, "error-interrupts", "b")


@pytest.mark.parametrize(
    "times",
    [
        "",
        "<bpmn:timeCycle />",
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
        "<bpmn:timeDate>9999-12-31T23:59:59-18:00</bpmn:timeDate>",
        "<bpmn:timeDate>9999-12-31T23:59:59Z</bpmn:timeDate>",
        "<bpmn:timeDate>0001-01-01T00:00:00+18:00</bpmn:timeDate>",
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
        "<bpmn:timeDate>9999-12-30T23:59:59+08:00</bpmn:timeDate>",
    ],
)
def test_times_that_are_accepted(time: str) -> None:
    assert_accepted(placed("boundaryEvent", f"<bpmn:timerEventDefinition>{time}</bpmn:timerEventDefinition>"))


def conditional(inside: str, chosen: str = "") -> str:
    filter_ = f"<bpmn:extensionElements><zeebe:conditionalFilter {chosen} /></bpmn:extensionElements>" if chosen else ""
    return f"<bpmn:conditionalEventDefinition>{filter_}{inside}</bpmn:conditionalEventDefinition>"


@pytest.mark.parametrize(
    ("definition", "rule"),
    [
        (conditional(""), "conditional-event"),
        (conditional("<bpmn:condition />"), "condition-expression"),
        (conditional("<bpmn:condition>n</bpmn:condition>"), "condition-expression"),
        (conditional("<bpmn:condition>=n +</bpmn:condition>"), "feel-syntax"),
        (conditional("<bpmn:condition>=n</bpmn:condition>", 'variableNames="a,,b"'), "conditional-event"),
        (conditional("<bpmn:condition>=n</bpmn:condition>", 'variableEvents="delete"'), "conditional-event"),
    ],
)
def test_conditional_event(definition: str, rule: str) -> None:
    assert_only(placed("boundaryEvent", definition), rule, "b")


def test_the_filter_of_a_condition() -> None:
    text = placed(
        "boundaryEvent",
        conditional("<bpmn:condition>=n</bpmn:condition>", 'variableNames="a, b" variableEvents="create, update"'),
    )
    assert_accepted(text)
    starts = placed("startEvent", conditional("<bpmn:condition>=n</bpmn:condition>", 'variableEvents="create"'))
    assert_only(starts, "conditional-event", "b")


def repeating(place: str, cycle: str) -> str:
    """An event with a timer cycle, not interrupting where that can be chosen."""
    text = placed(place, f"<bpmn:timerEventDefinition><bpmn:timeCycle>{cycle}</bpmn:timeCycle></bpmn:timerEventDefinition>")
    flag = {"boundaryEvent": ' cancelActivity="false"', "eventSubProcessStart": ' isInterrupting="false"'}.get(place, "")
    return text.replace('id="b"', f'id="b"{flag}')


@pytest.mark.parametrize("place", ["startEvent", "boundaryEvent", "eventSubProcessStart"])
@pytest.mark.parametrize("cycle", ["R3/P1M", "R/2026-01-31T09:00:00+08:00/PT1H", "=interval", "0 0 9 * * MON-FRI", "@daily"])
def test_cycles_that_are_accepted(place: str, cycle: str) -> None:
    assert_accepted(repeating(place, cycle))


@pytest.mark.parametrize("cycle", ["", "=", "R0/PT1H", "R3/P", "PT1H", "R3", "R/2026-01-31T09:00:00/P1D", "0 9 * * *", "R3/-P1D"])
def test_cycles_that_cannot_be_read(cycle: str) -> None:
    assert_only(repeating("boundaryEvent", cycle), "timer-definition", "b")


@pytest.mark.parametrize("place", ["boundaryEvent", "eventSubProcessStart", "intermediateCatchEvent"])
def test_what_happens_once_has_no_cycle(place: str) -> None:
    text = repeating(place, "R3/PT1H").replace('="false"', '="true"')
    assert_only(text, "timer-definition", "b")


def test_a_cycle_is_not_rearmed() -> None:
    one = '<zeebe:property name="rearm" value="true" />'
    rearm = f"<bpmn:extensionElements><zeebe:properties>{one}</zeebe:properties></bpmn:extensionElements>"
    text = repeating("boundaryEvent", "R3/PT1H").replace("<bpmn:timerEventDefinition>", f"{rearm}<bpmn:timerEventDefinition>")
    assert_only(text, "property-value", "b")


def undone(more: str = "", association: str = 'sourceRef="b" targetRef="h"', mark: str = ' isForCompensation="true"') -> str:
    """A process whose task "a" has a compensation event "b" with the handler "h"; `more` stands beside them."""
    on_edge = '<bpmn:boundaryEvent id="b" attachedToRef="a"><bpmn:compensateEventDefinition /></bpmn:boundaryEvent>'
    handler = f'<bpmn:task id="h"{mark} />\n<bpmn:association id="as" {association} />'
    return around(TASK, f"{on_edge}\n{handler}\n{more}")


def test_compensation() -> None:
    assert_accepted(undone())
    assert_accepted(undone(association='sourceRef="h" targetRef="b"'))
    assert ("compensation", "b") in rules_of(undone(association='sourceRef="s" targetRef="h"'))
    assert ("compensation", "h") in rules_of(undone(association='sourceRef="s" targetRef="h"'))
    assert ("compensation", "b") in rules_of(undone(mark=""))
    assert ("compensation", "as") not in rules_of(undone(mark=""))


@pytest.mark.parametrize(
    ("more", "element"),
    [
        ('<bpmn:sequenceFlow id="f" sourceRef="b" targetRef="e" />', "f"),
        ('<bpmn:sequenceFlow id="f" sourceRef="h" targetRef="e" />', "h"),
        ('<bpmn:task id="i" isForCompensation="true" /><bpmn:association id="a2" sourceRef="b" targetRef="i" />', "b"),
        ('<bpmn:task id="i" isForCompensation="true" />', "i"),
    ],
)
def test_what_undoes_is_drawn_beside_the_flow(more: str, element: str) -> None:
    assert ("compensation", element) in rules_of(undone(more))


def test_a_throw_event_names_what_can_be_undone_in_its_scope() -> None:
    throwing = '<bpmn:endEvent id="e"><bpmn:compensateEventDefinition activityRef="a" /></bpmn:endEvent>'
    text = undone().replace('<bpmn:endEvent id="e" />', throwing)
    assert_accepted(text)
    assert ("compensation", "e") in rules_of(text.replace('activityRef="a"', 'activityRef="s"'))
    assert ("compensation", "e") in rules_of(text.replace('activityRef="a"', 'activityRef="gone"'))
    waiting = text.replace('activityRef="a"', 'activityRef="a" waitForCompletion="false"')
    assert rules_of(waiting) == {("supported-attribute", "e")}
