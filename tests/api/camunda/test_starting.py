"""Starting in the middle, ending early, tags, and the variables of scopes."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.camunda.conftest import Caller
from tests.api.camunda.diagrams import CALLED_BY_MESSAGE, CROWD, DECISION, ROOMS, WAITING

KIND = {"kind": "pharmacy"}


@pytest.fixture
def rooms(v2: Caller) -> None:
    """The process `rooms` is deployed."""
    v2.deploy(("rooms.bpmn", ROOMS), ("limit.dmn", DECISION))


def at(*elements: str) -> list[dict[str, str]]:
    """Start instructions."""
    return [{"elementId": element} for element in elements]


def after(*elements: str) -> list[dict[str, str]]:
    """Runtime instructions."""
    return [{"type": "TERMINATE_PROCESS_INSTANCE", "afterElementId": element} for element in elements]


def open_tasks(v2: Caller, key: str) -> list[str]:
    """The elements with an open user task."""
    return sorted(task["elementId"] for task in v2.search("user-tasks", {"processInstanceKey": key, "state": "CREATED"}))


@pytest.mark.usefixtures("rooms")
class TestStartInstructions:
    def test_behind_the_start_event(self, v2: Caller) -> None:
        key = v2.start("rooms", KIND, startInstructions=at("Note"))

        assert open_tasks(v2, key) == ["Note"]
        entered = {item["elementId"] for item in v2.search("element-instances", {"processInstanceKey": key})}
        assert entered == {"rooms", "Note"}

    def test_inside_a_sub_process_and_beside_it(self, v2: Caller) -> None:
        key = v2.start("rooms", KIND, startInstructions=at("Talk", "Note"))

        assert open_tasks(v2, key) == ["Note", "Talk"]
        for task in v2.search("user-tasks", {"processInstanceKey": key}):
            v2.post(f"/user-tasks/{task['userTaskKey']}/completion")
        (last,) = v2.search("user-tasks", {"processInstanceKey": key, "state": "CREATED"})
        v2.post(f"/user-tasks/{last['userTaskKey']}/completion")
        assert v2.get(f"/process-instances/{key}")["state"] == "COMPLETED"

    @pytest.mark.parametrize("element", ["Nowhere", "Room_Started", "rooms"])
    def test_what_cannot_be_begun(self, v2: Caller, anonymous: TestClient, element: str) -> None:
        body = {"processDefinitionId": "rooms", "variables": KIND, "startInstructions": at("Note", element)}
        answer = anonymous.post("/v2/process-instances", json=body)

        assert answer.status_code == 400
        assert element in answer.json()["detail"]
        assert v2.search("process-instances") == []

    def test_the_start_event_itself(self, v2: Caller) -> None:
        assert open_tasks(v2, v2.start("rooms", KIND, startInstructions=at("Started"))) == ["Talk"]


@pytest.mark.usefixtures("rooms")
class TestRuntimeInstructions:
    def test_ends_behind_an_element_at_once(self, v2: Caller) -> None:
        key = v2.start("rooms", KIND, runtimeInstructions=after("Decide"))

        assert v2.get(f"/process-instances/{key}")["state"] == "TERMINATED"
        entered = {item["elementId"] for item in v2.search("element-instances", {"processInstanceKey": key})}
        assert entered == {"rooms", "Started", "Decide"}

    def test_ends_in_a_later_step(self, v2: Caller) -> None:
        key = v2.start("rooms", KIND, startInstructions=at("Talk", "Note"), runtimeInstructions=after("Talk"))
        (talk,) = v2.search("user-tasks", {"processInstanceKey": key, "elementId": "Talk"})
        v2.post(f"/user-tasks/{talk['userTaskKey']}/completion")

        assert v2.get(f"/process-instances/{key}")["state"] == "TERMINATED"
        assert open_tasks(v2, key) == []

    def test_the_instruction_goes_along_to_another_version(self, v2: Caller) -> None:
        key = v2.start("rooms", KIND, startInstructions=at("Talk"), runtimeInstructions=after("Talk"))
        answer = v2.deploy(("rooms.bpmn", ROOMS.replace("Talk", "Debate")))
        plan = {
            "targetProcessDefinitionKey": answer["deployments"][0]["processDefinition"]["processDefinitionKey"],
            "mappingInstructions": [
                {"sourceElementId": "Room", "targetElementId": "Room"},
                {"sourceElementId": "Talk", "targetElementId": "Debate"},
            ],
        }
        v2.post(f"/process-instances/{key}/migration", plan)
        (task,) = v2.search("user-tasks", {"processInstanceKey": key, "state": "CREATED"})
        v2.post(f"/user-tasks/{task['userTaskKey']}/completion")

        assert task["elementId"] == "Debate"
        assert v2.get(f"/process-instances/{key}")["state"] == "TERMINATED"

    def test_behind_the_last_element_it_is_complete(self, v2: Caller) -> None:
        key = v2.start("rooms", KIND, startInstructions=at("Note"), runtimeInstructions=after("Ended"))
        (note,) = v2.search("user-tasks", {"processInstanceKey": key})
        v2.post(f"/user-tasks/{note['userTaskKey']}/completion")

        assert v2.get(f"/process-instances/{key}")["state"] == "COMPLETED"

    def test_unknown_element(self, anonymous: TestClient) -> None:
        body = {"processDefinitionId": "rooms", "variables": KIND, "runtimeInstructions": after("Nowhere")}

        assert anonymous.post("/v2/process-instances", json=body).status_code == 400


@pytest.mark.usefixtures("rooms")
class TestTags:
    def test_found_by_all_of_them(self, v2: Caller) -> None:
        created = v2.post(
            "/process-instances", {"processDefinitionId": "rooms", "variables": KIND, "tags": ["urgent", "region:hz", "urgent"]}
        )
        other = v2.start("rooms", KIND, tags=["urgent"])
        key = created["processInstanceKey"]

        assert created["tags"] == ["region:hz", "urgent"]
        assert v2.get(f"/process-instances/{key}")["tags"] == ["region:hz", "urgent"]
        found = v2.search("process-instances", {"tags": ["urgent", "region:hz"]})
        assert [item["processInstanceKey"] for item in found] == [key]
        assert {item["processInstanceKey"] for item in v2.search("process-instances", {"tags": ["urgent"]})} == {key, other}

    def test_tasks_have_them_too(self, v2: Caller) -> None:
        v2.start("rooms", KIND)
        key = v2.start("rooms", KIND, tags=["urgent"], businessId="B-1")
        (task,) = v2.search("user-tasks", {"tags": ["urgent"]})

        assert (task["processInstanceKey"], task["tags"]) == (key, ["urgent"])
        assert v2.search("user-tasks", {"businessId": "B-1"}) == [task]
        assert v2.get(f"/user-tasks/{task['userTaskKey']}") == task

    @pytest.mark.parametrize("tags", [["1a"], [""], ["a b"], ["x" * 101], [f"t{i}" for i in range(11)], "urgent"])
    def test_refused(self, anonymous: TestClient, tags: object) -> None:
        body = {"processDefinitionId": "rooms", "variables": KIND, "tags": tags}

        assert anonymous.post("/v2/process-instances", json=body).status_code == 400


@pytest.mark.usefixtures("rooms")
class TestScopes:
    def test_input_mappings_make_variables_of_their_scope(self, v2: Caller) -> None:
        key = v2.start("rooms", KIND)
        scopes = {item["elementInstanceKey"]: item["elementId"] for item in self._elements(v2, key)}
        found = {(scopes[item["scopeKey"]], item["name"]): item["value"] for item in v2.search("variables")}

        assert found == {
            ("rooms", "kind"): '"pharmacy"',
            ("rooms", "times"): "2",
            ("Room", "topic"): '"pharmacy"',
            ("Room", "level"): "1",
            ("Talk", "level"): "2",
        }

    def test_a_task_sees_its_own_and_those_around(self, v2: Caller) -> None:
        key = v2.start("rooms", KIND, startInstructions=at("Talk", "Note"))
        seen = {}
        for task in v2.search("user-tasks", {"processInstanceKey": key}):
            path = f"/user-tasks/{task['userTaskKey']}"
            all_of_them = v2.post(f"{path}/variables/search")["items"]
            effective = v2.post(f"{path}/effective-variables/search")["items"]
            seen[task["elementId"]] = (
                sorted((item["name"], item["value"]) for item in all_of_them),
                sorted((item["name"], item["value"]) for item in effective),
            )

        kind = ("kind", '"pharmacy"')
        assert seen["Note"] == ([kind], [kind])
        assert seen["Talk"] == ([kind, ("level", "2")], [kind, ("level", "2")])

    def test_the_innermost_of_a_name_is_the_effective_one(self, v2: Caller) -> None:
        key = v2.start("rooms", KIND)
        (task,) = v2.search("user-tasks", {"processInstanceKey": key})
        path = f"/user-tasks/{task['userTaskKey']}"
        levels = [item["value"] for item in v2.post(f"{path}/variables/search", {"filter": {"name": "level"}})["items"]]
        effective = v2.post(f"{path}/effective-variables/search", {"filter": {"name": "level"}})["items"]

        assert sorted(levels) == ["1", "2"]
        assert [item["value"] for item in effective] == ["2"]

    @pytest.mark.parametrize(
        ("filter_", "found"),
        [
            ({"localVariables": [{"name": "level", "value": "2"}]}, 1),
            ({"localVariables": [{"name": "level", "value": "1"}]}, 0),
            ({"localVariables": [{"name": "kind", "value": '"pharmacy"'}]}, 0),
            ({"processInstanceVariables": [{"name": "kind", "value": '"pharmacy"'}]}, 1),
            ({"processInstanceVariables": [{"name": "level", "value": "2"}]}, 0),
        ],
    )
    def test_tasks_by_variables(self, v2: Caller, filter_: dict[str, object], found: int) -> None:
        v2.start("rooms", KIND)

        assert len(v2.search("user-tasks", filter_)) == found

    def _elements(self, v2: Caller, key: str) -> list[dict[str, Any]]:
        return v2.search("element-instances", {"processInstanceKey": key})


@pytest.mark.usefixtures("rooms")
def test_instances_by_the_state_of_their_elements(v2: Caller) -> None:
    running = v2.start("rooms", KIND)
    v2.start("rooms", KIND, runtimeInstructions=after("Decide"))

    found = v2.search("process-instances", {"elementInstanceState": "ACTIVE"})
    assert [item["processInstanceKey"] for item in found] == [running]
    assert len(v2.search("process-instances", {"elementInstanceState": "COMPLETED"})) == 2
    assert len(v2.search("process-instances", {"hasRetriesLeft": False})) == 2
    assert v2.search("process-instances", {"batchOperationKey": "77"}) == []


def test_every_task_belongs_to_its_own_run(v2: Caller) -> None:
    v2.deploy(("rooms.bpmn", ROOMS), ("limit.dmn", DECISION))
    elements = {}
    for key in (v2.start("rooms", KIND, startInstructions=at("Talk", "Note")), v2.start("rooms", KIND)):
        elements |= {item["elementInstanceKey"]: item for item in v2.search("element-instances", {"processInstanceKey": key})}
    tasks = v2.search("user-tasks", {"processDefinitionId": "rooms"})

    assert len({task["elementInstanceKey"] for task in tasks}) == 3
    for task in tasks:
        element = elements[task["elementInstanceKey"]]
        assert (element["elementId"], element["processInstanceKey"]) == (task["elementId"], task["processInstanceKey"])


def test_the_rounds_of_a_multi_instance_run_in_its_body(v2: Caller) -> None:
    v2.deploy(("crowd.bpmn", CROWD))
    key = v2.start("crowd", {"seats": 3})
    votes = {"processInstanceKey": key, "elementId": "Vote"}
    (body,) = v2.search("element-instances", {**votes, "type": "MULTI_INSTANCE_BODY"})
    rounds = v2.search("element-instances", {**votes, "elementInstanceScopeKey": body["elementInstanceKey"]})
    tasks = v2.search("user-tasks", votes)

    assert [one["type"] for one in rounds] == ["USER_TASK"] * 3
    assert [one["elementInstanceKey"] for one in rounds] == [task["elementInstanceKey"] for task in tasks]
    v2.http.put(f"/v2/element-instances/{tasks[1]['elementInstanceKey']}/variables", json={"variables": {"a": 1}, "local": True})
    assert len(v2.search("user-tasks", {"localVariables": [{"name": "a", "value": "1"}]})) == 1
    counted = v2.get(f"/process-instances/{key}/statistics/element-instances")["items"]
    assert {one["elementId"]: one["active"] for one in counted}["Vote"] == 3


def test_start_events_that_wait_for_a_message_are_subscriptions(v2: Caller) -> None:
    v2.deploy(("called.bpmn", CALLED_BY_MESSAGE))
    (found,) = v2.search("message-subscriptions", {"messageSubscriptionType": "START_EVENT", "messageName": "call"})

    assert (found["messageName"], found["elementId"], found["processInstanceKey"]) == ("call", "Started", None)
    assert v2.search("message-subscriptions", {"messageSubscriptionType": "PROCESS_EVENT"}) == []


def test_variables_go_where_they_are(v2: Caller, rooms: None) -> None:
    key = v2.start("rooms", KIND)
    (talk,) = v2.search("element-instances", {"processInstanceKey": key, "elementId": "Talk"})
    address = f"/v2/element-instances/{talk['elementInstanceKey']}/variables"

    assert v2.http.put(address, json={"variables": {"topic": "x", "level": 3, "fresh": 1}}).status_code == 204
    assert v2.http.put(address, json={"variables": {"fresh": 2}, "local": True}).status_code == 204
    found = v2.search("variables", {"processInstanceKey": key, "name": {"$in": ["topic", "level", "fresh"]}})
    (room,) = v2.search("element-instances", {"processInstanceKey": key, "elementId": "Room"})
    here, around = talk["elementInstanceKey"], room["elementInstanceKey"]
    assert {(one["name"], one["scopeKey"], one["value"]) for one in found} == {
        ("topic", around, '"x"'),
        ("level", around, "1"),
        ("level", here, "3"),
        ("fresh", key, "1"),
        ("fresh", here, "2"),
    }


@pytest.mark.parametrize("wrong", [{"operationReference": 0}, {"processDefinitionId": ""}, {"processDefinitionKey": "x"}])
def test_a_start_that_cannot_be_meant(anonymous: TestClient, rooms: None, wrong: dict[str, object]) -> None:
    answer = anonymous.post("/v2/process-instances", json={"processDefinitionId": "rooms", **wrong})

    assert answer.status_code == 400
    assert next(iter(wrong)) in answer.json()["detail"]


def test_a_key_may_be_a_number_as_older_clients_send_it(anonymous: TestClient, v2: Caller, rooms: None) -> None:
    (found,) = v2.search("process-definitions", {"processDefinitionId": "rooms"})
    body = {"processDefinitionKey": int(found["processDefinitionKey"]), "variables": KIND}
    answer = anonymous.post("/v2/process-instances", json=body)

    assert answer.status_code == 200, answer.text


def test_what_messages_have_reached(v2: Caller) -> None:
    v2.deploy(("waiting.bpmn", WAITING), ("called.bpmn", CALLED_BY_MESSAGE))
    key = v2.start("waiting", {"order": "o"})
    (open_,) = v2.search("message-subscriptions", {"processInstanceKey": key})
    sent = v2.post("/messages/correlation", {"name": "paid", "correlationKey": "o"})
    (closed,) = v2.search("message-subscriptions", {"processInstanceKey": key, "messageSubscriptionState": "CORRELATED"})
    (correlated,) = v2.search("correlated-message-subscriptions", {"processInstanceKey": key})
    (caught,) = v2.search("element-instances", {"processInstanceKey": key, "elementId": "Catch_Paid"})

    assert open_["messageSubscriptionState"] == "CREATED"
    same = ("messageSubscriptionKey", "elementInstanceKey", "elementId", "correlationKey", "processDefinitionKey")
    assert {name: closed[name] for name in same} == {name: open_[name] for name in same}
    assert correlated["messageKey"] == sent["messageKey"]
    assert correlated["subscriptionKey"] == open_["messageSubscriptionKey"]
    assert correlated["elementInstanceKey"] == caught["elementInstanceKey"]

    published = v2.post("/messages/publication", {"name": "call"})
    (started,) = v2.search("correlated-message-subscriptions", {"messageKey": published["messageKey"]})
    (event,) = v2.search("element-instances", {"processInstanceKey": started["processInstanceKey"], "type": "START_EVENT"})
    assert (started["elementInstanceKey"], started["correlationKey"]) == (event["elementInstanceKey"], None)


def test_a_kept_message_reaches_who_comes_later(v2: Caller) -> None:
    v2.deploy(("waiting.bpmn", WAITING))
    sent = v2.post("/messages/publication", {"name": "paid", "correlationKey": "later", "timeToLive": 60_000})
    key = v2.start("waiting", {"order": "later"})

    (found,) = v2.search("correlated-message-subscriptions", {"messageName": "paid"})
    assert (found["messageKey"], found["processInstanceKey"]) == (sent["messageKey"], key)
