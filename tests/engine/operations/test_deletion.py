"""A deleted version starts nothing any more; what runs on it goes on, and the version before it is the newest again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine import commands
from engine.errors import NotFound, StepFailed
from engine.spiff.migration import MigrationPlan
from engine.store import process_definitions
from tests.engine.house import FORM, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import chain, document, element, end, extensions, message, messages, start, timer, user

LINE = document(start(), task("a"), end(), chain("start", "a", "end"))
LONGER = document(start(), task("b"), end(), chain("start", "b", "end"))


def delete(house: House, key: int) -> None:
    house.do(WANG, commands.delete_resource, key)


def key_of(house: House, source: bytes) -> int:
    return house.deploy(source).processes[0].key


def test_the_version_before_becomes_the_newest_and_no_number_is_given_twice(house: House) -> None:
    key_of(house, LINE)
    second = key_of(house, LONGER)

    delete(house, second)
    house.start()

    assert [one.element_id for one in house.tasks()] == ["a"]
    with pytest.raises(NotFound):
        house.start(version=2)
    again = house.deploy(LONGER).processes[0]
    assert (again.version, again.key != second) == (3, True)


def test_without_any_version_nothing_starts(house: House) -> None:
    delete(house, key_of(house, LINE))

    with pytest.raises(NotFound):
        house.start()


def test_what_runs_on_it_goes_on_and_can_be_migrated_away_but_not_to_it(house: House) -> None:
    first, second = key_of(house, LINE), key_of(house, LONGER)
    key = house.start(version=1)
    other = house.start(version=1)
    delete(house, first)

    house.do(ZHANG, commands.complete_user_task, house.tasks()[0].key)
    assert house.is_done(key)
    house.do(WANG, commands.migrate_instance, other, second, MigrationPlan((("a", "b"),)))
    with pytest.raises(NotFound):
        house.do(WANG, commands.migrate_instance, other, first, MigrationPlan((("b", "a"),)))


def test_start_events_go_back_to_the_version_before(house: House) -> None:
    def version(name: str, hours: int) -> bytes:
        parts = start("begin", message("go")) + start("tick", timer(cycle=f"R/PT{hours}H")) + user(name) + end()
        return document(parts, chain("begin", name, "end"), chain("tick", name), declarations=messages(go=""))

    key_of(house, version("a", 2))
    second = key_of(house, version("b", 1))
    house.publish("go", "")
    delete(house, second)
    house.publish("go", "")

    assert [one.element_id for one in house.tasks()] == ["b", "a"]
    assert house.later(hours=1) == 0
    assert house.later(hours=1) == 1
    assert [one.element_id for one in house.tasks()] == ["b", "a", "a"]


def test_deleting_an_older_version_leaves_the_start_events_alone(house: House) -> None:
    def version(name: str) -> bytes:
        parts = start("begin", message("go")) + user(name) + end()
        return document(parts, chain("begin", name, "end"), declarations=messages(go=""))

    first = key_of(house, version("a"))
    key_of(house, version("b"))
    delete(house, first)

    house.publish("go", "")

    assert [one.element_id for one in house.tasks()] == ["b"]


@pytest.mark.parametrize("binding", ["latest", "deployment"])
def test_a_call_of_a_deleted_process_is_an_incident(house: House, binding: str) -> None:
    called = extensions(f'<zeebe:calledElement processId="child" bindingType="{binding}"/>')
    parent = document(start(), task("a"), element("callActivity", "call", called), end(), chain("start", "a", "call", "end"))
    child = document(start(), task("work"), end(), chain("start", "work", "end"), process_id="child")
    deployed = house.deploy(parent, child)
    house.start()
    delete(house, next(row.key for row in deployed.processes if row.id == "child"))

    with pytest.raises(StepFailed):
        house.complete(ZHANG, "a")

    assert [one.kind for one in house.incidents()] == ["CALLED_ELEMENT_ERROR"]


@pytest.mark.parametrize(("binding", "survives"), [("latest", False), ("deployment", True)])
def test_a_deleted_form_stays_only_for_what_is_bound_to_its_deployment(house: House, binding: str, survives: bool) -> None:
    form = f'<zeebe:formDefinition formId="f" bindingType="{binding}"/>'
    source = document(start(), user("a", form, candidateGroups="agency-intake"), end(), chain("start", "a", "end"))
    deployed = house.deploy_files(("p.bpmn", source), ("f.form", json.dumps(FORM).encode()))
    delete(house, deployed.forms[0].key)

    if survives:
        house.start()
        assert house.task("a").form_key == deployed.forms[0].key
    else:
        with pytest.raises(StepFailed):
            house.start()


DECISION = b"""<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="table" name="table" namespace="n">
<decision id="rate" name="rate"><literalExpression><text>1</text></literalExpression></decision>
<decision id="other" name="other"><literalExpression><text>2</text></literalExpression></decision></definitions>"""


@pytest.mark.parametrize("by", ["requirements", "decisions"])
def test_decisions_are_deleted_with_their_file(house: House, by: str) -> None:
    deployed: Any = house.deploy_files(("rate.dmn", DECISION))
    called = extensions('<zeebe:calledDecision decisionId="other" resultVariable="x"/>')
    house.deploy(document(start(), element("businessRuleTask", "rule", called), end(), chain("start", "rule", "end")))

    delete(house, getattr(deployed, by)[0].key)

    with pytest.raises(StepFailed):
        house.start()
    with pytest.raises(NotFound):
        delete(house, deployed.requirements[0].key)


def test_it_is_on_record_and_cannot_be_done_twice(house: House) -> None:
    key = key_of(house, LINE)
    delete(house, key)

    with pytest.raises(NotFound):
        delete(house, key)
    with pytest.raises(NotFound):
        delete(house, 7)
    entry = house.audit()[0]
    assert (entry.command, entry.subject_kind, entry.details) == (
        "delete_resource",
        "process definition",
        {"id": "p", "version": 1},
    )
    with house.engine.reading() as session:
        assert process_definitions.get(session, key).deleted == house.clock.now()
