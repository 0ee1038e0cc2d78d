"""Deny by default: every route needs a session unless it is on the public list here."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from api.openapi import openapi_document
from api.runtime import Runtime
from tests.api.conftest import SignInAs

PUBLIC = {
    ("get", "/healthz"),
    ("get", "/readyz"),
    ("get", "/api/meta"),
    ("post", "/api/session"),
    ("get", "/api/demo/accounts"),
    ("get", "/api/public/publicity"),
    ("get", "/api/public/publicity/{key}"),
    ("post", "/api/public/publicity/{key}/objections"),
    ("get", "/api/public/designated"),
    ("get", "/api/public/terminated"),
    ("get", "/api/public/terminated/export"),
    ("get", "/api/provisions"),
    ("get", "/api/provisions/{provision_id}"),
}


def routes() -> Iterator[tuple[str, str]]:
    """(method, path) of every documented route."""
    for path, operations in openapi_document()["paths"].items():  # type: ignore[attr-defined]
        for method in operations:
            yield method, path


def example(path: str) -> str:
    """The path with plausible values for its parameters."""
    values = {"year": "2026", "name": "publicity_days", "provision_id": "O3-07-b", "action": "withdraw"}
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], "123"), path)


@pytest.mark.parametrize(("method", "path"), sorted(set(routes()) - PUBLIC))
def test_needs_a_session(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, example(path))

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_public_list_has_nothing_that_does_not_exist() -> None:
    assert set(routes()) >= PUBLIC


@pytest.mark.parametrize(("method", "path"), sorted(route for route in routes() if route[0] != "get"))
def test_unsafe_requests_need_the_header_that_foreign_pages_cannot_send(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, example(path), headers={"X-Requested-By": "somebody"})

    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:dingdian:problem:missing-request-header"


def test_routes_are_served_as_documented(runtime: Runtime, sign_in_as: SignInAs) -> None:
    operator = sign_in_as("yunwei")

    for method, path in routes():
        if method == "get":
            assert operator.get(example(path)).status_code < 500, path
