"""Timers, messages, signals and errors at every position this release supports."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.spiff.services import BpmnError, JobRequest
from engine.spiff.waits import MessageWait

from .drawing import (
    TERMINATE,
    boundary,
    catch,
    chain,
    document,
    element,
    end,
    error,
    flow,
    gateway,
    mappings,
    message,
    messages,
    properties,
    script,
    service,
    start,
    sub,
    timer,
    user,
)
from .running import Run, World


def test_interrupting_boundary_timer_takes_the_task_away() -> None:
    source = document(
        start(),
        user("a"),
        boundary("late", "a", timer("P5D")),
        user("b"),
        end(),
        end("end2"),
        chain("start", "a", "end"),
        chain("late", "b", "end2"),
    )
    run = Run(source)
    assert run.pass_time(days=4, hours=23).open == ["a"]
    assert run.pass_time(hours=1).open == ["b"]
    assert run.complete("b").finished
    assert "a:terminated" in run.path


def test_non_interrupting_boundary_timer_fires_once_and_leaves_the_task() -> None:
    source = document(
        start(),
        user("a"),
        boundary("late", "a", timer("P5D"), interrupting=False),
        user("b"),
        end(),
        end("end2"),
        chain("start", "a", "end"),
        chain("late", "b", "end2"),
    )
    run = Run(source).pass_time(days=30)
    assert run.open == ["a", "b"]
    assert not run.complete("a").finished
    assert run.complete("b").finished


def test_completing_the_task_cancels_its_timer() -> None:
    source = document(
        start(),
        user("a"),
        boundary("late", "a", timer("P5D")),
        user("b"),
        end(),
        end("end2"),
        chain("start", "a", "end"),
        chain("late", "b", "end2"),
    )
    run = Run(source).complete("a")
    assert run.finished
    assert run.waits == {}


def test_month_timers_follow_the_calendar() -> None:
    world = World()
    world.now = datetime(2026, 1, 31, 1, tzinfo=UTC)
    run = Run(document(start(), catch("t", timer("P1M")), end(), chain("start", "t", "end")), world=world)
    assert run.due == {"t": datetime(2026, 2, 28, 1, tzinfo=UTC)}


def test_two_timers_on_one_event_based_gateway_keep_their_own_due_times() -> None:
    source = document(
        start(),
        gateway("eventBased", "g"),
        catch("day", timer("P1D")),
        catch("hour", timer("PT1H")),
        user("d"),
        user("h"),
        end(),
        chain("start", "g", "day", "d", "end"),
        chain("g", "hour", "h", "end"),
    )
    run = Run(source).pass_time(hours=2)
    assert run.open == ["h"]
    assert run.waits.keys() == {run.wait_for("h")}


def test_event_based_gateway_message_wins_over_timer() -> None:
    source = document(
        start(),
        gateway("eventBased", "g"),
        catch("m", message("paid")),
        catch("t", timer("P1D")),
        user("a"),
        user("b"),
        end(),
        chain("start", "g", "m", "a", "end"),
        chain("g", "t", "b", "end"),
        declarations=messages(paid="=number"),
    )
    run = Run(source, {"number": "A-1"})
    wait = run.waits[run.wait_for("m", MessageWait)]
    assert isinstance(wait, MessageWait)
    assert (wait.name, wait.correlation_key) == ("paid", "A-1")
    assert run.trigger("m", amount=3).open == ["a"]
    assert run.variables["amount"] == 3
    assert run.due == {}


REARM = document(
    start(),
    user("a"),
    boundary("late", "a", timer(date="=due"), properties(rearm="true")),
    user("b"),
    end(),
    end("end2"),
    chain("start", "a", "end"),
    chain("late", "b", "end2"),
)


def test_a_rearmed_timer_moves_with_the_variable_it_reads() -> None:
    run = Run(REARM, {"due": "2026-10-13T00:00:00+08:00", "other": 1})
    assert run.due == {"late": datetime(2026, 10, 12, 16, tzinfo=UTC)}
    assert run.set(other=2).due == {"late": datetime(2026, 10, 12, 16, tzinfo=UTC)}
    assert run.set(due="2026-11-13T00:00:00+08:00").due == {"late": datetime(2026, 11, 12, 16, tzinfo=UTC)}
    assert run.pass_time(days=20).open == ["a"]
    assert run.pass_time(days=30).open == ["b"]


def test_bpmn_error_of_a_job_goes_to_the_boundary_event_of_its_code() -> None:
    def fail(job: JobRequest) -> dict[str, object]:
        raise BpmnError("REFUSED", "no", {"reason": "ban"})

    source = document(
        start(),
        service("s", "check"),
        boundary("other", "s", error("e2")),
        boundary("refused", "s", error("e1"), mappings(outputs={"why": "=reason"})),
        user("a"),
        user("b"),
        end(),
        chain("start", "s", "end"),
        chain("refused", "a", "end"),
        chain("other", "b", "end"),
        declarations='<bpmn:error id="e1" errorCode="REFUSED"/><bpmn:error id="e2" errorCode="OTHER"/>',
    )
    run = Run(source, world=World(check=fail))
    assert run.open == ["a"]
    assert run.variables == {"why": "ban"}


def test_error_end_event_leaves_the_sub_process_and_cancels_the_rest_of_it() -> None:
    source = document(
        start(),
        sub(
            "s",
            start("s0"),
            gateway("parallel", "f"),
            user("x"),
            user("y"),
            end("bad", error("e1")),
            end("ok"),
            chain("s0", "f", "x", "bad"),
            chain("f", "y", "ok"),
        ),
        boundary("caught", "s", error("e1")),
        user("a"),
        end(),
        chain("start", "s", "end"),
        chain("caught", "a", "end"),
        declarations='<bpmn:error id="e1" errorCode="E1"/>',
    )
    run = Run(source)
    assert run.open == ["x", "y"]
    assert run.complete("x").open == ["a"]


def test_an_uncaught_error_ends_the_instance_and_is_reported() -> None:
    run = Run(
        document(start(), end("bad", error("e1")), chain("start", "bad"), declarations='<bpmn:error id="e1" errorCode="E1"/>')
    )
    assert run.finished
    assert run.uncaught is not None
    assert run.uncaught[0] == "E1"


def test_terminate_end_ends_only_its_own_scope() -> None:
    source = document(
        start(),
        sub(
            "s",
            start("s0"),
            gateway("parallel", "f"),
            user("x"),
            user("y"),
            end("stop", TERMINATE),
            end("ok"),
            chain("s0", "f", "x", "stop"),
            chain("f", "y", "ok"),
        ),
        user("a"),
        end(),
        chain("start", "s", "a", "end"),
    )
    run = Run(source).complete("x")
    assert run.open == ["a"]
    assert "y:terminated" in run.path


def event_subprocess(*, interrupting: bool, definition: str, inputs: dict[str, str] | None = None) -> str:
    flag = "true" if interrupting else "false"
    return sub(
        "handler",
        start("happened", definition, isInterrupting=flag),
        user("h"),
        end("h_end"),
        chain("happened", "h", "h_end"),
        event=True,
        extra=mappings(inputs),
    )


def test_interrupting_event_sub_process_replaces_everything_else_in_its_scope() -> None:
    source = document(
        start(),
        user("a"),
        boundary("late", "a", timer("P5D")),
        end(),
        end("end2"),
        event_subprocess(interrupting=True, definition=message("stop")),
        chain("start", "a", "end"),
        chain("late", "end2"),
        declarations=messages(stop="=number"),
    )
    run = Run(source, {"number": "A-1"}).trigger("happened", why="withdrawn")
    assert run.open == ["h"]
    assert run.due == {}
    assert run.variables["why"] == "withdrawn"
    assert run.complete("h").finished


def test_non_interrupting_event_sub_process_runs_as_often_as_its_message_comes() -> None:
    source = document(
        start(),
        user("a"),
        end(),
        event_subprocess(interrupting=False, definition=message("objection"), inputs={"who": "=null"}),
        chain("start", "a", "end"),
        declarations=messages(objection="=number"),
    )
    run = Run(source, {"number": "A-1"}).trigger("happened", who="张").trigger("happened", who="李")
    assert run.open == ["a", "h", "h"]
    assert "who" not in run.variables
    run.complete("a")
    assert not run.finished
    assert run.complete("h").complete("h").finished


def test_a_finished_process_instance_starts_no_event_sub_process_in_another() -> None:
    source = document(
        start(), user("a"), end(), event_subprocess(interrupting=False, definition=timer("P1D")), chain("start", "a", "end")
    )
    first, second = Run(source).pass_time(days=1), Run(source)
    assert first.open == ["a", "h"]
    assert second.open == ["a"]


def test_message_start_event_takes_the_payload() -> None:
    source = document(
        start("began", message("accepted")), user("a"), end(), chain("began", "a", "end"), declarations=messages(accepted="")
    )
    run = Run(source, {"number": "A-1"}, start_element="began")
    assert run.open == ["a"]
    assert run.variables == {"number": "A-1"}
    assert run.definition.message_names == ("accepted",)


def test_intermediate_throw_runs_its_job_with_its_inputs() -> None:
    throw = element(
        "intermediateThrowEvent",
        "tell",
        '<bpmn:extensionElements><zeebe:taskDefinition type="publish-message"/>'
        + mappings({"messageName": "accepted", "correlationKey": "=number"})
        + "</bpmn:extensionElements>"
        + message("accepted"),
    )
    world = World()
    run = Run(
        document(start(), throw, end(), chain("start", "tell", "end"), declarations=messages(accepted="")),
        {"number": "A-1"},
        world,
    )
    assert run.finished
    assert dict(world.jobs[0].variables) == {"messageName": "accepted", "correlationKey": "A-1"}


def test_cancel_terminates_everything() -> None:
    source = document(
        start(), user("a"), boundary("late", "a", timer("P5D")), end(), end("e2"), chain("start", "a", "end"), chain("late", "e2")
    )
    run = Run(source).cancel()
    assert run.finished
    assert run.waits == {}
    assert run.path[-2:] == ["a:terminated", "p:terminated"]


@pytest.mark.parametrize("text", ["2026-10-13T00:00:00", "tomorrow"])
def test_a_timer_date_without_offset_is_refused(text: str) -> None:
    with pytest.raises(Exception, match="late"):
        Run(REARM, {"due": text})


def test_script_results_reach_the_gateway() -> None:
    source = document(
        start(),
        script("calc", "=n * 2", "m"),
        gateway("exclusive", "g", default="g_end"),
        user("a"),
        end(),
        chain("start", "calc", "g"),
        flow("g", "a", "=m > 3"),
        flow("g", "end"),
        chain("a", "end"),
    )
    assert Run(source, {"n": 2}).open == ["a"]
    assert Run(source, {"n": 1}).finished
