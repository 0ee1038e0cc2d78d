"""Operations on running instances through the Camunda interface."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.runtime import Runtime
from engine.worker import run_operations
from tests.api.camunda.conftest import Caller
from tests.engine.spiff.drawing import boundary as edge
from tests.engine.spiff.drawing import chain, document, end, flow, start, sub, timer, user

LINE = document(start(), user("a"), user("b"), end(), chain("start", "a", "b", "end"), process_id="line")
LONGER = document(start(), user("a2"), user("b"), end(), chain("start", "a2", "b", "end"), process_id="line")
NESTED = document(
    start(),
    user("a"),
    sub("inner", start("s"), user("x"), user("y"), end("e"), chain("s", "x", "y", "e")),
    edge("limit", "inner", timer("P1D")),
    end(),
    chain("start", "a", "inner", "end"),
    flow("limit", "end"),
    process_id="nested",
)
SignIn = Callable[[str], TestClient]


@pytest.fixture
def line(v2: Caller) -> str:
    """The key of an instance at task a of `line`."""
    v2.deploy(("line.bpmn", LINE))
    return v2.start("line")


def open_tasks(v2: Caller, instance: str) -> list[str]:
    wanted = {"processInstanceKey": instance, "state": "CREATED"}
    return [task["elementId"] for task in v2.search("user-tasks", wanted, sort=[{"field": "creationDate"}])]


def refused(v2: Caller, path: str, body: object) -> tuple[int, str]:
    answer = v2.http.post(f"/v2{path}", json=body)
    assert set(answer.json()) >= {"type", "title", "status", "detail", "instance"}
    return answer.status_code, answer.json()["detail"]


def element_key(v2: Caller, instance: str, element_id: str) -> str:
    wanted = {"processInstanceKey": instance, "elementId": element_id, "state": "ACTIVE"}
    key: str = v2.search("element-instances", wanted)[0]["elementInstanceKey"]
    return key


def work(runtime: Runtime) -> None:
    while run_operations(runtime.engine):
        pass


def test_elements_are_begun_and_ended(v2: Caller, line: str) -> None:
    body = {
        "activateInstructions": [{"elementId": "b", "variableInstructions": [{"variables": {"n": 1}}]}],
        "terminateInstructions": [{"elementId": "a"}],
        "operationReference": 7,
    }

    v2.post(f"/process-instances/{line}/modification", body)

    assert open_tasks(v2, line) == ["b"]
    assert v2.search("variables", {"processInstanceKey": line})[0]["value"] == "1"


@pytest.mark.parametrize(
    "ancestor",
    [
        None,
        {"ancestorScopeType": "direct", "ancestorElementInstanceKey": "-1"},
        {"ancestorScopeType": "inferred"},
        {"ancestorScopeType": "sourceParent"},
    ],
)
def test_elements_are_moved(v2: Caller, ancestor: object) -> None:
    v2.deploy(("nested.bpmn", NESTED))
    key = v2.start("nested")
    into = {"sourceElementInstruction": {"sourceType": "byId", "sourceElementId": "a"}, "targetElementId": "x"}
    v2.post(f"/process-instances/{key}/modification", {"moveInstructions": [into]})
    by_key = {"sourceType": "byKey", "sourceElementInstanceKey": element_key(v2, key, "x")}
    inside = {"sourceElementInstruction": by_key, "targetElementId": "y", "ancestorScopeInstruction": ancestor}

    v2.post(f"/process-instances/{key}/modification", {"moveInstructions": [inside]})

    assert open_tasks(v2, key) == ["y"]
    scope = element_key(v2, key, "inner")
    again = {"activateInstructions": [{"elementId": "x", "ancestorElementInstanceKey": scope}]}
    v2.post(f"/process-instances/{key}/modification", again)
    by_number = {"terminateInstructions": [{"elementInstanceKey": element_key(v2, key, "y")}]}
    v2.post(f"/process-instances/{key}/modification", by_number)
    assert open_tasks(v2, key) == ["x"]


@pytest.mark.parametrize(
    ("body", "status", "found"),
    [
        ({}, 400, "at least one instruction"),
        ({"activateInstructions": [{"elementId": "nowhere"}]}, 400, "'nowhere'"),
        ({"activateInstructions": [{"elementId": "start"}]}, 400, "'start'"),
        ({"terminateInstructions": [{"elementInstanceKey": "77"}]}, 400, "'77'"),
        ({"terminateInstructions": [{"elementId": "b"}]}, 400, "not active"),
        ({"activateInstructions": [{"elementId": "b", "ancestorElementInstanceKey": "77"}]}, 400, "'77'"),
        ({"unknownInstructions": []}, 400, "unknownInstructions"),
    ],
)
def test_wrong_instructions_are_refused_with_their_element(v2: Caller, line: str, body: object, status: int, found: str) -> None:
    answer = refused(v2, f"/process-instances/{line}/modification", body)

    assert answer[0] == status
    assert found in answer[1]
    assert open_tasks(v2, line) == ["a"]


def test_an_instance_that_has_ended_is_not_found(v2: Caller, line: str) -> None:
    v2.post(f"/process-instances/{line}/cancellation")
    ending = {"terminateInstructions": [{"elementId": "a"}]}
    target = {"targetProcessDefinitionKey": "1", "mappingInstructions": []}

    assert refused(v2, f"/process-instances/{line}/modification", ending)[0] == 404
    assert refused(v2, f"/process-instances/{line}/migration", target)[0] == 404
    assert refused(v2, f"/process-instances/{line}/suspension", None)[0] == 409
    assert refused(v2, "/process-instances/77/suspension", None)[0] == 404


def test_an_instance_is_migrated(v2: Caller, line: str) -> None:
    (task,) = v2.search("user-tasks", {"processInstanceKey": line})
    target = v2.deploy(("line.bpmn", LONGER))["deployments"][0]["processDefinition"]["processDefinitionKey"]
    body = {"targetProcessDefinitionKey": target, "mappingInstructions": [{"sourceElementId": "a", "targetElementId": "a2"}]}

    v2.post(f"/process-instances/{line}/migration", body)

    (after,) = v2.search("user-tasks", {"processInstanceKey": line})
    assert (after["userTaskKey"], after["elementInstanceKey"]) == (task["userTaskKey"], task["elementInstanceKey"])
    assert (after["elementId"], after["processDefinitionKey"], after["processDefinitionVersion"]) == ("a2", target, 2)
    assert v2.get(f"/process-instances/{line}")["processDefinitionVersion"] == 2
    (active,) = [one for one in v2.get(f"/process-instances/{line}/statistics/element-instances")["items"] if one["active"]]
    assert active["elementId"] == "a2"


def test_obstacles_of_a_migration_are_a_conflict_and_a_wrong_plan_is_not(v2: Caller, line: str) -> None:
    target = v2.deploy(("line.bpmn", LONGER))["deployments"][0]["processDefinition"]["processDefinitionKey"]
    path = f"/process-instances/{line}/migration"

    def body(*pairs: str, key: str = target) -> dict[str, Any]:
        mapped = [{"sourceElementId": pair[0], "targetElementId": pair.partition(">")[2]} for pair in pairs]
        return {"targetProcessDefinitionKey": key, "mappingInstructions": mapped}

    status, detail = refused(v2, path, body())
    assert (status, "'a'" in detail) == (409, True)
    assert refused(v2, path, body("a>nowhere"))[0] == 400
    assert refused(v2, path, body("a>a2", key="77"))[0] == 404
    assert v2.get(f"/process-instances/{line}")["processDefinitionVersion"] == 1


def test_an_instance_is_suspended_and_resumed(v2: Caller, line: str) -> None:
    v2.post(f"/process-instances/{line}/suspension")
    suspended = v2.get(f"/process-instances/{line}")
    assert (suspended["state"], suspended["suspendedDate"] is not None) == ("SUSPENDED", True)
    (task,) = v2.search("user-tasks", {"processInstanceKey": line})
    assert refused(v2, f"/user-tasks/{task['userTaskKey']}/completion", {})[0] == 409
    assert refused(v2, f"/process-instances/{line}/suspension", None)[0] == 409
    assert [one["processInstanceKey"] for one in v2.search("process-instances", {"state": "SUSPENDED"})] == [line]

    v2.post(f"/process-instances/{line}/resumption", {"operationReference": 1})

    assert v2.get(f"/process-instances/{line}")["state"] == "ACTIVE"
    assert refused(v2, f"/process-instances/{line}/resumption", None)[0] == 409


def test_many_are_worked_on_in_the_background(v2: Caller, line: str, runtime: Runtime) -> None:
    other = v2.start("line")
    of_line = {"filter": {"processDefinitionId": "line", "state": "ACTIVE"}}
    target = v2.deploy(("line.bpmn", LONGER))["deployments"][0]["processDefinition"]["processDefinitionKey"]
    plan = {"targetProcessDefinitionKey": target, "mappingInstructions": [{"sourceElementId": "a", "targetElementId": "a2"}]}
    moving = {"sourceElementId": "a2", "targetElementId": "b"}

    begun = v2.post("/process-instances/migration", {**of_line, "migrationPlan": plan})
    assert begun["batchOperationType"] == "MIGRATE_PROCESS_INSTANCE"
    key = begun["batchOperationKey"]
    before = v2.get(f"/batch-operations/{key}")
    assert (before["state"], before["operationsTotalCount"], before["operationsCompletedCount"]) == ("ACTIVE", 2, 0)
    work(runtime)
    v2.post("/process-instances/modification", {**of_line, "moveInstructions": [moving]})
    work(runtime)
    assert open_tasks(v2, line) == open_tasks(v2, other) == ["b"]
    v2.post("/process-instances/suspension", of_line)
    work(runtime)
    v2.post("/process-instances/resumption", {"filter": {"processDefinitionId": "line", "state": "SUSPENDED"}})
    work(runtime)
    v2.post("/process-instances/cancellation", {"filter": {"processInstanceKey": {"$in": [line, other]}}})
    work(runtime)

    assert {one["state"] for one in v2.search("process-instances", {"processDefinitionId": "line"})} == {"TERMINATED"}
    after = v2.get(f"/batch-operations/{key}")
    assert (after["state"], after["operationsCompletedCount"], after["actorType"]) == ("COMPLETED", 2, "ANONYMOUS")
    assert len(v2.search("batch-operations", {"state": "COMPLETED"})) == 5
    items = v2.search("batch-operation-items", {"batchOperationKey": key}, sort=[{"field": "itemKey"}])
    assert [(one["itemKey"], one["state"], one["errorMessage"]) for one in items] == [
        (line, "COMPLETED", None),
        (other, "COMPLETED", None),
    ]
    assert {one["processInstanceKey"] for one in v2.search("process-instances", {"batchOperationKey": key})} == {line, other}


def test_a_batch_is_suspended_resumed_and_cancelled(v2: Caller, line: str, runtime: Runtime) -> None:
    key = v2.post("/process-instances/cancellation", {"filter": {"processDefinitionId": "line"}})["batchOperationKey"]

    v2.post(f"/batch-operations/{key}/suspension")
    work(runtime)
    assert v2.get(f"/batch-operations/{key}")["state"] == "SUSPENDED"
    v2.post(f"/batch-operations/{key}/resumption")
    v2.post(f"/batch-operations/{key}/cancellation", {})
    work(runtime)

    assert v2.get(f"/batch-operations/{key}")["state"] == "CANCELED"
    assert v2.get(f"/process-instances/{line}")["state"] == "ACTIVE"
    assert refused(v2, f"/batch-operations/{key}/resumption", None)[0] == 409
    assert v2.http.get("/v2/batch-operations/77").status_code == 404


def test_incidents_of_an_instance_are_resolved(v2: Caller, line: str, runtime: Runtime) -> None:
    begun = v2.post(f"/process-instances/{line}/incident-resolution")
    assert begun["batchOperationType"] == "RESOLVE_INCIDENT"
    assert v2.get(f"/batch-operations/{begun['batchOperationKey']}")["state"] == "COMPLETED"
    assert v2.post("/process-instances/incident-resolution", {"filter": {"hasIncident": True}})


def test_an_empty_filter_is_refused(v2: Caller, line: str) -> None:
    assert refused(v2, "/process-instances/cancellation", {"filter": {}})[0] == 400
    assert refused(v2, "/process-instances/cancellation", {})[0] == 400
    assert refused(v2, "/process-instances/cancellation", {"filter": {"nothing": 1}})[0] == 400


def test_only_operators_and_designers_operate(line: str, as_person: SignIn) -> None:
    leader = as_person("fuzeren")

    for path in ("suspension", "resumption", "modification", "migration"):
        body = {"targetProcessDefinitionKey": "1", "mappingInstructions": []} if path == "migration" else {}
        assert leader.post(f"/v2/process-instances/{line}/{path}", json=body).status_code == 403
    assert leader.post("/v2/process-instances/cancellation", json={"filter": {"state": "ACTIVE"}}).status_code == 403
    assert leader.post(f"/v2/resources/{line}/deletion", json={}).status_code == 403


def test_a_version_is_deleted(v2: Caller, line: str) -> None:
    first = v2.search("process-definitions", {"processDefinitionId": "line"})[0]["processDefinitionKey"]
    second = v2.deploy(("line.bpmn", LONGER))["deployments"][0]["processDefinition"]["processDefinitionKey"]

    assert v2.post(f"/resources/{second}/deletion") == {"resourceKey": second, "batchOperation": None}
    v2.post(f"/resources/{first}/deletion", {"deleteHistory": False})

    states = {key: v2.get(f"/process-definitions/{key}")["state"] for key in (first, second)}
    assert states == {first: "DRAINING", second: "DELETED"}
    body = {"processDefinitionKey": first}
    assert refused(v2, "/process-instances", body)[0] == 404
    assert refused(v2, f"/resources/{first}/deletion", {})[0] == 404
    assert refused(v2, f"/resources/{first}/deletion", {"deleteHistory": True})[0] == 400
    assert v2.search("process-definitions", {"state": "DRAINING"})[0]["processDefinitionKey"] == first
    v2.post(f"/process-instances/{line}/cancellation")
    assert v2.get(f"/process-definitions/{first}")["state"] == "DELETED"
