"""Clients of `/v2` on the demonstration's database, and diagrams to deploy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.accounts import repository as accounts
from api.camunda.tokens import credentials
from api.runtime import Runtime
from tests.api.camunda.diagrams import DECISION, FORM, REVIEW

BASE = "http://127.0.0.1:8000"
LOCAL = ("127.0.0.1", 50000)
SignInAs = Callable[[str], TestClient]


@pytest.fixture
def anonymous(app: FastAPI) -> Iterator[TestClient]:
    """A program on this machine that does not sign in; it sends an empty header, as Camunda Modeler does."""
    with TestClient(app, base_url=BASE, client=LOCAL, headers={"authorization": ""}) as opened:
        yield opened


@pytest.fixture
def v2(anonymous: TestClient) -> Caller:
    """The same, with less to write."""
    return Caller(anonymous)


@pytest.fixture
def as_person(app: FastAPI, runtime: Runtime) -> Iterator[Callable[[str], TestClient]]:
    """Programs that sign in with a personal token of a demonstration account."""
    opened: list[TestClient] = []

    def sign_in(username: str) -> TestClient:
        one = TestClient(app, base_url=BASE, client=("10.0.0.9", 50000))
        one.auth = (username, make_token(runtime, username))
        opened.append(one)
        return one

    yield sign_in
    for one in opened:
        one.close()


def make_token(runtime: Runtime, username: str) -> str:
    """A personal token."""
    with runtime.database.write() as session:
        account = accounts.find_account(session, username)
        assert account is not None, username
        return credentials.create(session, account, "test", runtime.wall.now())


class Caller:
    """Calls endpoints and hands back the JSON of successful answers."""

    def __init__(self, http: TestClient) -> None:
        self.http = http

    def post(self, path: str, body: object = None) -> Any:
        """POST JSON; the answer's body."""
        answer = self.http.post(f"/v2{path}", json=body)
        assert answer.status_code in {200, 204}, answer.text
        return answer.json() if answer.content else None

    def get(self, path: str) -> Any:
        """GET; the answer's body."""
        answer = self.http.get(f"/v2{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def search(self, noun: str, filter_: object = None, **rest: object) -> list[dict[str, Any]]:
        """The items of a search."""
        found: list[dict[str, Any]] = self.post(f"/{noun}/search", {"filter": filter_, **rest})["items"]
        return found

    def deploy(self, *files: tuple[str, str | bytes]) -> Any:
        """Deploy (name, content) pairs as Camunda Modeler sends them."""
        parts = [("resources", (name, content, "application/octet-stream")) for name, content in files]
        answer = self.http.post("/v2/deployments", files=parts, data={"tenantId": "<default>"})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def start(self, process_id: str, variables: dict[str, Any] | None = None, **rest: object) -> str:
        """Start an instance; its key."""
        body = {"processDefinitionId": process_id, "variables": variables or {}, "tenantId": "<default>", **rest}
        key: str = self.post("/process-instances", body)["processInstanceKey"]
        return key


@pytest.fixture
def deployed(v2: Caller) -> Any:
    """The answer to a deployment of a diagram, a table and a form at once."""
    return v2.deploy(("review.bpmn", REVIEW), ("limit.dmn", DECISION), ("review.form", FORM))
