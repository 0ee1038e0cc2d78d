"""Jobs as workers with the official clients see them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.types import Message

from api.camunda.jobs import activation
from api.runtime import Runtime
from tests.api.camunda.conftest import BASE, LOCAL, Caller
from tests.api.camunda.diagrams import PRINT

NOW = {"requestTimeout": -1}
ASK = {"type": "print-letter", "timeout": 60_000, "maxJobsToActivate": 10, "worker": "printer", **NOW}
ACTIVATED = {
    *("type", "processDefinitionId", "processDefinitionVersion", "elementId", "customHeaders", "worker", "retries", "deadline"),
    *("variables", "tenantId", "physicalTenantId", "jobKey", "processInstanceKey", "processDefinitionKey", "elementInstanceKey"),
    *("kind", "listenerEventType", "userTask", "tags", "rootProcessInstanceKey", "businessId", "priority", "jobLeaseToken"),
}


@pytest.fixture
def instance(v2: Caller) -> str:
    """An instance whose letter waits to be printed."""
    v2.deploy(("printing.bpmn", PRINT))
    return v2.start("printing", {"pages": 3, "party": "乙"}, businessId="c-1")


def take(v2: Caller, **more: object) -> list[dict[str, Any]]:
    """Take jobs without waiting."""
    jobs: list[dict[str, Any]] = v2.post("/jobs/activation", {**ASK, **more})["jobs"]
    return jobs


def state_of(v2: Caller, instance: str) -> str:
    """How the instance stands."""
    state: str = v2.get(f"/process-instances/{instance}")["state"]
    return state


class TestActivation:
    def test_all_a_worker_is_told(self, v2: Caller, instance: str) -> None:
        v2.http.put("/v2/clock", json={"timestamp": 1_800_000_000_000})
        (job,) = take(v2)

        assert set(job) == ACTIVATED
        assert (job["elementId"], job["customHeaders"], job["retries"], job["worker"]) == ("Print", {"tray": "A4"}, 2, "printer")
        assert (job["variables"], job["businessId"], job["priority"]) == ({"pages": 3, "party": "乙"}, "c-1", 0)
        assert (job["deadline"], job["jobLeaseToken"]) == (1_800_000_060_000, None)
        assert (job["processInstanceKey"], job["rootProcessInstanceKey"], job["tenantId"]) == (instance, instance, "<default>")
        (element,) = v2.search("element-instances", {"elementId": "Print"})
        assert job["elementInstanceKey"] == element["elementInstanceKey"]

    def test_nobody_else_gets_it_meanwhile(self, v2: Caller, instance: str) -> None:
        assert len(take(v2)) == 1
        assert take(v2) == []

    def test_only_the_variables_asked_for(self, v2: Caller, instance: str) -> None:
        (job,) = take(v2, fetchVariable=["pages", "missing"])
        assert job["variables"] == {"pages": 3}

    @pytest.mark.parametrize(
        "wrong",
        [
            {"type": ""},
            {"type": None},
            {"timeout": 0},
            {"timeout": 2**63},
            {"maxJobsToActivate": 0},
            {"requestTimeout": "soon"},
            {"tenantIds": ["a b"]},
            {"tenantFilter": "MINE"},
            {"colour": "red"},
            {"type": "print\0letter"},
            {"fetchVariable": ["\0"]},
        ],
    )
    def test_what_cannot_be_asked(self, anonymous: TestClient, wrong: dict[str, object]) -> None:
        answer = anonymous.post("/v2/jobs/activation", json={**ASK, **wrong})

        assert answer.status_code == 400
        assert set(answer.json()) >= {"type", "title", "status", "detail", "instance"}

    def test_a_real_area_must_be_named_and_supervised(
        self, v2: Caller, as_person: Callable[[str], TestClient], instance: str
    ) -> None:
        leader = Caller(as_person("fuzeren"))
        v2.start("printing", {}, tenantId="330100")

        assert leader.http.post("/v2/jobs/activation", json={**ASK, "tenantIds": ["<default>"]}).status_code == 403
        assert leader.http.post("/v2/jobs/activation", json={**ASK, "tenantIds": ["330200"]}).status_code == 403
        assert [job["tenantId"] for job in take(leader, tenantIds=["330100"])] == ["330100"]
        assert [job["tenantId"] for job in take(v2)] == ["<default>"]

    def test_a_clerk_has_no_jobs(self, as_person: Callable[[str], TestClient], v2: Caller, instance: str) -> None:
        v2.start("printing", {}, tenantId="330100")
        clerk = as_person("shouli")
        (job,) = take(v2)

        assert clerk.post("/v2/jobs/activation", json={**ASK, "tenantFilter": "ASSIGNED"}).json() == {"jobs": []}
        assert clerk.post("/v2/jobs/search").json()["items"] == []
        assert clerk.post(f"/v2/jobs/{job['jobKey']}/completion").status_code == 404

    def test_not_without_signing_in(self, app: FastAPI) -> None:
        with TestClient(app, base_url=BASE, client=("10.0.0.9", 50000)) as stranger:
            assert stranger.post("/v2/jobs/activation", json=ASK).status_code == 401


class TestWaiting:
    """Long polling, all in one event loop, as the server runs it."""

    def test_a_new_job_ends_the_wait_at_once(self, app: FastAPI, v2: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
        v2.deploy(("printing.bpmn", PRINT))
        monkeypatch.setattr(activation, "POLL_SECONDS", 3_600.0)  # only the bell can wake them
        workers = 60  # more than there are threads

        async def scenario() -> list[int]:
            transport = httpx.ASGITransport(app, client=("127.0.0.1", 50000))
            async with httpx.AsyncClient(transport=transport, base_url=BASE, timeout=60) as client:
                body = {**ASK, "maxJobsToActivate": 1, "requestTimeout": 60_000}
                waiting = [asyncio.create_task(client.post("/v2/jobs/activation", json=body)) for _ in range(workers)]
                while len(app.state.runtime.engine.job_bell) < workers:
                    await asyncio.sleep(0)
                assert (await client.get("/v2/topology")).status_code == 200
                start = {"processDefinitionId": "printing", "tenantId": "<default>"}
                for _ in range(workers):
                    await client.post("/v2/process-instances", json=start)
                return [len((await task).json()["jobs"]) for task in waiting]

        assert asyncio.run(scenario()) == [1] * workers

    def test_the_wait_ends_empty_when_the_time_is_up(self, v2: Caller) -> None:
        assert take(v2, requestTimeout=1) == []

    def test_a_server_about_to_stop_lets_its_clients_go(self, v2: Caller, runtime: Runtime) -> None:
        runtime.stopping.set()
        assert take(v2, requestTimeout=3_600_000) == []

    @pytest.mark.parametrize("when", ["while it waits", "while jobs are taken"])
    def test_a_client_that_has_gone_takes_no_job_along(self, app: FastAPI, v2: Caller, when: str) -> None:
        v2.deploy(("printing.bpmn", PRINT))
        if when == "while jobs are taken":
            v2.start("printing")
        asyncio.run(asyncio.wait_for(leave(app), 60))
        if when == "while it waits":
            v2.start("printing")

        assert len(take(v2)) == 1


async def leave(app: FastAPI) -> None:
    """Ask for jobs and close the connection at once."""
    body = json.dumps({**ASK, "requestTimeout": 60_000}).encode()
    messages: list[Message] = [{"type": "http.request", "body": body}, {"type": "http.disconnect"}]
    headers = [(b"content-type", b"application/json"), (b"host", b"127.0.0.1:8000")]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/v2/jobs/activation",
        "raw_path": b"/v2/jobs/activation",
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": LOCAL,
        "server": ("127.0.0.1", 8000),
    }

    async def receive() -> Message:
        return messages.pop(0) if messages else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        pass

    await app(scope, receive, send)


class TestAnswers:
    def test_completed(self, v2: Caller, instance: str) -> None:
        (job,) = take(v2)
        v2.post(f"/jobs/{job['jobKey']}/completion", {"variables": {"printed": True}})

        assert state_of(v2, instance) == "COMPLETED"
        (found,) = v2.search("variables", {"name": "printed"})
        assert found["value"] == "true"
        again = v2.http.post(f"/v2/jobs/{job['jobKey']}/completion")
        assert (again.status_code, again.json()["title"]) == (404, "NOT_FOUND")

    def test_completed_with_nothing_to_say(self, v2: Caller, instance: str) -> None:
        (job,) = take(v2)
        assert v2.http.post(f"/v2/jobs/{job['jobKey']}/completion").status_code == 204

    def test_failed_and_tried_again(self, v2: Caller, instance: str) -> None:
        (job,) = take(v2)
        path = f"/jobs/{job['jobKey']}"
        v2.post(f"{path}/failure", {"retries": 1, "errorMessage": "卡纸", "retryBackOff": 0})

        (found,) = v2.search("jobs", {"state": "failed"})
        assert (found["hasFailedWithRetriesLeft"], found["errorMessage"], found["retries"]) == (True, "卡纸", 1)
        assert [again["jobKey"] for again in take(v2)] == [job["jobKey"]]

    def test_given_up_repaired_and_resolved(self, v2: Caller, instance: str) -> None:
        (job,) = take(v2)
        path = f"/jobs/{job['jobKey']}"
        v2.post(f"{path}/failure")
        (incident,) = v2.search("incidents", {"jobKey": job["jobKey"]})

        assert (incident["errorType"], incident["elementId"], incident["jobKey"]) == ("JOB_NO_RETRIES", "Print", job["jobKey"])
        assert v2.http.post(f"/v2/incidents/{incident['incidentKey']}/resolution").status_code == 409
        assert v2.http.post(f"/v2{path}/completion").status_code == 409
        assert v2.http.patch(f"/v2{path}", json={"changeset": {"retries": 1}}).status_code == 204
        v2.post(f"/incidents/{incident['incidentKey']}/resolution")
        assert len(take(v2)) == 1

    def test_an_error_that_is_caught(self, v2: Caller, instance: str) -> None:
        (job,) = take(v2)
        v2.post(f"/jobs/{job['jobKey']}/error", {"errorCode": "jam", "errorMessage": "卡纸", "variables": {"tray": 2}})

        assert state_of(v2, instance) == "COMPLETED"
        assert [end["elementId"] for end in v2.search("element-instances", {"type": "END_EVENT"})] == ["Given_Up"]
        (found,) = v2.search("jobs", {"errorCode": "jam"})
        assert (found["state"], found["endTime"] is None) == ("ERROR_THROWN", False)

    def test_an_error_that_nothing_catches(self, v2: Caller, instance: str) -> None:
        (job,) = take(v2)
        v2.post(f"/jobs/{job['jobKey']}/error", {"errorCode": "fire"})

        (incident,) = v2.search("incidents")
        assert (incident["errorType"], incident["jobKey"]) == ("UNHANDLED_ERROR_EVENT", job["jobKey"])
        assert state_of(v2, instance) == "ACTIVE"

    def test_who_lost_the_lease_is_turned_away(self, v2: Caller, instance: str) -> None:
        v2.http.put("/v2/clock", json={"timestamp": 1_800_000_000_000})
        (first,) = take(v2, withLease=True)
        v2.http.put("/v2/clock", json={"timestamp": 1_800_000_060_000})
        (second,) = take(v2, withLease=True)
        path = f"/v2/jobs/{first['jobKey']}"

        for token in (first["jobLeaseToken"], None):
            assert v2.http.post(f"{path}/completion", json={"jobLeaseToken": token}).status_code == 409
        assert v2.http.post(f"{path}/completion", json={"jobLeaseToken": second["jobLeaseToken"]}).status_code == 204

    def test_more_time(self, v2: Caller, instance: str) -> None:
        v2.http.put("/v2/clock", json={"timestamp": 1_800_000_000_000})
        (job,) = take(v2)
        v2.http.patch(f"/v2/jobs/{job['jobKey']}", json={"changeset": {"timeout": 600_000, "priority": 4}})

        (found,) = v2.search("jobs", {"jobKey": job["jobKey"]})
        assert (found["deadline"], found["priority"]) == ("2027-01-15T08:10:00.000Z", 4)

    @pytest.mark.parametrize(
        ("path", "body", "status"),
        [
            ("failure", {"retries": -1}, 400),
            ("failure", {"retryBackOff": -1}, 400),
            ("error", {}, 400),
            ("error", {"errorCode": ""}, 400),
            ("completion", {"variables": []}, 400),
            ("completion", {"result": {"type": "userTask"}}, 400),
            ("completion", {"variables": {"a\0": 1}}, 400),
            ("completion", {"variables": {"a": ["\0"]}}, 400),
        ],
    )
    def test_what_cannot_be_said(self, v2: Caller, instance: str, path: str, body: object, status: int) -> None:
        (job,) = take(v2)
        assert v2.http.post(f"/v2/jobs/{job['jobKey']}/{path}", json=body).status_code == status

    @pytest.mark.parametrize("changeset", [{}, {"retries": 0}, {"retries": None}, {"colour": 1}])
    def test_what_cannot_be_changed(self, v2: Caller, instance: str, changeset: object) -> None:
        (job,) = take(v2)
        assert v2.http.patch(f"/v2/jobs/{job['jobKey']}", json={"changeset": changeset}).status_code == 400

    @pytest.mark.parametrize("key", ["1", "9" * 25, "-3"])
    def test_no_such_job(self, v2: Caller, key: str) -> None:
        assert v2.http.post(f"/v2/jobs/{key}/completion").status_code == 404
        assert v2.http.patch(f"/v2/jobs/{key}", json={"changeset": {"retries": 1}}).status_code == 404
