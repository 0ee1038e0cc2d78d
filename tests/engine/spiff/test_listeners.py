"""Execution listeners, on the runtime alone: a restart after every step changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.errors import StepFailed
from engine.spiff.services import BpmnError, JobRequest
from engine.spiff.waits import JobKind, JobWait, UserTaskWait
from tests.engine.spiff import drawing
from tests.engine.spiff.drawing import chain, document, element, end, extensions, flow, gateway, service, start, sub, user
from tests.engine.spiff.running import Run, World
from tests.engine.spiff.waiting import done, jobs, listening, outside


def test_listeners_run_in_order_around_the_work() -> None:
    listeners = listening(("start", "one"), ("end", "four"), ("start", "two"), ("end", "five"))
    run = Run(
        document(start(), service("a", "three", listeners), end(), chain("start", "a", "end")),
        world=outside("one", "two", "three", "four", "five"),
    )
    seen = []
    while not run.finished:
        seen += jobs(run)
        done(run, seen[-1])
    assert seen == ["one", "two", "three", "four", "five"]
    assert [line for line in run.path if line.startswith("a:")] == ["a:activated", "a:completed"]


def test_transactional_listeners_run_inside_the_step() -> None:
    world = World()
    listeners = listening(("start", "one"), ("end", "three"))
    run = Run(document(start(), service("a", "two", listeners), end(), chain("start", "a", "end")), world=world)
    assert run.finished
    assert [(job.type, job.listener_event) for job in world.jobs] == [("one", "START"), ("two", "UNSPECIFIED"), ("three", "END")]


def test_a_listener_says_what_it_listens_to_and_has_both_headers() -> None:
    own = '<zeebe:taskHeaders><zeebe:header key="b" value="mine"/></zeebe:taskHeaders>'
    general = '<zeebe:taskHeaders><zeebe:header key="a" value="1"/><zeebe:header key="b" value="2"/></zeebe:taskHeaders>'
    listeners = listening(("start", "log"), headers=own, retries="4")
    run = Run(
        document(start(), service("a", "mail", general, listeners), end(), chain("start", "a", "end")), world=outside("log")
    )
    (wait,) = run.waits.values()
    assert isinstance(wait, JobWait)
    assert (wait.kind, wait.listener_event, wait.retries) == (JobKind.EXECUTION_LISTENER, "START", 4)
    assert dict(wait.headers) == {"a": "1", "b": "mine"}


def test_what_a_start_listener_gives_is_local_and_seen_by_the_work() -> None:
    listeners = listening(("start", "prepare"))
    task = user("a", listeners, assignee="=who")
    run = Run(document(start(), task, end(), chain("start", "a", "end")), {"who": "nobody"}, outside("prepare"))
    done(run, "prepare", who="zhang")
    (wait,) = run.waits.values()
    assert isinstance(wait, UserTaskWait)
    assert wait.assignee == "zhang"
    assert run.variables == {"who": "nobody"}


def test_what_an_end_listener_gives_belongs_to_the_scope_around() -> None:
    inner = sub(
        "inside", start("s"), service("a", "mail", listening(("end", "log"))), user("b"), end("e"), chain("s", "a", "b", "e")
    )
    run = Run(document(start(), inner, end(), chain("start", "inside", "end")), {"x": 1}, outside("log"))
    done(run, "log", x=2)
    assert run.variables == {"x": 1}  # a variable of the sub-process hides it there
    run.complete("b")
    assert run.variables == {"x": 1}


def test_an_interrupting_event_ends_the_listeners_at_the_end_too() -> None:
    late = drawing.boundary("late", "a", drawing.timer("P1D"))
    task = service("a", "mail", listening(("end", "log")))
    run = Run(
        document(start(), task, late, end(), user("b"), chain("start", "a", "end"), flow("late", "b")), world=outside("log")
    )
    run.pass_time(days=1)
    assert (jobs(run), run.open) == ([], ["b"])


def test_subscriptions_open_after_the_start_listeners() -> None:
    late = drawing.boundary("late", "a", drawing.timer("=wait"))
    task = service("a", "mail", listening(("start", "prepare")))
    run = Run(
        document(start(), task, late, end(), chain("start", "a", "end"), flow("late", "end")),
        {"wait": "P9D"},
        outside("prepare", "mail"),
    )
    assert run.due == {}
    done(run, "prepare", wait="P1D")
    assert [due - run.world.now for due in run.due.values()] == [timedelta(days=1)]


def test_listeners_of_a_process_come_before_its_start_event_and_after_its_end() -> None:
    source = document(start(), user("a"), end(), chain("start", "a", "end"))
    source = source.replace(
        b'isExecutable="true">', b'isExecutable="true">' + extensions(listening(("start", "open"), ("end", "close"))).encode()
    )
    run = Run(source, {"x": 1}, outside("open", "close"))
    assert (jobs(run), run.open) == (["open"], [])
    done(run, "open", y=2)
    assert run.open == ["a"]
    run.complete("a")
    assert (jobs(run), run.finished) == (["close"], False)
    done(run, "close", z=3)
    assert run.finished
    assert run.variables == {"x": 1, "y": 2, "z": 3}


def test_a_listener_of_an_exclusive_gateway_decides_where_it_goes() -> None:
    fork = element("exclusiveGateway", "fork", extensions(listening(("start", "decide"))), default="no")
    run = Run(
        document(
            start(),
            fork,
            user("a"),
            user("b"),
            flow("start", "fork"),
            flow("fork", "a", "=right", "yes"),
            flow("fork", "b", flow_id="no"),
        ),
        {"right": False},
        outside("decide"),
    )
    assert run.active == ["fork"]
    done(run, "decide", right=True)
    assert run.open == ["a"]
    assert [line for line in run.path if line.startswith("fork")] == ["fork:activated", "fork:completed"]


def test_a_parallel_join_listens_once_when_all_have_arrived() -> None:
    join = element("parallelGateway", "join", extensions(listening(("start", "log"))))
    run = Run(
        document(
            *(start(), gateway("parallel", "fork"), user("a"), user("b"), join, user("c")),
            *(
                flow("start", "fork"),
                flow("fork", "a"),
                flow("fork", "b"),
                flow("a", "join"),
                flow("b", "join"),
                flow("join", "c"),
            ),
        ),
        world=outside("log"),
    )
    run.complete("a")
    assert jobs(run) == []
    run.complete("b")
    assert jobs(run) == ["log"]
    assert done(run, "log").open == ["c"]


def test_an_inclusive_join_listens_once() -> None:
    join = element("inclusiveGateway", "join", extensions(listening(("start", "log"))))
    run = Run(
        document(
            *(start(), gateway("inclusive", "fork"), user("a"), user("b"), join, user("c")),
            *(flow("start", "fork"), flow("fork", "a", "=true"), flow("fork", "b", "=true")),
            *(flow("a", "join"), flow("b", "join"), flow("join", "c")),
        ),
        world=outside("log"),
    )
    run.complete("a").complete("b")
    assert jobs(run) == ["log"]
    assert done(run, "log").open == ["c"]


@pytest.mark.parametrize("place", ["start", "end", "throw", "link"])
def test_events_that_pass_straight_through_wait_for_their_listeners(place: str) -> None:
    event = extensions(listening(("end", "log"), *([("start", "before")] if place != "start" else [])))
    parts = {
        "start": (element("startEvent", "start", event), user("a"), end(), chain("start", "a", "end")),
        "end": (start(), user("a"), element("endEvent", "e", event), chain("start", "a", "e")),
        "throw": (start(), element("intermediateThrowEvent", "t", event), end(), chain("start", "t", "end")),
        "link": (
            *(start(), drawing.throw("go", drawing.link("l")), flow("start", "go"), flow("land", "end"), end()),
            element("intermediateCatchEvent", "land", event + drawing.link("l")),
        ),
    }[place]
    run = Run(document(*parts), world=outside("log", "before"))
    if place == "end":
        run.complete("a")
    seen = []
    while jobs(run):
        seen += jobs(run)
        done(run, seen[-1])
    assert seen == (["log"] if place == "start" else ["before", "log"])
    assert run.finished != (place == "start")


def test_a_catch_event_subscribes_after_its_start_listener() -> None:
    event = extensions(listening(("start", "prepare"), ("end", "log")))
    wait = element("intermediateCatchEvent", "wait", event + drawing.timer("=span"))
    run = Run(document(start(), wait, end(), chain("start", "wait", "end")), world=outside("prepare", "log"))
    assert run.due == {}
    done(run, "prepare", span="P2D")
    run.pass_time(days=2)
    assert jobs(run) == ["log"]
    assert done(run, "log").finished


def test_an_event_sub_process_begins_after_its_listener_with_what_triggered_it() -> None:
    listeners = listening(("start", "prepare"))
    trigger = start("s", drawing.message("m"), isInterrupting="true")
    handler = sub("handler", trigger, user("b"), end("e"), chain("s", "b", "e"), event=True, extra=listeners)
    source = document(start(), user("a"), end(), handler, chain("start", "a", "end"), declarations=drawing.messages(m="=x"))
    run = Run(source, {"x": "1"}, outside("prepare"))
    run.trigger("s", brought=True)
    assert (jobs(run), run.open, "brought" in run.variables) == (["prepare"], [], False)
    done(run, "prepare")
    assert run.open == ["b"]
    assert run.variables["brought"] is True


def test_every_round_of_a_multi_instance_listens_and_the_body_once_before_all() -> None:
    listeners = listening(("beforeAll", "collect"), ("start", "open"), ("end", "close"))
    task = user("a", listeners, inside=drawing.multi("=items", "item", sequential=True))
    run = Run(document(start(), task, end(), chain("start", "a", "end")), {"items": []}, outside("collect", "open", "close"))
    done(run, "collect", items=["x", "y"])
    for _ in range(2):
        done(run, "open")
        run.complete("a")
        done(run, "close")
    assert run.finished
    assert run.variables == {"items": []}


def test_a_listener_inside_the_step_may_not_throw_a_bpmn_error() -> None:
    def refuse(job: JobRequest) -> dict[str, object]:
        raise BpmnError("full")

    with pytest.raises(StepFailed, match="listener") as raised:
        Run(
            document(start(), service("a", "mail", listening(("start", "refuse"))), end(), chain("start", "a", "end")),
            world=World(refuse=refuse),
        )
    assert raised.value.kind == "EXECUTION_LISTENER_NO_RETRIES"


def test_ending_the_case_takes_the_jobs_of_listeners_away() -> None:
    run = Run(
        document(start(), service("a", "mail", listening(("start", "log"))), end(), chain("start", "a", "end")),
        world=outside("log"),
    )
    run.cancel()
    assert run.waits == {}
