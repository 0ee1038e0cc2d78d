"""Tasks whose listeners are at work, as the web app is told about them."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.runtime import Runtime
from engine import commands
from engine.actor import Actor
from engine.jobs import TaskResult
from engine.store import jobs
from tests.api.conftest import SignInAs
from tests.api.handing_in import AREA
from tests.engine.spiff.drawing import chain, document, end, start, user
from tests.engine.spiff.waiting import task_listening

LISTENED = document(
    start(),
    user("sign", task_listening(("completing", "check"), ("assigning", "check")), candidateGroups="agency-intake"),
    end(),
    chain("start", "sign", "end"),
    process_id="listened",
)


@pytest.fixture
def clerk(sign_in_as: SignInAs) -> TestClient:
    """A candidate for the task."""
    return sign_in_as("shouli")


@pytest.fixture
def instance(runtime: Runtime) -> int:
    """The key of an instance that stands at its task, which has listeners of workers elsewhere."""
    runtime.engine.run(Actor.system(), lambda uow: commands.deploy(uow, [("listened.bpmn", LISTENED)]))
    return runtime.engine.run(Actor.system(), lambda uow: commands.start_instance(uow, "listened", tenant_id=AREA))


@pytest.fixture
def key(clerk: TestClient, instance: int) -> str:
    """Its task."""
    row = listed(clerk)
    assert row["pending"] is False
    return str(row["key"])


def listed(clerk: TestClient) -> dict[str, Any]:
    """The one line of the inbox."""
    (row,) = clerk.get("/api/tasks", params={"process": "listened"}).json()["items"]
    assert isinstance(row, dict)
    return row


def shown(clerk: TestClient, key: str) -> tuple[str, bool, bool, str | None]:
    """State, whether it is pending, whether it can be completed, and why not, by the task's page."""
    detail = clerk.get(f"/api/tasks/{key}").json()
    return detail["task"]["state"], detail["task"]["pending"], detail["can_complete"], detail["why_not"]


def listener_answers(runtime: Runtime, instance: int, result: TaskResult) -> None:
    """The worker of the listener is done."""
    with runtime.engine.reading() as session:
        (job,) = (one for one in jobs.of_instance(session, instance) if one.is_open)
    runtime.engine.run(Actor.system(), lambda uow: commands.complete_job(uow, job.key, result=result))


def test_a_completion_is_pending_until_the_listener_is_done(clerk: TestClient, runtime: Runtime, instance: int, key: str) -> None:
    completed = clerk.post(f"/api/tasks/{key}/complete", json={"variables": {}})
    assert (completed.status_code, completed.json()["pending"]) == (200, True)
    assert (listed(clerk)["state"], listed(clerk)["pending"]) == ("COMPLETING", True)
    state, pending, can_complete, why_not = shown(clerk, key)
    assert (state, pending, can_complete) == ("COMPLETING", True, False)
    assert why_not is not None
    assert "正在" in why_not
    assert clerk.post(f"/api/tasks/{key}/complete", json={"variables": {}}).status_code == 409

    listener_answers(runtime, instance, TaskResult())

    assert shown(clerk, key)[:2] == ("COMPLETED", False)
    assert clerk.get("/api/tasks", params={"process": "listened"}).json()["items"] == []


def test_a_denied_completion_opens_the_task_again(clerk: TestClient, runtime: Runtime, instance: int, key: str) -> None:
    clerk.post(f"/api/tasks/{key}/complete", json={"variables": {}})
    listener_answers(runtime, instance, TaskResult(denied=True))
    assert shown(clerk, key) == ("CREATED", False, True, None)
    assert listed(clerk)["pending"] is False


def test_a_claim_is_pending_until_the_listener_is_done(clerk: TestClient, runtime: Runtime, instance: int, key: str) -> None:
    claimed = clerk.post(f"/api/tasks/{key}/claim").json()
    assert (claimed["pending"], claimed["state"], claimed["assignee"]) == (True, "ASSIGNING", None)
    assert listed(clerk)["pending"] is True
    listener_answers(runtime, instance, TaskResult())
    mine = clerk.get("/api/tasks", params={"view": "mine"}).json()["items"]
    assert [(row["key"], row["pending"]) for row in mine] == [(key, False)]


def test_without_listeners_a_completion_is_done_at_once(clerk: TestClient, runtime: Runtime) -> None:
    parts = (start(), user("sign", candidateGroups="agency-intake"), end(), chain("start", "sign", "end"))
    plain = document(*parts, process_id="listened")
    runtime.engine.run(Actor.system(), lambda uow: commands.deploy(uow, [("plain.bpmn", plain)]))
    runtime.engine.run(Actor.system(), lambda uow: commands.start_instance(uow, "listened", tenant_id=AREA))
    completed = clerk.post(f"/api/tasks/{listed(clerk)['key']}/complete", json={"variables": {}})
    assert completed.json()["pending"] is False
