"""A document belongs to the instances whose variables refer to it."""

from __future__ import annotations

from typing import Any

import pytest

from engine import commands
from engine.actor import Actor
from engine.store import Database, documents
from tests.engine.documents import stored
from tests.engine.house import HANGZHOU, NINGBO, STRANGER, WANG, ZHANG, House, clerk, task
from tests.engine.spiff.drawing import chain, document, element, end, extensions, start

CALL = element("callActivity", "call", extensions('<zeebe:calledElement processId="child" propagateAllChildVariables="true"/>'))
PARENT = document(start(), task("work"), CALL, end(), chain("start", "work", "call", "end"))
CHILD = document(start(), task("inner"), end(), chain("start", "inner", "end"), process_id="child")


@pytest.fixture
def house(any_database: Database) -> House:
    """A house with a process that calls another."""
    house = House(any_database)
    house.deploy(PARENT, CHILD)
    return house


def used(house: House, *keys: int) -> dict[int, list[str]]:
    """The names of the documents that these instances use."""
    with house.database.read() as session:
        return {key: [row.name for row in rows] for key, rows in documents.used_by(session, keys).items()}


def test_what_a_task_hands_in_belongs_to_its_instance_and_to_those_it_calls(house: House) -> None:
    reference = stored(house.database, expires=house.clock.now())
    key = house.start()
    assert used(house, key) == {}

    house.complete(ZHANG, "work", {"files": [reference]})

    (child,) = house.instances("child")
    assert used(house, key, child.key) == {key: ["证照.pdf"], child.key: ["证照.pdf"]}
    with house.database.read() as session:
        found = documents.find(session, reference["documentId"])
        assert found is not None
        assert found.expires is None


def test_what_a_called_instance_hands_in_belongs_to_its_caller_too(house: House) -> None:
    key = house.start()
    house.complete(ZHANG, "work")
    house.complete(ZHANG, "inner", {"deep": {"rows": [{"file": [stored(house.database)]}]}})
    assert used(house, key) == {key: ["证照.pdf"]}


@pytest.mark.parametrize("actor", [clerk("li", "agency-intake"), WANG], ids=["a colleague", "a supervisor"])
def test_nobody_takes_what_another_has_not_handed_in(house: House, actor: Actor) -> None:
    key = house.start()
    task_key = house.task("work").key
    if actor is WANG:
        house.do(WANG, commands.set_variables, key, {"files": [stored(house.database)]})
    else:
        house.do(actor, commands.complete_user_task, task_key, {"files": [stored(house.database)]})
    assert used(house, key) == {}


@pytest.mark.parametrize(("area", "attached"), [(HANGZHOU, True), (NINGBO, False)])
def test_what_belongs_to_another_instance_is_taken_over_in_its_area_only(house: House, area: str, attached: bool) -> None:
    reference = stored(house.database)
    house.start(variables={"files": [reference]})
    other = house.start("child", tenant_id=area)
    actor = ZHANG if area == HANGZHOU else STRANGER

    (inner,) = (one for one in house.tasks("inner") if one.instance_key == other)
    house.do(actor, commands.complete_user_task, inner.key, {"files": [reference]})

    assert used(house, other) == ({other: ["证照.pdf"]} if attached else {})


def test_who_works_in_two_areas_takes_files_over(house: House) -> None:
    reference = stored(house.database)
    house.start(variables={"files": [reference]})
    other = house.start("child", tenant_id=NINGBO)
    both = Actor("sun", frozenset({"agency-intake"}), frozenset({HANGZHOU, NINGBO}))

    house.do(both, commands.complete_user_task, house.tasks("inner")[-1].key, {"files": [reference]})

    assert used(house, other) == {other: ["证照.pdf"]}


@pytest.mark.parametrize(
    "value",
    [
        [{"documentId": "id-证照.pdf"}],
        [{"camunda.document.type": "camunda", "documentId": 7}],
        [{"camunda.document.type": "camunda", "documentId": "unknown"}],
        "id-证照.pdf",
    ],
    ids=["no reference", "no id", "unknown", "a text"],
)
def test_what_refers_to_no_document_changes_nothing(house: House, value: Any) -> None:
    stored(house.database)
    key = house.start(variables={"files": value})
    assert used(house, key) == {}
