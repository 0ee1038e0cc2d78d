"""Gateways: joins by tokens, also in loops; conditions that are not booleans are errors."""

from __future__ import annotations

import pytest

from engine.errors import StepFailed

from .drawing import chain, document, end, flow, gateway, start, user
from .running import Run

BOTH_SIGN = document(
    start(),
    gateway("exclusive", "again"),
    gateway("parallel", "fork"),
    user("a"),
    user("b"),
    gateway("parallel", "join"),
    gateway("exclusive", "agreed", default="agreed_again"),
    end(),
    chain("start", "again", "fork", "a", "join"),
    chain("fork", "b", "join"),
    chain("join", "agreed"),
    flow("agreed", "end", "=yes"),
    flow("agreed", "again"),
)


def test_parallel_join_waits_for_both_also_in_the_second_round_of_a_loop() -> None:
    run = Run(BOTH_SIGN)
    run.complete("a").complete("b", yes=False)
    assert run.open == ["a", "b"]
    run.complete("b", yes=True)
    assert run.open == ["a"]
    assert run.complete("a").finished


def test_both_branches_see_the_others_variables_after_the_join() -> None:
    run = Run(BOTH_SIGN, {"x": 1})
    run.complete("a", x=2).complete("b", yes=True)
    assert run.variables == {"x": 2, "yes": True}


def test_exclusive_takes_the_first_true_flow_in_document_order() -> None:
    source = document(
        start(),
        gateway("exclusive", "g", default="g_c"),
        user("a"),
        user("b"),
        user("c"),
        end(),
        chain("start", "g"),
        flow("g", "b", "=n > 1"),
        flow("g", "a", "=n > 0"),
        flow("g", "c"),
        chain("a", "end"),
        chain("b", "end"),
        chain("c", "end"),
    )
    assert Run(source, {"n": 2}).open == ["b"]
    assert Run(source, {"n": 1}).open == ["a"]
    assert Run(source, {"n": 0}).open == ["c"]


@pytest.mark.parametrize("variables", [{"n": "two"}, {}, {"n": None}])
def test_a_condition_that_is_no_boolean_names_the_gateway(variables: dict[str, object]) -> None:
    source = document(
        start(),
        gateway("exclusive", "g", default="g_b"),
        user("a"),
        user("b"),
        end(),
        chain("start", "g"),
        flow("g", "a", "=n > 1"),
        flow("g", "b"),
        chain("a", "end"),
        chain("b", "end"),
    )
    with pytest.raises(StepFailed) as failed:
        Run(source, variables)
    assert failed.value.element_id == "g"
    assert failed.value.kind == "EXTRACT_VALUE_ERROR"


def test_a_misspelt_variable_is_an_error_and_not_a_false_condition() -> None:
    source = document(
        start(),
        gateway("exclusive", "g", default="g_b"),
        user("a"),
        user("b"),
        end(),
        chain("start", "g"),
        flow("g", "a", '=partyTipe = "pharmacy"'),
        flow("g", "b"),
        chain("a", "end"),
        chain("b", "end"),
    )
    with pytest.raises(StepFailed, match="partyTipe"):
        Run(source, {"partyType": "pharmacy"})
    assert Run(source, {"partyTipe": None}).open == ["b"]


INCLUSIVE = document(
    start(),
    gateway("inclusive", "split", default="split_c"),
    user("a"),
    user("b"),
    user("c"),
    gateway("inclusive", "join"),
    user("z"),
    end(),
    chain("start", "split"),
    flow("split", "a", "=a"),
    flow("split", "b", "=b"),
    flow("split", "c"),
    chain("a", "join"),
    chain("b", "join"),
    chain("c", "join", "z", "end"),
)


@pytest.mark.parametrize(("a", "b", "opened"), [(True, True, ["a", "b"]), (True, False, ["a"]), (False, False, ["c"])])
def test_inclusive_join_waits_for_exactly_the_tokens_on_their_way(a: bool, b: bool, opened: list[str]) -> None:
    run = Run(INCLUSIVE, {"a": a, "b": b})
    assert run.open == opened
    for element in opened:
        assert "z" not in run.open
        run.complete(element)
    assert run.open == ["z"]
    assert run.complete("z").finished


def test_a_second_token_on_the_same_flow_is_not_swallowed_by_a_parallel_join() -> None:
    source = document(
        start(),
        gateway("parallel", "fork"),
        user("a"),
        user("b"),
        user("c"),
        gateway("exclusive", "merge"),
        gateway("parallel", "join"),
        user("z"),
        end(),
        chain("start", "fork", "a", "merge", "join"),
        chain("fork", "b", "merge"),
        chain("fork", "c", "join", "z", "end"),
    )
    run = Run(source)
    run.complete("a").complete("b")
    assert run.open == ["c"]
    run.complete("c")
    assert run.open == ["z"]
    assert run.active == ["join", "z"]


def test_an_endless_loop_without_a_wait_is_an_error_not_a_stall() -> None:
    source = document(
        start(),
        gateway("exclusive", "g", default="g_h"),
        gateway("exclusive", "h"),
        end(),
        chain("start", "g"),
        flow("g", "end", "=done"),
        flow("g", "h"),
        flow("h", "g"),
    )
    with pytest.raises(StepFailed, match="without waiting"):
        Run(source, {"done": False})
