"""What the differential test against Camunda's own engine found: tests/conformance/zeebe compares it, here it stays right."""

from __future__ import annotations

import pytest

from engine.errors import StepFailed
from engine.spiff.services import BpmnError, JobRequest
from tests.engine.spiff.drawing import (
    TERMINATE,
    boundary,
    catch,
    chain,
    condition,
    document,
    element,
    end,
    error,
    escalation,
    extensions,
    gateway,
    mappings,
    message,
    messages,
    multi,
    script,
    service,
    start,
    sub,
    throw,
    timer,
    user,
)
from tests.engine.spiff.running import Run, World

DECLARED = '<bpmn:error id="bad" errorCode="BAD"/><bpmn:escalation id="late" escalationCode="LATE"/>'


def refusing(job: JobRequest) -> dict[str, object]:
    """A job that ends in an error with a variable."""
    raise BpmnError("BAD", "", {"why": "ink"})


def caught(*extra: str) -> bytes:
    """An error of a job, caught on its edge."""
    parts = (start(), service("s", "check"), boundary("b", "s", error("bad"), *extra), user("after"), end())
    return document(*parts, chain("start", "s", "end"), chain("b", "after", "end"), declarations=DECLARED)


def test_the_variables_of_an_error_stay_in_the_event_that_catches_it() -> None:
    assert Run(caught(), world=World(check=refusing)).variables == {}


def test_output_mappings_carry_the_variables_of_an_error_on() -> None:
    assert Run(caught(mappings(outputs={"reason": "=why"})), world=World(check=refusing)).variables == {"reason": "ink"}


def test_an_error_that_nobody_catches_names_who_threw_it() -> None:
    inner = sub("in", start("s"), element("endEvent", "failed", error("bad")), chain("s", "failed"))
    run = Run(document(start(), inner, end(), chain("start", "in", "end"), declarations=DECLARED))
    assert run.uncaught is not None
    assert run.uncaught[3] == "failed"


def test_an_event_that_throws_out_of_its_scope_does_not_complete() -> None:
    failing = sub("in", start("s"), element("endEvent", "failed", error("bad")), chain("s", "failed"))
    edge = boundary("b", "in", error("bad"))
    run = Run(
        document(start(), failing, edge, end(), end("e"), chain("start", "in", "end"), chain("b", "e"), declarations=DECLARED)
    )
    assert "failed:terminated" in run.path
    assert "failed:completed" not in run.path


def test_a_terminate_end_event_completes_before_it_ends_the_rest() -> None:
    fork = gateway("parallel", "f")
    last = end("t", TERMINATE)
    run = Run(document(start(), fork, user("a"), user("b"), last, end(), chain("start", "f", "a", "t"), chain("f", "b", "end")))
    assert run.complete("a").path[-3:] == ["t:completed", "b:terminated", "p:completed"]


def test_a_condition_is_looked_at_as_soon_as_a_variable_changes() -> None:
    parts = (start(), gateway("parallel", "f"), user("h"), script("c1", "=9", "n"), script("c2", "=0", "n"))
    edge = boundary("b", "h", condition("=n > 3"), interrupting=False)
    flows = chain("start", "f", "h", "end") + chain("f", "c1", "c2", "e2") + chain("b", "after", "e3")
    run = Run(document(*parts, edge, user("after"), end(), end("e2"), end("e3"), flows), {"n": 0})
    assert run.open == ["after", "h"]
    assert run.variables == {"n": 0}


def test_the_last_work_of_a_scope_may_make_the_condition_on_its_edge_true() -> None:
    inside = sub("in", start("s"), user("u"), end("e"), chain("s", "u", "e"))
    edge = boundary("b", "in", condition("=n > 3"))
    run = Run(
        document(start(), inside, edge, user("after"), end(), chain("start", "in", "end"), chain("b", "after", "end")), {"n": 0}
    )
    assert run.complete("u", n=9).open == ["after"]


def test_the_same_value_again_is_no_change() -> None:
    edge = boundary("b", "h", condition("=n > 3"), interrupting=False)
    run = Run(
        document(start(), user("h"), edge, user("x"), end(), end("e"), chain("start", "h", "end"), chain("b", "x", "e")), {"n": 0}
    )
    assert run.set(n=4).open == ["h", "x"]
    assert run.set(n=4).open == ["h", "x"]
    assert run.set(n=5).open == ["h", "x", "x"]


def rounds(*extra: str, output: str = "=answer", sequential: bool = True) -> bytes:
    """A task for each of two items."""
    loop = multi("=[1, 2]", "item", sequential=sequential, output=("results", output))
    return document(start(), user("h", *extra, inside=loop), user("z"), end(), chain("start", "h", "z", "end"))


@pytest.mark.parametrize("sequential", [True, False])
def test_the_variable_that_a_round_gives_stays_in_the_round(sequential: bool) -> None:
    run = Run(rounds(sequential=sequential)).complete("h", answer=10, other=1).complete("h", answer=20)
    assert run.variables == {"other": 1, "results": [10, 20]}


def test_an_output_mapping_of_a_round_is_for_its_output() -> None:
    source = rounds(mappings({"local": "=item * 10"}, {"got": "=answer + local"}), output="=got")
    assert Run(source).complete("h", answer=1).complete("h", answer=2).variables == {"results": [11, 22]}


def test_the_rounds_see_what_the_others_gave() -> None:
    source = rounds(mappings({"before": "=results"}), output="=answer")
    run = Run(source).complete("h", answer=10)
    assert run.seen("h") == {"before": [10, None], "results": [10, None], "answer": None, "item": 2, "loopCounter": 2}


def test_a_start_event_with_output_mappings_keeps_the_variables() -> None:
    first = element("startEvent", "start", extensions(mappings(outputs={"got": "=a + 1"})))
    assert Run(document(first, user("u"), end(), chain("start", "u", "end")), {"a": 1}).variables == {"a": 1, "got": 2}


def test_the_key_of_a_message_on_the_edge_is_read_outside_the_activity() -> None:
    host = user("h", mappings({"number": '="inner"'}))
    parts = (start(), host, boundary("b", "h", message("answer")), end(), end("e"))
    source = document(*parts, chain("start", "h", "end"), chain("b", "e"), declarations=messages(answer="=number"))
    assert Run(source, {"number": "outer"}).keys == {"b": "outer"}


def test_the_key_of_a_message_in_between_sees_the_input_mappings() -> None:
    waiting = catch("w", message("answer"), mappings({"number": '="inner"'}))
    source = document(start(), waiting, end(), chain("start", "w", "end"), declarations=messages(answer="=number"))
    assert Run(source, {"number": "outer"}).keys == {"w": "inner"}


def test_the_edge_that_leads_to_what_undoes_is_in_the_history() -> None:
    handler = user("undo").replace(">", ' isForCompensation="true">', 1)
    edge = boundary("edge", "a", "<bpmn:compensateEventDefinition/>")
    joined = element("association", "as", sourceRef="edge", targetRef="undo")
    parts = (start(), user("a"), edge, handler, joined, throw("t", "<bpmn:compensateEventDefinition/>"), end())
    run = Run(document(*parts, chain("start", "a", "t", "end"))).complete("a")
    assert "edge:completed" in run.path
    assert run.complete("undo").finished


def test_an_escalation_that_interrupts_does_not_complete_its_event() -> None:
    inside = sub("in", start("s"), throw("cry", escalation("late")), end("e"), chain("s", "cry", "e"))
    parts = (start(), inside, boundary("b", "in", escalation("late")), end(), end("x"))
    run = Run(document(*parts, chain("start", "in", "end"), chain("b", "x"), declarations=DECLARED))
    assert [line for line in run.path if line.startswith("cry")] == ["cry:terminated"]


def test_a_condition_that_cannot_be_worked_out_is_no_condition_error() -> None:
    parts = (start(), gateway("exclusive", "x"), end("e1"), end("e2"))
    flows = chain("start", "x") + '<bpmn:sequenceFlow id="f1" sourceRef="x" targetRef="e1">'
    flows += "<bpmn:conditionExpression>=n</bpmn:conditionExpression></bpmn:sequenceFlow>"
    with pytest.raises(StepFailed) as failed:
        Run(document(*parts, flows, chain("x", "e2")), {"n": "text"})
    assert failed.value.kind == "EXTRACT_VALUE_ERROR"


def test_a_missing_variable_with_the_name_of_a_function_is_missing() -> None:
    waiting = catch("w", message("answer"))
    source = document(start(), waiting, end(), chain("start", "w", "end"), declarations=messages(answer="=number"))
    with pytest.raises(StepFailed, match="no variable of that name"):
        Run(source)


@pytest.mark.parametrize(
    ("duration", "due"),
    [("P1Y2M3DT4H5M6S", "2027-12-02T05:05:06"), ("P2W", "2026-10-13T01:00:00"), ('="-PT1H"', "2026-09-29T00:00:00")],
)
def test_a_duration_may_mix_months_and_hours(duration: str, due: str) -> None:
    run = Run(document(start(), catch("w", timer(duration)), end(), chain("start", "w", "end")))
    assert run.due["w"].isoformat() == f"{due}+00:00"


def test_an_edge_that_cannot_be_waited_for_keeps_the_activity_from_beginning() -> None:
    parts = (start(), user("h"), boundary("b", "h", timer("=soon")), end(), end("e"))
    with pytest.raises(StepFailed) as failed:
        Run(document(*parts, chain("start", "h", "end"), chain("b", "e")), {"soon": "soon"})
    assert failed.value.element_id == "h"


def test_a_condition_may_stand_behind_an_event_based_gateway() -> None:
    parts = (start(), gateway("eventBased", "g"), catch("c", condition("=n > 3")), catch("t", timer("PT1H")), end(), end("e"))
    run = Run(document(*parts, chain("start", "g", "c", "end"), chain("g", "t", "e")), {"n": 0})
    assert run.set(n=4).finished
    assert "c:completed" in run.path


def test_what_an_ad_hoc_sub_process_collects_stays_inside_it() -> None:
    head = extensions('<zeebe:adHoc activeElementsCollection=\'=["a", "b"]\' outputCollection="results" outputElement="=x"/>')
    host = element("adHocSubProcess", "h", head + user("a") + user("b"))
    run = Run(document(start(), host, user("z"), end(), chain("start", "h", "z", "end")))
    assert run.complete("b", x=1).seen("a") == {"x": None, "results": [1]}
    assert run.complete("a", x=2).variables == {"results": [1, 2]}


def test_a_listener_that_fails_inside_the_step_says_that_it_was_a_listener() -> None:
    def fail(job: JobRequest) -> dict[str, object]:
        raise StepFailed("JOB_NO_RETRIES", job.element_id, "out of ink")

    heard = '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="print"/></zeebe:executionListeners>'
    with pytest.raises(StepFailed, match="out of ink") as failed:
        Run(document(start(), user("h", heard), end(), chain("start", "h", "end")), world=World(print=fail))
    assert (failed.value.kind, failed.value.element_id) == ("EXECUTION_LISTENER_NO_RETRIES", "h")
