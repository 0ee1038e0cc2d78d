"""Starting, finding and cancelling instances."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.camunda.conftest import Caller
from tests.api.camunda.diagrams import STRAIGHT

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


@pytest.fixture
def key(v2: Caller, deployed: Any) -> str:
    """A review that waits for a person."""
    return v2.start("review", {"amount": 7}, businessId="A-1")


class TestStart:
    def test_by_id_as_camunda_modeler_does(self, v2: Caller, deployed: Any) -> None:
        body = {"processDefinitionId": "review", "variables": {}, "tenantId": "<default>"}
        created = v2.post("/process-instances", body)
        definition = deployed["deployments"][0]["processDefinition"]

        assert created == {
            "processDefinitionId": "review",
            "processDefinitionVersion": 1,
            "tenantId": "<default>",
            "variables": {},
            "processDefinitionKey": definition["processDefinitionKey"],
            "processInstanceKey": created["processInstanceKey"],
            "tags": [],
            "businessId": None,
        }

    def test_by_key(self, v2: Caller, deployed: Any) -> None:
        key = deployed["deployments"][0]["processDefinition"]["processDefinitionKey"]

        assert v2.post("/process-instances", {"processDefinitionKey": key})["processDefinitionKey"] == key

    def test_at_a_named_start_event(self, v2: Caller, deployed: Any) -> None:
        v2.start("review", startInstructions=[{"elementId": "Started"}])

    def test_the_end_can_be_awaited(self, v2: Caller) -> None:
        v2.deploy(("straight.bpmn", STRAIGHT))
        body = {"processDefinitionId": "straight", "variables": {"n": 4}, "awaitCompletion": True}

        assert v2.post("/process-instances", body)["variables"] == {"n": 4, "twice": 8}
        assert v2.post("/process-instances", {**body, "fetchVariables": ["twice"]})["variables"] == {"twice": 8}

    def test_waiting_ends_when_the_client_says_so(self, anonymous: TestClient, deployed: Any) -> None:
        body = {"processDefinitionId": "review", "awaitCompletion": True, "requestTimeout": 1}
        answer = anonymous.post("/v2/process-instances", json=body)

        assert answer.status_code == 504
        assert answer.json()["title"] == "DEADLINE_EXCEEDED"

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({}, 400),
            ({"processDefinitionId": "review", "processDefinitionKey": "1"}, 400),
            ({"processDefinitionId": "unknown"}, 404),
            ({"processDefinitionId": "review", "processDefinitionVersion": 9}, 404),
            ({"processDefinitionId": "review", "tenantId": "110000"}, 403),
            ({"processDefinitionId": "review", "surprise": 1}, 400),
        ],
    )
    def test_refusals(self, anonymous: TestClient, deployed: Any, body: dict[str, object], status: int) -> None:
        answer = anonymous.post("/v2/process-instances", json=body)

        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "application/problem+json"

    def test_a_step_that_fails_is_a_conflict_and_leaves_nothing(self, anonymous: TestClient, v2: Caller) -> None:
        v2.deploy(("straight.bpmn", STRAIGHT))
        answer = anonymous.post("/v2/process-instances", json={"processDefinitionId": "straight", "variables": {"n": "x"}})

        assert answer.status_code == 409
        assert "Script" in answer.json()["detail"]
        assert v2.search("process-instances", {"processDefinitionId": "straight"}) == []


class TestFind:
    def test_every_field_is_there(self, v2: Caller, key: str) -> None:
        found = v2.get(f"/process-instances/{key}")

        assert INSTANT.fullmatch(found.pop("startDate"))
        assert found.pop("processDefinitionKey").isdecimal()
        assert found == {
            "processDefinitionId": "review",
            "processDefinitionName": "流程 review",
            "processDefinitionVersion": 1,
            "processDefinitionVersionTag": None,
            "endDate": None,
            "state": "ACTIVE",
            "suspendedDate": None,
            "hasIncident": False,
            "tenantId": "<default>",
            "processInstanceKey": key,
            "parentProcessInstanceKey": None,
            "parentElementInstanceKey": None,
            "rootProcessInstanceKey": key,
            "tags": [],
            "businessId": "A-1",
        }

    @pytest.mark.parametrize(
        "wanted",
        [
            {"state": "active"},
            {"state": {"$in": ["ACTIVE", "SUSPENDED"]}},
            {"businessId": {"$like": "A-*"}},
            {"variables": [{"name": "amount", "value": "7"}]},
            {"variables": [{"name": "amount", "value": {"$in": ["6", "7"]}}]},
            {"elementId": "Task_Review"},
            {"hasIncident": False},
            {"startDate": {"$gte": "2026-01-01T00:00:00.000Z", "$lt": "2027-01-01T08:00:00+08:00"}},
            {"endDate": {"$exists": False}},
            {"$or": [{"businessId": "B"}, {"businessId": "A-1"}]},
        ],
    )
    def test_filters_that_match(self, v2: Caller, key: str, wanted: dict[str, object]) -> None:
        found = v2.search("process-instances", {"processDefinitionId": "review", **wanted})

        assert [item["processInstanceKey"] for item in found] == [key]

    @pytest.mark.parametrize(
        "wanted",
        [
            {"state": "COMPLETED"},
            {"businessId": "A-"},
            {"variables": [{"name": "amount", "value": "8"}]},
            {"elementId": "Ended"},
            {"hasIncident": True},
            {"startDate": {"$lt": "2026-01-01T00:00:00.000Z"}},
            {"parentProcessInstanceKey": "1"},
            {"$or": [{"businessId": "B"}, {"state": "COMPLETED"}]},
        ],
    )
    def test_filters_that_do_not(self, v2: Caller, key: str, wanted: dict[str, object]) -> None:
        assert v2.search("process-instances", {"processDefinitionId": "review", **wanted}) == []

    @pytest.mark.parametrize(
        ("operator", "found"), [("$eq", 1), ("$in", 1), ("$lte", 1), ("$gte", 1), ("$lt", 0), ("$gt", 0), ("$neq", 0)]
    )
    def test_an_instant_is_the_millisecond_a_client_sees(self, v2: Caller, key: str, operator: str, found: int) -> None:
        started = v2.get(f"/process-instances/{key}")["startDate"]
        wanted = {operator: [started] if operator == "$in" else started}

        assert len(v2.search("process-instances", {"processInstanceKey": key, "startDate": wanted})) == found

    def test_a_real_case_is_seen_by_those_of_its_area_only(self, as_person: Any, walker: Any) -> None:
        walker.submit("杭州拱墅康泽大药房")
        wanted = {"processDefinitionId": "designation-application"}

        assert len(Caller(as_person("fuzeren")).search("process-instances", wanted)) == 1
        assert Caller(as_person("nb-fuzeren")).search("process-instances", wanted) == []
        assert Caller(as_person("sheji")).search("process-instances", wanted) == []


class TestProgress:
    def test_flows_and_numbers_for_the_diagram(self, v2: Caller, key: str) -> None:
        flows = v2.get(f"/process-instances/{key}/sequence-flows")["items"]
        numbers = {item["elementId"]: item for item in v2.get(f"/process-instances/{key}/statistics/element-instances")["items"]}

        assert [flow["elementId"] for flow in flows] == ["Flow_1"]
        assert numbers["Started"]["completed"] == 1
        assert numbers["Task_Review"] == {
            "elementId": "Task_Review",
            "active": 1,
            "canceled": 0,
            "incidents": 0,
            "completed": 0,
        }

    def test_element_instances_have_keys_of_their_own(self, v2: Caller, key: str) -> None:
        process, start, task = v2.search("element-instances", {"processInstanceKey": key}, sort=[{"field": "startDate"}])

        assert (process["type"], process["elementInstanceKey"]) == ("PROCESS", key)
        assert (start["elementId"], start["state"]) == ("Started", "COMPLETED")
        assert (task["elementId"], task["state"], task["endDate"]) == ("Task_Review", "ACTIVE", None)
        assert v2.get(f"/element-instances/{task['elementInstanceKey']}") == task
        (user_task,) = v2.search("user-tasks", {"processInstanceKey": key})
        assert user_task["elementInstanceKey"] == task["elementInstanceKey"]

    def test_cancelled_once_and_gone(self, anonymous: TestClient, v2: Caller, key: str) -> None:
        address = f"/v2/process-instances/{key}/cancellation"

        assert anonymous.post(address, headers={"content-type": "application/json"}).status_code == 204
        assert v2.get(f"/process-instances/{key}")["state"] == "TERMINATED"
        assert v2.search("element-instances", {"processInstanceKey": key, "state": "ACTIVE"}) == []
        assert anonymous.post(address).status_code == 404


class TestVariables:
    def test_values_are_json_texts(self, v2: Caller, deployed: Any) -> None:
        key = v2.start("review", {"text": "中", "list": [1, None], "none": None})
        found = {item["name"]: item["value"] for item in v2.search("variables", {"processInstanceKey": key})}

        assert found == {"text": '"中"', "list": "[1,null]", "none": "null"}

    def test_a_new_value_keeps_the_key(self, v2: Caller, anonymous: TestClient, key: str) -> None:
        (before,) = v2.search("variables", {"processInstanceKey": key})
        answer = anonymous.put(f"/v2/element-instances/{key}/variables", json={"variables": {"amount": 8}})
        (after,) = v2.search("variables", {"processInstanceKey": key})

        assert answer.status_code == 204
        assert (before["value"], after["value"]) == ("7", "8")
        assert before["variableKey"] == after["variableKey"]
        assert before["scopeKey"] == key
        assert v2.get(f"/variables/{after['variableKey']}")["value"] == "8"

    def test_long_values_are_shortened_in_searches_only(self, v2: Caller, deployed: Any) -> None:
        key = v2.start("review", {"long": "x" * 9_000})
        (short,) = v2.search("variables", {"processInstanceKey": key})
        (whole,) = v2.post("/variables/search?truncateValues=false", {"filter": {"processInstanceKey": key}})["items"]

        assert (len(short["value"]), short["isTruncated"]) == (8_191, True)
        assert (len(whole["value"]), whole["isTruncated"]) == (9_002, False)
        assert len(v2.get(f"/variables/{short['variableKey']}")["value"]) == 9_002

    @pytest.mark.parametrize(("value", "found"), [("7", 1), (" 7 ", 1), ("8", 0), ('"7"', 0), ("not json", 0)])
    def test_filters_compare_json(self, v2: Caller, key: str, value: str, found: int) -> None:
        assert len(v2.search("variables", {"processInstanceKey": key, "value": value})) == found
