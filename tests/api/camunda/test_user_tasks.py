"""User tasks through the Camunda interface."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.camunda.conftest import Caller
from tests.api.camunda.diagrams import REVIEW


@pytest.fixture
def instance(v2: Caller, deployed: Any) -> str:
    """A review that waits for a person."""
    return v2.start("review", {"amount": 7})


@pytest.fixture
def key(v2: Caller, instance: str) -> str:
    """Its task."""
    (task,) = v2.search("user-tasks", {"processInstanceKey": instance})
    found: str = task["userTaskKey"]
    return found


def test_every_field_is_there(v2: Caller, key: str, instance: str) -> None:
    task = v2.get(f"/user-tasks/{key}")

    assert (task["state"], task["assignee"], task["priority"]) == ("CREATED", None, 70)
    assert task["candidateGroups"] == ["accounting", "managers"]
    assert (task["processInstanceKey"], task["rootProcessInstanceKey"]) == (instance, instance)
    assert (task["name"], task["processName"], task["elementId"]) == ("审核", "流程 review", "Task_Review")
    for name in ("completionDate", "followUpDate", "dueDate", "externalFormReference", "businessId"):
        assert task[name] is None


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"candidateGroup": "managers"}, 1),
        ({"candidateGroup": {"$in": ["managers", "nobody"]}}, 1),
        ({"candidateGroup": {"$neq": "managers"}}, 0),
        ({"candidateGroup": {"$notIn": ["nobody"]}}, 1),
        ({"candidateUser": {"$exists": False}}, 1),
        ({"assignee": {"$exists": True}}, 0),
        ({"assignee": {"$neq": "demo"}}, 1),
        ({"priority": {"$gt": 50, "$lte": 70}}, 1),
        ({"priority": {"$lt": 70}}, 0),
        ({"state": "created"}, 1),
        ({"state": "CREATING"}, 0),
        ({"dueDate": {"$exists": False}}, 1),
        ({"processInstanceVariables": [{"name": "amount", "value": "7"}]}, 1),
        ({"processInstanceVariables": [{"name": "amount", "value": "8"}]}, 0),
        ({"$or": [{"priority": 1}, {"elementId": "Task_Review"}]}, 1),
        ({"assignee": None}, 1),
    ],
)
def test_filters(v2: Caller, key: str, wanted: dict[str, object], found: int) -> None:
    assert len(v2.search("user-tasks", {"processDefinitionId": "review", **wanted})) == found


def test_assigned_once_and_taken_back(v2: Caller, anonymous: TestClient, key: str) -> None:
    address = f"/v2/user-tasks/{key}"

    assert anonymous.post(f"{address}/assignment", json={"assignee": "demo"}).status_code == 204
    assert v2.get(f"/user-tasks/{key}")["assignee"] == "demo"
    refused = anonymous.post(f"{address}/assignment", json={"assignee": "anna", "allowOverride": False})
    assert refused.status_code == 409
    assert anonymous.post(f"{address}/assignment", json={"assignee": "anna"}).status_code == 204
    assert anonymous.delete(f"{address}/assignee").status_code == 204
    assert anonymous.delete(f"{address}/assignee").status_code == 204
    assert v2.get(f"/user-tasks/{key}")["assignee"] is None


def test_dates_candidates_and_priority_change(v2: Caller, anonymous: TestClient, key: str) -> None:
    changes = {"dueDate": "2026-12-24T08:00:00+08:00", "candidateGroups": ["audit"], "candidateUsers": ["anna"], "priority": 9}
    answer = anonymous.patch(f"/v2/user-tasks/{key}", json={"changeset": changes})
    task = v2.get(f"/user-tasks/{key}")

    assert answer.status_code == 204
    assert task["dueDate"] == "2026-12-24T00:00:00.000Z"
    assert (task["candidateGroups"], task["candidateUsers"], task["priority"]) == (["audit"], ["anna"], 9)
    nothing = {"dueDate": None, "candidateUsers": None, "priority": None, "assignee": "ignored, as the contract has it"}
    assert anonymous.patch(f"/v2/user-tasks/{key}", json={"changeset": nothing}).status_code == 204
    assert v2.get(f"/user-tasks/{key}") == task
    assert anonymous.patch(f"/v2/user-tasks/{key}", json={"changeset": {"dueDate": ""}}).status_code == 204
    assert v2.get(f"/user-tasks/{key}")["dueDate"] is None
    assert anonymous.patch(f"/v2/user-tasks/{key}", json={"changeset": {"priority": 101}}).status_code == 400


def test_its_form_is_a_json_text(v2: Caller, anonymous: TestClient, key: str) -> None:
    form = v2.get(f"/user-tasks/{key}/form")

    assert json.loads(form["schema"])["id"] == form["formId"] == "review-form"
    assert v2.get(f"/user-tasks/{key}")["formKey"] == form["formKey"]


def test_without_a_form_there_is_no_content(v2: Caller, anonymous: TestClient, deployed: Any) -> None:
    bare = REVIEW.replace('<zeebe:formDefinition formId="review-form" bindingType="deployment"/>', "")
    v2.deploy(("bare.bpmn", bare.replace('id="review"', 'id="bare"')))
    (task,) = v2.search("user-tasks", {"processInstanceKey": v2.start("bare")})
    address = f"/v2/user-tasks/{task['userTaskKey']}"

    assert anonymous.get(f"{address}/form").status_code == 204
    assert anonymous.post(f"{address}/completion", json={"variables": {"free": 1}}).status_code == 204


def test_its_variables(v2: Caller, key: str) -> None:
    (found,) = v2.post(f"/user-tasks/{key}/variables/search")["items"]

    assert (found["name"], found["value"]) == ("amount", "7")


class TestComplete:
    def test_completed_once(self, v2: Caller, anonymous: TestClient, key: str, instance: str) -> None:
        address = f"/v2/user-tasks/{key}/completion"

        assert anonymous.post(address, json={"variables": {"approved": True, "extra": 1}}).status_code == 204
        assert v2.get(f"/user-tasks/{key}")["state"] == "COMPLETED"
        assert v2.get(f"/process-instances/{instance}")["state"] == "COMPLETED"
        names = {item["name"] for item in v2.search("variables", {"processInstanceKey": instance})}
        assert {"amount", "approved", "extra"} <= names
        assert anonymous.post(address).status_code == 409

    def test_the_form_is_checked_on_the_server(self, v2: Caller, anonymous: TestClient, key: str) -> None:
        answer = anonymous.post(f"/v2/user-tasks/{key}/completion", json={"variables": {"remark": "x" * 21}})

        assert answer.status_code == 400
        assert [error["field"] for error in answer.json()["errors"]] == ["remark"]
        assert v2.get(f"/user-tasks/{key}")["state"] == "CREATED"

    def test_an_unknown_task(self, anonymous: TestClient) -> None:
        assert anonymous.post("/v2/user-tasks/1/completion").status_code == 404

    def test_a_real_task_only_by_its_candidates(self, as_person: Any, walker: Any) -> None:
        walker.submit("杭州拱墅康泽大药房")
        leader = as_person("fuzeren")
        (task,) = Caller(leader).search("user-tasks", {"elementId": "Task_CheckCompleteness"})
        body = {"variables": {"intakeDecision": "complete"}}
        address = f"/v2/user-tasks/{task['userTaskKey']}/completion"

        assert leader.post(address, json=body).status_code == 403
        assert as_person("nb-shouli").post(address, json=body).status_code == 404
        assert as_person("shouli").post(address, json={"variables": {"intakeDecision": "complete", "x": 1}}).status_code == 400
        assert as_person("shouli").post(address, json=body).status_code == 204
