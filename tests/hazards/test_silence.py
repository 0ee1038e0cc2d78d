"""Section 1.5 of SpiffWorkflow's hazards: what it takes without a word and does otherwise, ours refuses or carries out."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException
from SpiffWorkflow.bpmn.specs.event_definitions import SignalEventDefinition
from SpiffWorkflow.bpmn.util import BpmnEvent
from SpiffWorkflow.exceptions import SpiffWorkflowException

from engine import commands
from engine.actor import Actor
from engine.errors import DeploymentRejected, NotFound, StepFailed
from tests.engine.house import LI, ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    element,
    end,
    error,
    extensions,
    flow,
    gateway,
    link,
    messages,
    service,
    signal,
    start,
    sub,
    throw,
    timer,
)
from tests.hazards.stock import FEEL, PYTHON, Ours, Stock, Words

DECLARED = (
    '<bpmn:signal id="alarm" name="alarm"/><bpmn:error id="bad" name="bad" errorCode="BAD"/>'
    '<bpmn:escalation id="up" escalationCode="UP"/>'
)
COMPENSATE = "<bpmn:compensateEventDefinition/>"
EMPTY_AD_HOC = extensions("<zeebe:adHoc activeElementsCollection='=[]'/>")


def through(*parts: str, first: str = "X") -> bytes:
    """Start, element `X`, end."""
    return document(start(), *parts, end(), chain("start", first, "end"), declarations=DECLARED + messages(m="=1"))


def refusals(house: House, source: bytes) -> set[tuple[str, str | None]]:
    """The rules and elements of the errors with which a deployment is refused; nothing of it is stored."""
    before = house.everything()
    with pytest.raises(DeploymentRejected) as rejected:
        house.deploy(source)
    assert house.everything() == before
    return {(finding.rule, finding.element_id) for finding in rejected.value.findings if finding.severity == "error"}


class Model(NamedTuple):
    """A model, the rule that refuses it, and the element it names."""

    source: bytes
    rule: str
    element: str = "X"


IMPLICIT = document(start(), element("task", "X"), end(), end("e2"), chain("start", "X", "end"), chain("X", "e2"))
THROWN_AT_PARSING = {
    "complex gateway": Model(through(element("complexGateway", "X")), "supported-element"),
    "unknown tag": Model(through(element("fooBar", "X")), "supported-element"),
    "business rule task": Model(through(element("businessRuleTask", "X")), "business-rule-task"),
    "script task without script": Model(through(element("scriptTask", "X")), "script-task"),
    "two flows out of a task": Model(IMPLICIT, "implicit-split"),
    "flow to a missing node": Model(document(start(), flow("start", "X")), "flow-ends", "start_X"),
    "multi-instance without collection": Model(
        through(element("userTask", "X", "<bpmn:multiInstanceLoopCharacteristics/>")), "multi-instance"
    ),
    "link on a boundary": Model(
        document(start(), task("u"), boundary("X", "u", link("go")), end(), chain("start", "u", "end"), chain("X", "end")),
        "event-definition",
    ),
}


@pytest.mark.parametrize("name", THROWN_AT_PARSING)
def test_1_5_1_what_stock_refuses_ours_refuses_with_element_and_remedy(house: House, name: str) -> None:
    model = THROWN_AT_PARSING[name]
    with pytest.raises((ValidationException, AttributeError, KeyError, TypeError)):
        Stock(model.source)
    assert (model.rule, model.element) in refusals(house, model.source)


CALLED = extensions('<zeebe:calledElement processId="nowhere"/>')


def test_1_5_1_an_unknown_called_process_may_come_later(house: House) -> None:
    with pytest.raises(ValidationException):
        Stock(through(element("callActivity", "X", calledElement="nowhere")))
    with pytest.raises(StepFailed, match="no process 'nowhere' is deployed") as failed:
        Ours(house, through(element("callActivity", "X", CALLED)))
    assert (failed.value.kind, failed.value.element_id) == ("CALLED_ELEMENT_ERROR", "X")


def branching(words: Words, text: str) -> bytes:
    """A gateway with one condition and a default flow."""
    return document(
        start(),
        gateway("exclusive", "X", "X_end"),
        task("u"),
        end(),
        chain("start", "X", "end"),
        flow("X", "u", words.says(text), "asked"),
        chain("u", "end"),
    )


def test_1_5_2_a_condition_that_cannot_be_read_is_found_when_it_is_deployed(house: House) -> None:
    with pytest.raises(SpiffWorkflowException):
        Stock(branching(PYTHON, "a b c +"))
    assert refusals(house, branching(FEEL, "a b c +")) == {("feel-syntax", "asked")}


def test_1_5_2_a_duration_as_camunda_writes_it_is_understood(house: House) -> None:
    hour = through(catch("X", timer("PT1H")))
    with pytest.raises(SpiffWorkflowException):
        Stock(hour)
    ours = Ours(house, hour)
    ours.later(hours=1)
    assert ours.finished


def test_1_5_2_an_ad_hoc_sub_process_without_content_is_refused(house: House) -> None:
    with pytest.raises((ValidationException, SpiffWorkflowException, AttributeError, TypeError)):
        Stock(through(element("adHocSubProcess", "X", EMPTY_AD_HOC)))
    assert ("ad-hoc-sub-process", "X") in refusals(house, through(element("adHocSubProcess", "X", EMPTY_AD_HOC)))


def nothing_true(words: Words) -> bytes:
    """A gateway none of whose conditions holds."""
    never = words.says("1 = 2" if words is FEEL else "1 == 2")
    return document(
        start(),
        gateway("exclusive", "X"),
        end(),
        end("e2"),
        chain("start", "X"),
        flow("X", "end", never),
        flow("X", "e2", never),
    )


def test_1_5_2_a_gateway_with_nothing_true_names_itself(house: House) -> None:
    with pytest.raises(SpiffWorkflowException):
        Stock(nothing_true(PYTHON))
    with pytest.raises(StepFailed, match="none of the conditions") as failed:
        Ours(house, nothing_true(FEEL))
    assert (failed.value.kind, failed.value.element_id) == ("CONDITION_ERROR", "X")


def outside_flow(*parts: str) -> bytes:
    """Parts that no flow leads to."""
    return document(start(), *parts, end(), chain("start", "end"), declarations=DECLARED)


PASSED_OVER = {
    "catch error": Model(through(catch("X", error("bad"))), "event-definition"),
    "catch escalation": Model(through(catch("X", '<bpmn:escalationEventDefinition escalationRef="up"/>')), "event-definition"),
    "throw link that lands nowhere": Model(through(throw("X", link("go"))), "link-event"),
    "receive task without message": Model(through(element("receiveTask", "X")), "message-reference"),
    "throw of an unknown kind": Model(through(throw("X", "<bpmn:fooEventDefinition/>")), "supported-element"),
    "end event with a link": Model(document(start(), end("X", link("go")), chain("start", "X")), "event-definition"),
    "end event with cancel": Model(
        document(start(), end("X", "<bpmn:cancelEventDefinition/>"), chain("start", "X")), "supported-element"
    ),
    "compensation handler in the flow": Model(through(element("task", "X", isForCompensation="true")), "compensation"),
    "node no flow leads to": Model(outside_flow(task("X")), "unreachable-node"),
    "complex gateway no flow leads to": Model(outside_flow(element("complexGateway", "X")), "supported-element"),
    "boundary event of nothing": Model(
        outside_flow(boundary("X", "gone", timer("PT1H")), chain("X", "end")), "boundary-attachment"
    ),
    "script in another language": Model(
        through(element("scriptTask", "X", "<bpmn:script>y = 1</bpmn:script>", scriptFormat="groovy")), "script-task"
    ),
    "two elements of one id": Model(through(element("task", "X"), task("X")), "unique-id"),
}


@pytest.mark.parametrize("name", PASSED_OVER)
def test_1_5_what_stock_takes_without_a_word_is_refused(house: House, name: str) -> None:
    model = PASSED_OVER[name]
    stock = Stock(model.source)
    assert stock.finished or stock.open == ["X"]
    assert (model.rule, model.element) in refusals(house, model.source)


def test_1_5_3_links_jump(house: House) -> None:
    parts = (start(), throw("go", link("on")), catch("there", link("on")), task("u"), end())
    source = document(*parts, chain("start", "go"), chain("there", "u", "end"))
    stock = Stock(source)
    assert (stock.live, stock.finished) == ([], False)  # it stands nowhere and says nothing
    assert Ours(house, source).open == ["u"]


def test_1_5_4_an_end_event_throws_its_signal(house: House) -> None:
    waiting = document(
        start(), catch("w", signal("alarm")), task("told"), end(), chain("start", "w", "told", "end"),
        process_id="q", declarations=DECLARED,
    )  # fmt: skip
    throwing = document(start(), task("u"), end("end", signal("alarm")), chain("start", "u", "end"), declarations=DECLARED)
    stock = Stock(throwing)
    stock.complete("u")
    assert (stock.finished, stock.workflow.bpmn_events) == (True, [])

    house.deploy(waiting)
    house.start("q")
    ours = Ours(house, throwing)
    ours.complete("u")
    assert [task.element_id for task in house.tasks()] == ["told"]


def undoing() -> bytes:
    """Work, and what undoes it."""
    return document(
        start(),
        task("work"),
        boundary("c", "work", COMPENSATE),
        task("undo").replace(">", ' isForCompensation="true">', 1),
        element("association", "as", sourceRef="c", targetRef="undo"),
        throw("back", COMPENSATE),
        end(),
        chain("start", "work", "back", "end"),
    )


def test_1_5_5_compensation_undoes(house: House) -> None:
    with pytest.raises(ValidationException):
        Stock(undoing())
    ours = Ours(house, undoing())
    ours.complete("work")
    assert ours.open == ["undo"]
    ours.complete("undo")
    assert ours.finished


@pytest.mark.parametrize("last", [throw("back", COMPENSATE), end("back", COMPENSATE)], ids=["throw", "end"])
def test_1_5_5_who_throws_a_compensation_is_heard(house: House, last: str) -> None:
    goes_on = last.startswith("<bpmn:intermediateThrowEvent")
    parts = (start(), task("work"), last, *([end(), chain("back", "end")] if goes_on else []), chain("start", "work", "back"))
    stock = Stock(document(*parts))
    stock.complete("work")
    assert (stock.finished, stock.workflow.bpmn_events) == (True, [])

    handler = task("undo").replace(">", ' isForCompensation="true">', 1)
    undone_by = element("association", "as", sourceRef="c", targetRef="undo")
    ours = Ours(house, document(*parts, boundary("c", "work", COMPENSATE), handler, undone_by))
    ours.complete("work")
    assert ours.open == ["undo"]


def conditional(text: str) -> bytes:
    """A task with a condition on the only flow that leaves it."""
    return document(start(), task("u"), end(), chain("start", "u"), flow("u", "end", text, "X"))


def test_1_5_7_a_condition_on_the_only_flow_is_refused(house: House) -> None:
    stock = Stock(conditional("False"))
    stock.complete("u")
    assert stock.finished
    assert refusals(house, conditional("=false")) == {("misplaced-condition", "X")}


def test_1_5_9_what_the_extensions_say_is_done(house: House) -> None:
    source = through(task("X", candidateGroups="agency-evaluator"))
    assert Stock(source).task("X").task_spec.extensions == {}
    ours = Ours(house, source)
    with pytest.raises(NotFound):
        house.complete(ZHANG, "X")
    house.complete(LI, "X")
    assert ours.finished


def test_1_5_10_a_service_task_runs(house: House) -> None:
    stock = Stock(through(service("X", "record")))
    assert (stock.finished, stock.live) == (False, ["X"])
    with pytest.raises(TypeError):
        stock.saved()
    ours = Ours(house, through(service("X", "record")))
    assert ours.finished
    assert [job.element_id for job in house.jobs] == ["X"]


def test_1_5_12_an_error_nobody_catches_is_no_success(house: House) -> None:
    source = document(start(), task("u"), end("X", error("bad")), chain("start", "u", "X"), declarations=DECLARED)
    stock = Stock(source)
    stock.complete("u")
    assert (stock.finished, stock.workflow.success) == (True, True)
    ours = Ours(house, source)
    with pytest.raises(StepFailed, match="BAD") as failed:
        ours.complete("u")
    assert failed.value.kind == "UNHANDLED_ERROR_EVENT"
    assert ours.open == ["u"]


def handled(definition: str) -> bytes:
    """A task, and an event sub-process that begins with this event."""
    inside = start("begun", definition) + task("in") + end("e1") + chain("begun", "in", "e1")
    return document(start(), task("u"), end(), chain("start", "u", "end"), sub("X", inside, event=True), declarations=DECLARED)


def test_1_5_13_an_error_start_does_not_begin_by_itself(house: House) -> None:
    assert Stock(handled(error("bad"))).open == ["in", "u"]
    assert Ours(house, handled(error("bad"))).open == ["u"]


def test_1_5_13_a_timer_start_does_not_hold_its_scope(house: House) -> None:
    stock, ours = Stock(handled(timer(PYTHON.after("PT1H")))), Ours(house, handled(timer("PT1H")))
    for run in (stock, ours):
        run.complete("u")
    assert (stock.finished, ours.finished) == (False, True)


def test_1_5_13_an_interrupting_start_ends_the_main_work(house: House) -> None:
    source = handled(signal("alarm"))
    stock = Stock(source)
    stock.workflow.catch(BpmnEvent(SignalEventDefinition("alarm")))
    stock.workflow.do_engine_steps()
    assert "u" in stock.open
    stock.begin()
    assert "X" in stock.live  # the shared definition has been changed: a new instance starts the handler by itself

    ours = Ours(house, source)
    house.do(Actor.system(), commands.broadcast_signal, "alarm")
    assert ours.open == ["in"]
    assert Ours(house, source).open == ["u"]


def test_1_5_13_the_data_of_an_event_sub_process_is_kept(house: House) -> None:
    source = handled(signal("alarm")).replace(b'id="begun"', b'id="begun" isInterrupting="false"')
    stock = Stock(source)
    stock.workflow.catch(BpmnEvent(SignalEventDefinition("alarm")))
    stock.workflow.do_engine_steps()
    ours = Ours(house, source)
    house.do(Actor.system(), commands.broadcast_signal, "alarm")
    for run in (stock, ours):
        run.complete("in", said="yes")
        run.complete("u")
    assert "said" not in stock.variables
    assert ours.variables["said"] == "yes"


def drawn_at(words: Words, a: int, b: int) -> bytes:
    """Two conditions that both hold; `a` and `b` are the heights their tasks are drawn at."""
    shapes = "".join(
        f'<bpmndi:BPMNShape id="{name}_di" bpmnElement="{name}"><dc:Bounds x="10" y="{y}" width="1" height="1"/>'
        "</bpmndi:BPMNShape>"
        for name, y in (("a", a), ("b", b))
    )
    drawing = (
        f'<bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="pl" bpmnElement="p">{shapes}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>'
    )
    source = document(
        start(), gateway("exclusive", "g", "g_b2"), task("a"), task("b"), end(), end("e2"),
        chain("start", "g"), flow("g", "a", words.says("n > 1")), flow("g", "b", words.says("n > 2")),
        flow("g", "e2", None, "g_b2"), chain("a", "end"), chain("b", "end"),
    )  # fmt: skip
    spaces = 'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d" '
    return source.decode().replace('id="d" ', spaces, 1).replace("</bpmn:definitions>", drawing + "</bpmn:definitions>").encode()


def test_1_5_14_where_a_shape_is_drawn_decides_nothing(house: House) -> None:
    heights = [(10, 20), (20, 10)]
    assert [Stock(drawn_at(PYTHON, *given), {"n": 5}).open for given in heights] == [["a"], ["b"]]
    assert [Ours(house, drawn_at(FEEL, *given), {"n": 5}).open for given in heights] == [["a"], ["a"]]


@pytest.mark.parametrize("tag", ["task", "manualTask"])
def test_1_5_15_an_abstract_task_passes_through(house: House, tag: str) -> None:
    assert Stock(through(element(tag, "X"))).open == ["X"]
    assert Ours(house, through(element(tag, "X"))).finished
