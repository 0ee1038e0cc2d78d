"""Every operation of both documents answers generated requests as it says it does."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.accounts import repository as accounts
from api.accounts import sessions
from api.app import create_app
from api.kit.cookies import SESSION_COOKIE
from api.openapi import camunda_document, openapi_document
from api.runtime import Runtime
from tests.api.camunda.conftest import BASE, LOCAL, Caller
from tests.api.camunda.diagrams import DECISION, FORM, REVIEW, ROOMS, WAITING
from tests.api.conftest import FILE, HEADERS, settings_in

EXAMPLES = int(os.environ.get("DINGDIAN_FUZZ_EXAMPLES", "4"))
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
IS_LONG = EXAMPLES > 10
# the systematic boundary values of every parameter are for the long look
CONFIG = schemathesis.Config.from_dict({"generation": {"mode": "all"}, "phases": {"coverage": {"enabled": IS_LONG}}})
LEADER, DESIGNER = "fuzeren", "sheji"
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    # the first failure is small enough to read, and shrinking one takes longer than everything else
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
web = schemathesis.openapi.from_dict(openapi_document(), config=CONFIG)
camunda = schemathesis.openapi.from_dict(camunda_document(), config=CONFIG)
Send = Callable[[schemathesis.Case], None]


@pytest.fixture(scope="module")
def opened(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    """One application for all requests of a document: what one leaves behind, the next one meets."""
    folder = tmp_path_factory.mktemp("fuzz")
    shutil.copy(template, folder / FILE)
    runtime = Runtime.open(settings_in(folder))
    yield runtime
    runtime.close()


@pytest.fixture(scope="module")
def keys(opened: Runtime) -> list[str]:
    """Keys of things that are there, for paths that need one."""
    with TestClient(create_app(opened.settings, opened), base_url=BASE, client=LOCAL) as http:
        v2 = Caller(http)
        files = (("review.bpmn", REVIEW), ("limit.dmn", DECISION), ("review.form", FORM), ("rooms.bpmn", ROOMS))
        v2.deploy(*files, ("waiting.bpmn", WAITING))
        started = [
            v2.start("review", {"amount": 7}),
            v2.start("rooms", {"kind": "pharmacy"}),
            v2.start("waiting", {"order": "o"}),
        ]
        tasks = [task["userTaskKey"] for task in v2.search("user-tasks", {"processInstanceKey": {"$in": started}})]
        found = [v2.search("process-definitions")[-1]["processDefinitionKey"], v2.search("variables")[0]["variableKey"]]
        decided = v2.search("decision-instances")[0]
        return [*started, *tasks, *found, decided["decisionDefinitionKey"], decided["decisionEvaluationInstanceKey"]]


@pytest.fixture(scope="module")
def as_client(opened: Runtime, keys: list[str]) -> Iterator[Send]:
    """Sends a case to `/v2` as a program on this machine."""
    with TestClient(create_app(opened.settings, opened), base_url=BASE, client=LOCAL, raise_server_exceptions=False) as http:
        yield lambda case: _send(http, case, keys)


@pytest.fixture(scope="module")
def as_people(opened: Runtime, keys: list[str]) -> Iterator[Send]:
    """Sends a case to `/api` as a leader and as a designer."""
    app = create_app(opened.settings, opened)
    people = [_signed_in(app, opened, name) for name in (LEADER, DESIGNER)]

    def send(case: schemathesis.Case) -> None:
        for http in people:
            _send(http, case, keys)

    yield send
    for http in people:
        http.close()


def _signed_in(app: Any, runtime: Runtime, username: str) -> TestClient:
    with runtime.database.write() as session:
        account = accounts.find_account(session, username)
        assert account is not None, username
        token, _ = sessions.start(session, account, runtime.wall.now(), hours=1)
    return TestClient(app, headers=HEADERS, cookies={SESSION_COOKIE: token}, raise_server_exceptions=False)


def _send(http: TestClient, case: schemathesis.Case, keys: list[str]) -> None:
    """Send it as generated, and once more about something that is there."""
    _check(http, case)
    if case.path_parameters:
        choice = random.Random(str(case.path_parameters))
        case.path_parameters = {name: choice.choice(keys) for name in case.path_parameters}
        _check(http, case)


def _check(http: TestClient, case: schemathesis.Case) -> None:
    request = case.as_transport_kwargs(base_url=str(http.base_url).rstrip("/"))
    request.pop("cookies", None)
    if isinstance(request.get("data"), str | bytes):
        request["content"] = request.pop("data")
    _hurry(request)
    answer = http.request(**request)
    if "files" in request:
        # what was streamed cannot be read again for a report
        answer.request = httpx2.Request(answer.request.method, answer.request.url)
    case.validate_response(answer, checks=CHECKS)


def _hurry(request: dict[str, Any]) -> None:
    """Ask no endpoint to wait."""
    body = request.get("json")
    waits = request["url"].endswith(("/process-instances", "/jobs/activation"))
    if waits and isinstance(body, dict) and isinstance(body.get("requestTimeout", 0), int | float | None):
        body["requestTimeout"] = 1


@camunda.parametrize()
@SETTINGS
def test_camunda_clients(case: schemathesis.Case, as_client: Send) -> None:
    as_client(case)


@web.parametrize()
@SETTINGS
def test_web_app(case: schemathesis.Case, as_people: Send) -> None:
    as_people(case)
