"""Counts over many instances, incidents, subscriptions and jobs."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.camunda.statistics.service import hash_code
from tests.api.camunda.conftest import Caller
from tests.api.camunda.diagrams import CROWD, PRINT, STUMBLING, WAITING

EVER = {"from": "2000-01-01T00:00:00Z", "to": "2100-01-01T00:00:00Z"}


@pytest.fixture
def failed(v2: Caller) -> str:
    """Two letters to print; the job of the second has failed for good. Its incident."""
    v2.deploy(("printing.bpmn", PRINT))
    v2.start("printing")
    key = v2.start("printing")
    asked = {"type": "print-letter", "timeout": 60_000, "maxJobsToActivate": 2, "requestTimeout": -1, "worker": "w"}
    jobs = v2.post("/jobs/activation", asked)["jobs"]
    (job,) = [one for one in jobs if one["processInstanceKey"] == key]
    v2.post(f"/jobs/{job['jobKey']}/failure", {"retries": 0, "errorMessage": "toner"})
    (incident,) = v2.search("incidents")
    found: str = incident["incidentKey"]
    return found


def counted(v2: Caller, path: str, body: object = None) -> list[dict[str, Any]]:
    found = v2.post(path, body)
    assert found["page"]["totalItems"] == len(found["items"])
    items: list[dict[str, Any]] = found["items"]
    return items


def test_instances_by_process_and_by_version(v2: Caller, failed: str) -> None:
    (one,) = counted(v2, "/process-definitions/statistics/process-instances")
    numbers = {"activeInstancesWithIncidentCount": 1, "activeInstancesWithoutIncidentCount": 1}
    assert one == {
        "processDefinitionId": "printing",
        "tenantId": "<default>",
        "latestProcessDefinitionName": "流程 printing",
        "hasMultipleVersions": False,
        **numbers,
    }
    v2.deploy(("printing.bpmn", PRINT.replace("打印", "重印")))
    v2.start("printing")
    body = {"filter": {"processDefinitionId": "printing"}, "sort": [{"field": "processDefinitionVersion", "order": "DESC"}]}
    versions = counted(v2, "/process-definitions/statistics/process-instances-by-version", body)
    assert [one["processDefinitionVersion"] for one in versions] == [2, 1]
    assert {**versions[1], **numbers} == versions[1]
    assert counted(v2, "/process-definitions/statistics/process-instances")[0]["hasMultipleVersions"] is True


def test_elements_of_a_definition(v2: Caller) -> None:
    v2.deploy(("crowd.bpmn", CROWD))
    keys = [v2.start("crowd", {"seats": seats}) for seats in (2, 1)]
    (definition,) = v2.search("process-definitions", {"processDefinitionId": "crowd"})
    path = f"/process-definitions/{definition['processDefinitionKey']}/statistics/element-instances"

    assert {one["elementId"]: (one["active"], one["completed"]) for one in v2.post(path)["items"]} == {
        "Started": (0, 2),
        "Vote": (3, 0),
    }
    (vote, _) = sorted(v2.post(path, {"filter": {"processInstanceKey": keys[1]}})["items"], key=lambda one: one["completed"])
    assert (vote["elementId"], vote["active"]) == ("Vote", 1)


def test_open_subscriptions_by_definition(v2: Caller) -> None:
    v2.deploy(("waiting.bpmn", WAITING))
    for order in ("a", "b"):
        v2.start("waiting", {"order": order})
    path = "/process-definitions/statistics/message-subscriptions"
    (one,) = counted(v2, path)

    assert (one["activeSubscriptions"], one["processInstancesWithActiveSubscriptions"]) == (2, 2)
    assert counted(v2, path, {"filter": {"correlationKey": "a"}})[0]["activeSubscriptions"] == 1


def test_instances_by_error(v2: Caller, failed: str) -> None:
    message = v2.get(f"/incidents/{failed}")["errorMessage"]
    (one,) = counted(v2, "/incidents/statistics/process-instances-by-error")
    assert one == {"errorHashCode": hash_code(message), "errorMessage": message, "activeInstancesWithErrorCount": 1}

    path = "/incidents/statistics/process-instances-by-definition"
    (found,) = counted(v2, path, {"filter": {"errorHashCode": one["errorHashCode"]}})
    assert (found["processDefinitionId"], found["activeInstancesWithErrorCount"]) == ("printing", 1)
    assert counted(v2, path, {"filter": {"errorHashCode": 1}}) == []


@pytest.mark.parametrize(("text", "number"), [("", 0), ("a", 97), ("hello", 99162322), ("polygenelubricants", -(2**31))])
def test_the_number_of_an_error_is_javas(text: str, number: int) -> None:
    assert hash_code(text) == number


def test_jobs(v2: Caller, failed: str, anonymous: TestClient) -> None:
    found = v2.get("/jobs/statistics/global?from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z")
    assert [found[name]["count"] for name in ("created", "completed", "failed")] == [2, 0, 1]
    assert found["failed"]["lastUpdatedAt"].endswith("Z")
    assert found["completed"] == {"count": 0, "lastUpdatedAt": None}

    (by_type,) = counted(v2, "/jobs/statistics/by-types", {"filter": {**EVER, "jobType": {"$like": "print*"}}})
    assert (by_type["jobType"], by_type["created"]["count"], by_type["workers"]) == ("print-letter", 2, 1)
    assert len(counted(v2, "/jobs/statistics/by-types")) == 1
    of_type = {**EVER, "jobType": "print-letter"}
    (by_worker,) = counted(v2, "/jobs/statistics/by-workers", {"filter": of_type})
    assert (by_worker["worker"], by_worker["failed"]["count"]) == ("w", 1)
    (error,) = counted(v2, "/jobs/statistics/errors", {"filter": {**of_type, "errorMessage": "toner"}})
    assert error == {"errorCode": "", "errorMessage": "toner", "workers": 1}
    assert counted(v2, "/jobs/statistics/errors", {"filter": {**of_type, "errorCode": "x"}}) == []
    assert anonymous.post("/v2/jobs/statistics/by-workers", json={"filter": EVER}).status_code == 400


def test_incidents_of_one_run_and_the_way_to_it(v2: Caller, failed: str, anonymous: TestClient) -> None:
    incident = v2.get(f"/incidents/{failed}")
    key, element = incident["processInstanceKey"], incident["elementInstanceKey"]
    v2.deploy(("stumbling.bpmn", STUMBLING))
    (other,) = v2.search("user-tasks", {"processInstanceKey": v2.start("stumbling")})

    for run, number in ((element, 1), (key, 1), (other["elementInstanceKey"], 0)):
        assert len(v2.post(f"/element-instances/{run}/incidents/search")["items"]) == number
    (entry,) = v2.get(f"/process-instances/{key}/call-hierarchy")
    assert entry == {
        "processInstanceKey": key,
        "processDefinitionKey": incident["processDefinitionKey"],
        "processDefinitionName": "流程 printing",
    }
    assert anonymous.get("/v2/process-instances/77/call-hierarchy").status_code == 404


@pytest.mark.parametrize("window", ["from=0001-01-01T00:00:00%2B14:00", "from=2026-01-01T00:00:00", "jobType=%00"])
def test_a_window_that_is_none(anonymous: TestClient, window: str) -> None:
    rest = "from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z"
    answer = anonymous.get(f"/v2/jobs/statistics/global?{rest}&{window}")

    assert answer.status_code == 400, answer.text
