"""Every error has the one shape of RFC 9457, in Chinese, and tells a way out."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.kit.errors import translate
from api.runtime import Runtime
from engine.dialect.lint.finding import Finding, Severity
from engine.errors import DeploymentRejected, EngineError, Forbidden, InvalidInput, NotFound, StepFailed, WrongState
from handlers.errors import DomainError, InvalidFact, Refused, Unknown
from tests.api.conftest import HEADERS, SignInAs

MEMBERS = {"type", "title", "status", "detail", "instance", "errors"}
FINDING = Finding("rule", Severity.ERROR, "a.bpmn", "Task_1", 7, 3, "wrong", "mend it", "有误", "请修改")


HALF = '"a\\ud800b"'


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/api/session", f'{{"username": {HALF}, "password": {HALF}}}', 422),
        ("/v2/process-instances/search", f'{{"filter": {{"businessId": {HALF}}}}}', 400),
        ("/v2/process-instances/search", f'{{"sort": [{{"field": {HALF}}}]}}', 400),
        ("/v2/jobs/search", f'{{"filter": {{"type": {{"$like": {HALF}}}}}}}', 400),
        ("/v2/process-instances", f'{{"processDefinitionId": {HALF}}}', 400),
        ("/v2/signals/broadcast", f'{{"signalName": {HALF}}}', 400),
        ("/v2/expression/evaluation", f'{{"expression": "=x", "variables": {{"x": {HALF}}}}}', 400),
    ],
)
def test_half_a_surrogate_pair_is_the_clients_mistake(app: FastAPI, path: str, body: str, status: int) -> None:
    with TestClient(app, base_url="http://127.0.0.1:8000", client=("127.0.0.1", 50000), headers=HEADERS) as program:
        answer = program.post(path, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status, answer.text
    assert set(answer.json()) == MEMBERS


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("GET", "/api", 404),
        ("PATCH", "/api/session", 405),
        ("POST", "/api/session", 422),
        ("GET", "/api/tasks", 401),
        ("GET", "/api/public/publicity?limit=0", 422),
        ("GET", "/api/public/publicity?cursor=nonsense", 422),
        ("GET", "/api/public/publicity/99999999999999999999", 422),
        ("GET", "/api/public/publicity/9999999999999999999", 404),
    ],
)
def test_has_all_members(client: TestClient, method: str, path: str, status: int) -> None:
    answer = client.request(method, path)

    body = answer.json()
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(body) == MEMBERS
    assert body["status"] == status
    assert body["type"].startswith("urn:dingdian:problem:")
    assert body["instance"] == path.partition("?")[0]


def test_a_missing_field_is_named_with_its_label_reason_and_remedy(client: TestClient) -> None:
    body = client.post("/api/session", json={"username": "shouli"}).json()

    (error,) = body["errors"]
    assert error["field"] == "password"
    assert error["label"] == "密码"
    assert error["reason"] == "未填写"
    assert error["remedy"] == "请填写此项"


def test_broken_json_is_a_problem_too(client: TestClient) -> None:
    answer = client.post("/api/session", content=b"{", headers={"Content-Type": "application/json"})

    assert answer.status_code == 422
    assert "JSON" in answer.json()["errors"][0]["reason"]


def test_an_unknown_field_is_refused(client: TestClient) -> None:
    answer = client.post("/api/session", json={"username": "a", "password": "b", "role": "agency-leader"})

    assert answer.json()["errors"][0]["field"] == "role"


def test_a_body_that_is_too_long_is_refused_unread(sign_in_as: SignInAs) -> None:
    answer = sign_in_as("shouli").post("/api/tasks/1/complete", json={"variables": {"text": "x" * 1_100_000}})

    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_unexpected_error_tells_nothing_of_the_inside(
    runtime: Runtime, sign_in_as: SignInAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("api.tasks.service.list_tasks", broken)
    person = sign_in_as("shouli")
    person._transport.raise_server_exceptions = False  # type: ignore[attr-defined]

    answer = person.get("/api/tasks")

    assert answer.status_code == 500
    assert answer.json()["type"] == "urn:dingdian:problem:internal"
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (NotFound("user task", 1), 404, "not-found"),
        (WrongState("user task", 1, "COMPLETED", "complete"), 409, "wrong-state"),
        (Forbidden("claim", "user task", 1, "no"), 403, "forbidden"),
        (InvalidInput("area", "six digits", "x", "correct it"), 422, "invalid-input"),
        (StepFailed("IO_MAPPING_ERROR", "Task_1", "no"), 500, "step-failed"),
        (DeploymentRejected([FINDING]), 422, "deployment-rejected"),
        (Unknown("party", 1, "机构"), 404, "unknown"),
        (Refused("no", "不可以"), 409, "refused"),
        (InvalidFact("beds", "a number", "x", "correct it", "床位数应为数字。"), 422, "invalid-fact"),
        (DomainError("no", "不可以"), 409, "domain-error"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, EngineError) else "",
)
def test_errors_of_engine_and_domain_get_their_status(error: EngineError, status: int, code: str) -> None:
    problem = translate(error)

    assert problem.status == status
    assert problem.code == code
    assert problem.detail


def test_a_rejected_deployment_names_element_line_and_remedy() -> None:
    (error,) = translate(DeploymentRejected([FINDING])).errors

    assert (error.resource, error.element_id, error.line, error.column) == ("a.bpmn", "Task_1", 7, 3)
    assert (error.reason, error.remedy) == ("有误", "请修改")
