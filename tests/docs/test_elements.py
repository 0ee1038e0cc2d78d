"""docs/reference/elements.md is complete, its proofs exist, and what no other suite draws is drawn here."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.docs.element_rows import ROWS
from tests.docs.elements_page import Supported, supported
from tests.docs.markdown import ROOT
from tests.engine.spiff.drawing import (
    boundary,
    chain,
    document,
    element,
    end,
    error,
    extensions,
    message,
    messages,
    signal,
    start,
    sub,
    user,
)
from tests.engine.spiff.running import Run, World

SIGNALS = '<bpmn:signal id="alarm" name="alarm"/>'
ERRORS = '<bpmn:error id="bad" name="bad" errorCode="BAD"/>'
JOB = '<zeebe:taskDefinition type="tell"/>'


def test_the_table_lists_what_is_supported_and_nothing_else() -> None:
    listed = [Supported(row.element, row.kind) for row in ROWS]
    assert set(listed) == supported()
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("proof", sorted({proof for row in ROWS for proof in row.proof}))
def test_the_proof_of_a_row_exists(proof: str) -> None:
    file, _, function = proof.partition("::")
    assert function in functions_of(ROOT / "tests" / file)


@cache
def functions_of(file: Path) -> frozenset[str]:
    """The names of a file's test functions."""
    return frozenset(node.name for node in ast.parse(file.read_text()).body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("tag", ["task", "manualTask"])
def test_plain_and_manual_tasks_pass_through(tag: str) -> None:
    run = Run(document(start(), element(tag, "a"), end(), chain("start", "a", "end")))
    assert run.finished
    assert "a:completed" in run.path


def test_a_receive_task_waits_for_its_message() -> None:
    receive = element("receiveTask", "wait", messageRef="answer")
    run = Run(
        document(start(), receive, end(), chain("start", "wait", "end"), declarations=messages(answer="=number")),
        {"number": "A-1"},
    )
    assert not run.finished
    assert run.trigger("wait", text="yes").finished
    assert run.variables["text"] == "yes"


def test_a_throw_event_without_a_message_passes_through() -> None:
    run = Run(document(start(), element("intermediateThrowEvent", "reached"), end(), chain("start", "reached", "end")))
    assert run.finished
    assert "reached:completed" in run.path


def test_a_message_end_event_runs_its_job() -> None:
    world = World()
    last = end(definition=extensions(JOB) + message("told"))
    run = Run(document(start(), last, chain("start", "end"), declarations=messages(told="")), world=world)
    assert run.finished
    assert [job.type for job in world.jobs] == ["tell"]


def test_an_interrupting_signal_takes_the_task_away() -> None:
    source = document(
        start(),
        user("a"),
        boundary("ring", "a", signal("alarm")),
        end(),
        end("rung"),
        chain("start", "a", "end"),
        chain("ring", "rung"),
        declarations=SIGNALS,
    )
    run = Run(source).trigger("ring")
    assert run.finished
    assert "a:terminated" in run.path


def test_a_signal_starts_an_event_sub_process() -> None:
    run = Run(
        document(start(), user("a"), end(), handled_by(signal("alarm")), chain("start", "a", "end"), declarations=SIGNALS)
    ).trigger("caught")
    assert run.open == ["repair"]


def test_an_error_starts_an_event_sub_process() -> None:
    failing = sub("inner", start("s"), end("failed", error("bad")), chain("s", "failed"))
    run = Run(document(start(), failing, end(), handled_by(error("bad")), chain("start", "inner", "end"), declarations=ERRORS))
    assert run.open == ["repair"]
    assert run.complete("repair").finished


def handled_by(definition: str) -> str:
    """An event sub-process that ends in a user task."""
    path = chain("caught", "repair", "repaired")
    return sub("handling", start("caught", definition), user("repair"), end("repaired"), path, event=True)
