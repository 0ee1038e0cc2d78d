"""Versions of processes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.camunda.conftest import Caller
from tests.api.camunda.diagrams import REVIEW


@pytest.fixture
def key(deployed: Any) -> str:
    """Of version 1 of the review."""
    found: str = deployed["deployments"][0]["processDefinition"]["processDefinitionKey"]
    return found


def test_one_version_has_every_field(v2: Caller, key: str) -> None:
    assert v2.get(f"/process-definitions/{key}") == {
        "name": "流程 review",
        "resourceName": "review.bpmn",
        "version": 1,
        "versionTag": None,
        "processDefinitionId": "review",
        "tenantId": "<default>",
        "processDefinitionKey": key,
        "hasStartForm": True,
        "state": "ACTIVE",
    }


def test_the_diagram_is_served_as_uploaded(anonymous: TestClient, key: str) -> None:
    answer = anonymous.get(f"/v2/process-definitions/{key}/xml")

    assert answer.headers["content-type"].startswith("text/xml")
    assert answer.text == REVIEW


def test_the_start_form_is_the_one_of_the_same_deployment(v2: Caller, key: str) -> None:
    form = v2.get(f"/process-definitions/{key}/form")

    assert form["formId"] == "review-form"
    assert json.loads(form["schema"])["components"][0]["key"] == "approved"


def test_without_a_start_form_there_is_no_content(anonymous: TestClient, v2: Caller) -> None:
    (other,) = v2.search("process-definitions", {"processDefinitionId": "agreement-signing"})

    assert anonymous.get(f"/v2/process-definitions/{other['processDefinitionKey']}/form").status_code == 204


@pytest.mark.parametrize("key", ["1", "99999999999999999999", "-1"])
def test_an_unknown_key_is_not_found(anonymous: TestClient, key: str) -> None:
    answer = anonymous.get(f"/v2/process-definitions/{key}")

    assert answer.status_code == 404
    assert set(answer.json()) >= {"type", "title", "status", "detail", "instance"}


@pytest.mark.parametrize(
    ("wanted", "versions"),
    [
        ({"isLatestVersion": True}, [2]),
        ({"isLatestVersion": False}, [1]),
        ({"version": {"$gte": 2}}, [2]),
        ({"hasStartForm": True}, [1, 2]),
        ({"hasStartForm": False}, []),
        ({"name": "流程 review"}, [1, 2]),
        ({"versionTag": {"$exists": True}}, []),
        ({"versionTag": {"$neq": "x"}}, [1, 2]),
        ({"state": "ACTIVE", "tenantId": "<default>"}, [1, 2]),
        ({"resourceName": {"$like": "re?iew.*"}}, [1, 2]),
    ],
)
def test_filters(v2: Caller, deployed: Any, wanted: dict[str, object], versions: list[int]) -> None:
    v2.deploy(("review.bpmn", REVIEW.replace("审核", "复核")))

    found = v2.search("process-definitions", {"processDefinitionId": "review", **wanted})

    assert [item["version"] for item in found] == versions
