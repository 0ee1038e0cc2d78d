"""Elements are begun, moved and ended from outside, as in Camunda 8."""

from __future__ import annotations

from typing import Any

import pytest

from engine import commands
from engine.errors import Forbidden, InvalidInput, WrongState
from engine.spiff.modification import Activation, Ancestor, Modification, Move, VariableInstruction
from engine.spiff.refusals import InstructionRefused
from engine.store import subscriptions
from engine.store.process_instances import InstanceStatus
from tests.engine.house import LI, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    document,
    element,
    end,
    extensions,
    gateway,
    mappings,
    message,
    messages,
    multi,
    start,
    sub,
    throw,
    timer,
)

MESSAGES = messages(answer="=key")
LINE = document(start(), task("a"), task("b"), end(), chain("start", "a", "b", "end"))
INNER = start("s1") + task("x") + task("y") + end("s2") + chain("s1", "x", "y", "s2")
NESTED = document(
    start(),
    task("a"),
    sub("outer", start("o1") + sub("inner", INNER) + end("o2") + chain("o1", "inner", "o2")),
    boundary("limit", "inner".replace("inner", "outer"), timer("P1D")),
    task("late"),
    end(),
    chain("start", "a", "outer", "end"),
    chain("limit", "late", "end"),
)
ROUNDS = document(
    start(),
    task("a"),
    sub("many", INNER, multi("=[1, 2]", "item", output=("out", "=item"))),
    end(),
    chain("start", "a", "many", "end"),
)


def modify(house: House, key: int, actor: Any = WANG, **wanted: Any) -> None:
    house.do(actor, commands.modify_instance, key, Modification(**{name: tuple(what) for name, what in wanted.items()}))


def begun(house: House, source: bytes, variables: dict[str, Any] | None = None) -> int:
    house.deploy(source)
    return house.start(variables=variables or {})


def numbers(house: House, key: int, element_id: str) -> list[int]:
    """The numbers of the active instances of an element."""
    last = {line.seq: line for line in house.history(key) if line.state is not None}
    return [seq for seq, line in last.items() if line.element_id == element_id and line.state == "ACTIVATED"]


def open_tasks(house: House) -> list[str]:
    return [one.element_id for one in house.tasks()]


def test_a_step_is_skipped(house: House) -> None:
    key = begun(house, LINE)

    modify(house, key, activations=[Activation("b")], terminations=["a"])

    assert open_tasks(house) == ["b"]
    house.complete(ZHANG, "b")
    assert house.is_done(key)


def test_a_step_is_repeated_by_moving_back(house: House) -> None:
    key = begun(house, LINE)
    house.complete(ZHANG, "a")

    modify(house, key, moves=[Move("b", "a")])

    assert open_tasks(house) == ["a"]


def test_the_scopes_around_a_nested_element_are_made_with_their_events(house: House) -> None:
    key = begun(house, NESTED)

    modify(house, key, moves=[Move("a", "y")])

    assert open_tasks(house) == ["y"]
    assert [one.element_id for one in house.timers(key)] == ["limit"]
    house.complete(ZHANG, "y")
    assert house.is_done(key)
    assert house.timers(key) == []


def test_an_existing_scope_is_used(house: House) -> None:
    key = begun(house, NESTED)
    house.complete(ZHANG, "a")

    modify(house, key, activations=[Activation("y")])

    assert len(numbers(house, key, "inner")) == 1
    assert open_tasks(house) == ["x", "y"]


def test_scopes_left_empty_end(house: House) -> None:
    key = begun(house, NESTED)
    house.complete(ZHANG, "a")

    modify(house, key, activations=[Activation("a")], terminations=["x"])

    assert open_tasks(house) == ["a"]
    assert numbers(house, key, "outer") == []
    assert house.timers(key) == []


def test_an_instance_left_empty_is_terminated(house: House) -> None:
    key = begun(house, NESTED)
    house.complete(ZHANG, "a")

    modify(house, key, terminations=["x"])

    assert house.instance(key).status is InstanceStatus.TERMINATED
    assert house.tasks() == []


def test_variables_are_set_where_they_are_meant(house: House) -> None:
    waiting = catch("wait", message("answer"), mappings(inputs={"seen": "=mine"}))
    inside = start("s1") + waiting + end("s2") + chain("s1", "wait", "s2")
    source = document(start(), task("a"), sub("s", inside), end(), chain("start", "a", "s", "end"), declarations=MESSAGES)
    key = begun(house, source)
    given = (
        VariableInstruction({"all": 1}),
        VariableInstruction({"key": "K"}, "s"),
        VariableInstruction({"mine": 3}, "wait"),
    )

    modify(house, key, moves=[Move("a", "wait", variables=given)])

    assert house.variables(key) == {"all": 1}
    with house.engine.reading() as session:
        (found,) = subscriptions.of_instance(session, key)
        seen = house.engine.variables(session, key, found.wait_id)
    assert found.correlation_key == "K"  # type: ignore[union-attr]
    assert seen == {"all": 1, "key": "K", "mine": 3, "seen": 3}


def test_one_of_several_scopes_is_chosen(house: House) -> None:
    key = begun(house, ROUNDS)
    house.complete(ZHANG, "a")
    body, first, second = numbers(house, key, "many")

    with pytest.raises(InstructionRefused) as error:
        modify(house, key, activations=[Activation("y")])
    assert error.value.refusal.reason.code == "MANY_SCOPES"
    modify(house, key, activations=[Activation("y", ancestor=second)])

    assert open_tasks(house) == ["x", "x", "y"]
    with house.engine.reading() as session:
        assert house.engine.variables(session, key, house.task("y").wait_id)["item"] == 2
    with pytest.raises(InstructionRefused) as error:
        modify(house, key, activations=[Activation("y", ancestor=body)])
    assert error.value.refusal.reason.code == "MANY_SCOPES"
    modify(house, key, terminations=[first])
    assert open_tasks(house) == ["x", "y"]


def test_a_move_inside_a_round_stays_in_it(house: House) -> None:
    key = begun(house, ROUNDS)
    house.complete(ZHANG, "a")

    modify(house, key, moves=[Move("x", "y", Ancestor.INFERRED)])

    assert open_tasks(house) == ["y", "y"]
    for one in house.tasks():
        house.do(ZHANG, commands.complete_user_task, one.key)
    assert house.is_done(key)
    assert house.variables(key)["out"] == [1, 2]


def test_the_others_complete_a_multi_instance_without_the_round_that_was_ended(house: House) -> None:
    key = begun(house, ROUNDS)
    house.complete(ZHANG, "a")
    _, first, _ = numbers(house, key, "many")

    modify(house, key, terminations=[first])
    for name in ("x", "y"):
        house.complete(ZHANG, name)

    assert house.is_done(key)
    assert house.variables(key)["out"] == [None, 2]


def test_a_whole_multi_instance_can_be_begun(house: House) -> None:
    key = begun(house, ROUNDS)

    modify(house, key, moves=[Move("a", "many")])

    assert open_tasks(house) == ["x", "x"]


def test_an_event_sub_process_is_begun_beside_what_runs(house: House) -> None:
    handler = start("on", message("answer")) + task("care") + end("off") + chain("on", "care", "off")
    source = document(
        start(), task("a"), sub("beside", handler, event=True), end(), chain("start", "a", "end"), declarations=MESSAGES
    )
    key = begun(house, source, {"key": "K"})

    modify(house, key, activations=[Activation("beside")])
    assert open_tasks(house) == ["a", "care"]
    modify(house, key, activations=[Activation("care")])

    assert open_tasks(house) == ["a", "care", "care"]
    for one in house.tasks():
        house.do(ZHANG, commands.complete_user_task, one.key)
    assert house.is_done(key)


def test_an_element_of_an_ad_hoc_sub_process_gets_an_inner_instance(house: House) -> None:
    head = extensions("<zeebe:adHoc activeElementsCollection='=[\"x\"]'/>")
    source = document(
        start(),
        task("a"),
        element("adHocSubProcess", "free", head + task("x") + task("y")),
        end(),
        chain("start", "a", "free", "end"),
    )
    key = begun(house, source)
    house.complete(ZHANG, "a")

    modify(house, key, activations=[Activation("y")])

    assert open_tasks(house) == ["x", "y"]
    house.complete(ZHANG, "x")
    house.complete(ZHANG, "y")
    assert house.is_done(key)


def test_a_join_of_an_ad_hoc_sub_process_is_over_at_once_and_others_may_end(house: House) -> None:
    head = extensions('<zeebe:adHoc activeElementsCollection=\'=["fork", "z"]\'/>')
    inside = gateway("parallel", "fork") + task("x") + task("y") + gateway("parallel", "join") + task("z")
    flows = chain("fork", "x", "join") + chain("fork", "y", "join")
    source = document(start(), element("adHocSubProcess", "free", head + inside + flows), end(), chain("start", "free", "end"))
    key = begun(house, source)

    modify(house, key, activations=[Activation("join")], terminations=["z"])

    assert open_tasks(house) == ["x", "y"]


def test_a_join_begun_from_outside_waits_for_nobody(house: House) -> None:
    both = gateway("parallel", "fork") + task("a") + task("b") + gateway("parallel", "join") + task("c")
    source = document(start(), both, end(), chain("start", "fork", "a", "join", "c", "end"), chain("fork", "b", "join"))
    key = begun(house, source)

    modify(house, key, activations=[Activation("join")], terminations=["a", "b"])

    assert open_tasks(house) == ["c"]


def test_terminating_a_call_activity_ends_what_it_called(house: House) -> None:
    call = element("callActivity", "call", extensions('<zeebe:calledElement processId="child"/>'))
    house.deploy(document(start(), task("work"), end(), chain("start", "work", "end"), process_id="child"))
    key = begun(house, document(start(), call, task("after"), end(), chain("start", "call", "after", "end")))
    (child,) = house.instances("child")

    with pytest.raises(InstructionRefused) as error:
        modify(house, child.key, terminations=["work"])
    assert error.value.refusal.reason.code == "CALLED_INSTANCE_ENDS"
    modify(house, key, moves=[Move("call", "after")])

    assert house.instance(child.key).status is InstanceStatus.TERMINATED
    assert open_tasks(house) == ["after"]


GATED = document(
    start(),
    task("a"),
    element("eventBasedGateway", "gate"),
    catch("soon", timer("PT1H")),
    catch("later", timer("P1D")),
    boundary("edge", "a", timer("P1D")),
    sub("many", INNER, multi("=[1]", "item")),
    throw("passing"),
    end(),
    chain("start", "a", "gate", "soon", "many", "passing", "end"),
    chain("gate", "later", "end"),
    chain("edge", "end"),
)


@pytest.mark.parametrize(
    ("wanted", "element_id", "code"),
    [
        ({"activations": [Activation("nowhere")]}, "nowhere", "UNKNOWN_ELEMENT"),
        ({"activations": [Activation("start_a")]}, "start_a", "UNKNOWN_ELEMENT"),
        ({"activations": [Activation("start")]}, "start", "UNSUPPORTED_ELEMENT"),
        ({"activations": [Activation("edge")]}, "edge", "UNSUPPORTED_ELEMENT"),
        ({"activations": [Activation("p")]}, "p", "UNSUPPORTED_ELEMENT"),
        ({"activations": [Activation("soon")]}, "soon", "BEHIND_EVENT_GATEWAY"),
        ({"activations": [Activation("x")]}, "x", "MULTI_INSTANCE_SCOPE"),
        ({"activations": [Activation("passing", ancestor=99)]}, "passing", "NO_SUCH_ANCESTOR"),
        ({"activations": [Activation("passing", ancestor=3)]}, "passing", "NOT_AN_ANCESTOR"),
        ({"activations": [Activation("gate", variables=(VariableInstruction({}, "a"),))]}, "gate", "NOT_A_SCOPE"),
        ({"terminations": ["gate"]}, "gate", "NOT_ACTIVE"),
        ({"terminations": [99]}, "99", "NOT_ACTIVE"),
        ({"terminations": ["nowhere"]}, "nowhere", "UNKNOWN_ELEMENT"),
        ({"moves": [Move("gate", "a")]}, "gate", "NOT_ACTIVE"),
        ({"activations": [Activation("gate")], "terminations": [1]}, "p", "SCOPE_ENDS"),
    ],
)
def test_what_camunda_refuses_is_refused_and_nothing_changes(
    house: House, wanted: dict[str, Any], element_id: str, code: str
) -> None:
    key = begun(house, GATED)
    everything = house.everything()

    with pytest.raises(InstructionRefused) as error:
        modify(house, key, **wanted)

    refusal = error.value.refusal
    assert (refusal.element_id, refusal.reason.code) == (element_id, code)
    assert refusal.in_chinese().startswith(f"元素“{element_id}”：")
    assert house.everything() == everything
    assert house.incidents() == []


def test_all_or_nothing(house: House) -> None:
    key = begun(house, LINE)
    everything = house.everything()

    with pytest.raises(InstructionRefused):
        modify(house, key, activations=[Activation("b")], terminations=["a", "b"])

    assert house.everything() == everything


def test_only_supervisors_modify_only_what_runs_with_json_only(house: House) -> None:
    key = begun(house, LINE)

    with pytest.raises(Forbidden):
        modify(house, key, actor=LI, activations=[Activation("b")])
    with pytest.raises(InvalidInput):
        modify(house, key, activations=[Activation("b", variables=(VariableInstruction({"n": float("nan")}),))])
    modify(house, key, terminations=["a"])
    with pytest.raises(WrongState):
        modify(house, key, activations=[Activation("b")])


def test_a_modification_is_in_the_audit_trail(house: House) -> None:
    key = begun(house, LINE)

    modify(house, key, moves=[Move("a", "b", variables=(VariableInstruction({"n": 1}),))])

    entry = next(one for one in house.audit() if one.command == "modify_instance")
    assert (entry.actor, entry.subject) == ("wang", str(key))
    assert entry.details["moved"] == [{"from": "a", "to": "b", "variables": [{"scope": None, "variables": {"n": 1}}]}]
