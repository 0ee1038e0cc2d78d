"""Task listeners as workers and clients of the Camunda interface meet them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from api.camunda.user_tasks import listening
from api.runtime import Runtime
from tests.api.camunda.conftest import Caller
from tests.api.camunda.diagrams import REVIEW
from tests.engine.store.statements import statements

PLAIN = REVIEW.replace('<zeebe:formDefinition formId="review-form" bindingType="deployment"/>', "")


def with_listeners(*events: str) -> str:
    """The review, whose task has these listeners."""
    listeners = "".join(f'<zeebe:taskListener eventType="{event}" type="check"/>' for event in events)
    return PLAIN.replace("<zeebe:userTask/>", f"<zeebe:userTask/><zeebe:taskListeners>{listeners}</zeebe:taskListeners>")


LISTENED, ASSIGNING = with_listeners("completing", "assigning"), with_listeners("assigning")
ASK = {"type": "check", "timeout": 60_000, "maxJobsToActivate": 1}


@pytest.fixture
def key(v2: Caller) -> str:
    """The task of an instance whose task has listeners."""
    v2.deploy(("listened.bpmn", LISTENED))
    v2.start("review", {"amount": 7})
    (task,) = v2.search("user-tasks", {"state": "CREATED"})
    found: str = task["userTaskKey"]
    return found


def answer(v2: Caller, result: dict[str, Any] | None) -> tuple[dict[str, Any], Any]:
    """The worker: waits for the job of the listener, and completes it."""
    (job,) = v2.post("/jobs/activation", ASK)["jobs"]
    return job, v2.http.post(f"/v2/jobs/{job['jobKey']}/completion", json={"result": result})


def test_a_completion_is_answered_when_the_listener_is_done(v2: Caller, key: str) -> None:
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(v2.http.post, f"/v2/user-tasks/{key}/completion", json={"variables": {"ok": True}, "action": "sign"})
        job, done = answer(v2, {"type": "userTask", "corrections": {"assignee": "anna", "dueDate": "", "candidateGroups": None}})
    assert (done.status_code, asked.result().status_code) == (204, 204)
    assert (job["kind"], job["listenerEventType"], job["elementId"]) == ("TASK_LISTENER", "COMPLETING", "Task_Review")
    assert job["userTask"] == {
        "action": "sign",
        "assignee": None,
        "candidateGroups": ["accounting", "managers"],
        "candidateUsers": [],
        "changedAttributes": [],
        "dueDate": None,
        "followUpDate": None,
        "formKey": None,
        "priority": 70,
        "userTaskKey": key,
    }
    task = v2.get(f"/user-tasks/{key}")
    assert (task["state"], task["assignee"]) == ("COMPLETED", "anna")


def test_a_denied_completion_is_a_conflict_with_its_reason(v2: Caller, key: str) -> None:
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(v2.http.post, f"/v2/user-tasks/{key}/completion", json={})
        answer(v2, {"type": "userTask", "denied": True, "deniedReason": "no seal"})
    refused = asked.result()
    assert (refused.status_code, refused.json()["title"]) == (409, "INVALID_STATE")
    assert "no seal" in refused.json()["detail"]
    assert v2.get(f"/user-tasks/{key}")["state"] == "CREATED"
    (job,) = v2.search("jobs", {"isDenied": True})
    assert (job["isDenied"], job["deniedReason"]) == (True, "no seal")


def test_without_a_worker_it_takes_too_long(v2: Caller, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "WAIT_SECONDS", 0.0)
    late = v2.http.post(f"/v2/user-tasks/{key}/assignment", json={"assignee": "anna"})
    assert (late.status_code, late.json()["title"]) == (504, "DEADLINE_EXCEEDED")
    assert v2.get(f"/user-tasks/{key}")["state"] == "ASSIGNING"
    again = v2.http.post(f"/v2/user-tasks/{key}/completion", json={})
    assert again.status_code == 409


@pytest.mark.parametrize(("diagram", "asks"), [(PLAIN, False), (ASSIGNING, True)], ids=["without", "with"])
def test_only_of_a_task_with_listeners_it_is_asked_whether_one_denied_it(
    v2: Caller, runtime: Runtime, diagram: str, asks: bool
) -> None:
    v2.deploy(("asked.bpmn", diagram))
    v2.start("review", {"amount": 7})
    (task,) = v2.search("user-tasks", {"state": "CREATED"})
    with statements(runtime.database) as seen:
        v2.post(f"/user-tasks/{task['userTaskKey']}/completion", {})
    assert any("SELECT job.denied_reason" in statement for statement, _ in seen) is asks


@pytest.mark.parametrize(
    "result",
    [
        {"type": "adHocSubProcess"},
        {"type": "other"},
        {"type": "userTask", "denied": True, "corrections": {"priority": 3}},
        {"type": "userTask", "corrections": {"priority": 101}},
    ],
)
def test_a_result_that_does_not_fit_is_a_bad_request(
    v2: Caller, key: str, result: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "WAIT_SECONDS", 0.0)
    v2.http.post(f"/v2/user-tasks/{key}/completion", json={})
    _, refused = answer(v2, result)
    assert refused.status_code == 400
