"""Jobs that wait, on the runtime alone: a restart after every step changes nothing."""

from __future__ import annotations

import pytest

from engine.errors import StepFailed
from engine.spiff.waits import JobWait
from tests.engine.spiff import drawing
from tests.engine.spiff.drawing import chain, document, element, end, extensions, flow, service, start, user
from tests.engine.spiff.running import Run
from tests.engine.spiff.waiting import done, jobs, outside


def test_a_job_nobody_here_does_waits_with_all_it_needs() -> None:
    headers = '<zeebe:taskHeaders><zeebe:header key="tray" value="2"/></zeebe:taskHeaders>'
    priority = '<zeebe:jobPriorityDefinition priority="=urgency"/>'
    task = element("serviceTask", "a", extensions('<zeebe:taskDefinition type="=kind" retries="=tries"/>', headers, priority))
    run = Run(
        document(start(), task, end(), chain("start", "a", "end")), {"kind": "mail", "tries": 5, "urgency": 7}, outside("mail")
    )
    (wait,) = run.waits.values()
    assert isinstance(wait, JobWait)
    assert wait == JobWait(wait.id, "a", "mail", wait.seq, 5, 7, (("tray", "2"),))
    assert run.active == ["a"]
    done(run, "mail", sent=True)
    assert run.finished
    assert run.variables["sent"] is True


@pytest.mark.parametrize("tries", [0, -1, 1.5, "many", True, None])
def test_retries_that_are_no_number_of_tries_fail_the_step(tries: object) -> None:
    task = element("serviceTask", "a", extensions('<zeebe:taskDefinition type="mail" retries="=tries"/>'))
    with pytest.raises(StepFailed, match="retries"):
        Run(document(start(), task, end(), chain("start", "a", "end")), {"tries": tries}, outside("mail"))


def test_output_mappings_apply_to_what_the_worker_brings() -> None:
    task = service("a", "mail", drawing.mappings({"to": "=party"}, {"receipt": '=number + " to " + to'}))
    run = Run(document(start(), task, end(), chain("start", "a", "end")), {"party": "B"}, outside("mail"))
    done(run, "mail", number="7")
    assert run.variables == {"party": "B", "receipt": "7 to B"}


@pytest.mark.parametrize("place", ["throw", "end"])
def test_message_events_wait_for_their_job(place: str) -> None:
    job = extensions('<zeebe:taskDefinition type="publish"/>')
    tag = "intermediateThrowEvent" if place == "throw" else "endEvent"
    event = element(tag, "a", job + drawing.message("m"))
    parts = [start(), event, chain("start", "a")] if place == "end" else [start(), event, end(), chain("start", "a", "end")]
    run = Run(document(*parts, declarations=drawing.messages(m="=x")), {"x": "1"}, outside("publish"))
    assert jobs(run) == ["publish"]
    assert done(run, "publish").finished
    assert run.path.count("a:activated") == 1
    assert run.path.count("a:completed") == 1


def test_an_error_thrown_at_a_job_is_caught_at_its_task() -> None:
    caught = drawing.boundary("caught", "a", drawing.error("x"), drawing.mappings(outputs={"reason": "=reason"}))
    parts = (start(), service("a", "mail"), caught, user("sorry"), end(), chain("start", "a", "end"), flow("caught", "sorry"))
    run = Run(document(*parts, declarations='<bpmn:error id="x" errorCode="full"/>'), world=outside("mail"))
    run.throw("a", "full", reason="no paper")
    assert run.open == ["sorry"]
    assert jobs(run) == []
    assert run.variables == {"reason": "no paper"}


def test_an_interrupted_task_takes_its_job_away() -> None:
    late = drawing.boundary("late", "a", drawing.timer("P1D"))
    run = Run(
        document(start(), service("a", "mail"), late, end(), chain("start", "a", "end"), flow("late", "end")),
        world=outside("mail"),
    )
    run.pass_time(days=1)
    assert jobs(run) == []
    assert run.finished
