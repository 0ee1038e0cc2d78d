"""Conditional events in the database: start events of processes, and waits without a row."""

from __future__ import annotations

import pytest

from engine import commands
from engine.errors import InvalidInput
from tests.engine.house import HANGZHOU, WANG, House, task
from tests.engine.spiff.drawing import catch, chain, condition, document, end, start


def started(process_id: str, text: str) -> bytes:
    return document(start(definition=condition(text)), task("work"), end(), chain("start", "work", "end"), process_id=process_id)


def evaluate(house: House, variables: dict[str, object], **options: object) -> list[int]:
    keys: list[int] = house.do(WANG, commands.evaluate_conditions, variables, tenant_id=HANGZHOU, **options)
    return keys


def test_every_process_whose_condition_holds_is_started_with_the_variables(house: House) -> None:
    house.deploy(started("small", "=n > 1"), started("large", "=n > 10"), started("other", "=m > 1"))
    keys = evaluate(house, {"n": 5})
    assert [house.instance(key).process_id for key in keys] == ["small"]
    assert house.variables(keys[0]) == {"n": 5}
    assert house.task("work").tenant_id == HANGZHOU
    assert len(evaluate(house, {"n": 11})) == 2


def test_one_definition_can_be_asked_alone_and_only_the_newest_version_answers(house: House) -> None:
    old = house.deploy(started("small", "=n > 1"), started("large", "=n > 1")).processes[0].key
    new = house.deploy(started("small", "=n > 2")).processes[0].key
    assert evaluate(house, {"n": 3}, definition_key=old) == []
    assert [house.instance(key).process_id for key in evaluate(house, {"n": 3}, definition_key=new)] == ["small"]


def test_variables_are_checked_at_the_door(house: House) -> None:
    with pytest.raises(InvalidInput):
        evaluate(house, {"n": object()})


def test_a_waiting_condition_survives_in_the_state_and_needs_no_row(house: House) -> None:
    house.deploy(document(start(), catch("big", condition("=n > 3")), end(), chain("start", "big", "end")))
    key = house.start(variables={"n": 1})
    assert house.instance(key).open_waits == 1
    house.do(WANG, commands.set_variables, key, {"n": 3})
    assert not house.is_done(key)
    house.do(WANG, commands.set_variables, key, {"n": 4})
    assert house.is_done(key)
    assert house.instance(key).open_waits == 0
