"""Paging, sorting and filters, the same for every noun."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from api.camunda.search.filters import like_pattern
from tests.api.camunda.conftest import Caller


@pytest.fixture
def keys(v2: Caller, deployed: Any) -> list[str]:
    """Of seven instances; businessId repeats, and one has none."""
    return [v2.start("review", businessId=name) for name in ("b", "a", "c", "a", "b", "a")] + [v2.start("review")]


def page(v2: Caller, sort: object, **where: object) -> Any:
    return v2.post(
        "/process-instances/search", {"filter": {"processDefinitionId": "review"}, "sort": sort, "page": {"limit": 3, **where}}
    )


@pytest.mark.parametrize(
    "sort",
    [
        [],
        [{"field": "businessId"}],
        [{"field": "businessId", "order": "desc"}],
        [{"field": "state", "order": "ASC"}, {"field": "businessId", "order": "DESC"}],
        [{"field": "endDate"}],
    ],
)
def test_cursors_lead_through_every_item_and_back(v2: Caller, keys: list[str], sort: list[dict[str, str]]) -> None:
    seen: list[list[str]] = []
    where: dict[str, object] = {}
    while (found := page(v2, sort, **where))["items"]:
        assert found["page"]["totalItems"] == 7
        assert found["page"]["hasMoreTotalItems"] is False
        base64.b64decode(found["page"]["endCursor"], validate=True)
        seen.append([item["processInstanceKey"] for item in found["items"]])
        where, start = {"after": found["page"]["endCursor"]}, found["page"]["startCursor"]
    back = page(v2, sort, before=start)
    offset = page(v2, sort, **{"from": 3})

    assert [len(one) for one in seen] == [3, 3, 1]
    assert sorted(key for one in seen for key in one) == sorted(keys)
    assert [item["processInstanceKey"] for item in back["items"]] == seen[1]
    assert [item["processInstanceKey"] for item in offset["items"]] == seen[1]
    assert found["page"] == {"totalItems": 7, "hasMoreTotalItems": False, "startCursor": None, "endCursor": None}


def test_sorted_with_those_without_a_value_last(v2: Caller, keys: list[str]) -> None:
    for order, expected in (("ASC", list("aaabbc")), ("DESC", list("cbbaaa"))):
        sort = [{"field": "businessId", "order": order}]
        found = v2.search("process-instances", {"processDefinitionId": "review"}, sort=sort)

        assert [item["businessId"] for item in found] == [*expected, None]


@pytest.mark.parametrize("body", [None, {}, {"filter": None, "sort": None, "page": None}, {"filter": {}, "page": {"limit": 1}}])
def test_the_whole_body_is_optional(v2: Caller, deployed: Any, body: object) -> None:
    assert v2.post("/process-definitions/search", body)["items"]


def test_an_empty_body_of_type_json(anonymous: TestClient) -> None:
    answer = anonymous.post("/v2/process-definitions/search", headers={"content-type": "application/json"})

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {"filter": {"unknown": 1}},
        {"filter": {"processInstanceKey": "x"}},
        {"filter": {"processInstanceKey": {"$between": []}}},
        {"filter": {"processInstanceKey": {"$like": "1*"}}},
        {"filter": {"startDate": "2026-01-01"}},
        {"filter": {"startDate": "2026-01-01T00:00:00"}},
        {"filter": {"hasIncident": "yes"}},
        {"filter": {"state": {"$in": "ACTIVE"}}},
        {"filter": {"$or": {}}},
        {"filter": {"variables": [{"value": "1"}]}},
        {"sort": [{"field": "unknown"}]},
        {"sort": [{"field": "state", "order": "sideways"}]},
        {"page": {"limit": 10_001}},
        {"page": {"from": -1}},
        {"page": {"from": 1, "after": "x"}},
        {"page": {"after": "nonsense"}},
        {"page": {"after": base64.b64encode(json.dumps(["x"]).encode()).decode()}},
        {"filters": {}},
        [],
    ],
)
def test_what_cannot_be_done_is_a_400(anonymous: TestClient, body: object) -> None:
    answer = anonymous.post("/v2/process-instances/search", json=body)

    assert answer.status_code == 400, answer.text
    assert answer.json()["title"] == "INVALID_ARGUMENT"
    assert "xpected" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("noun", "body", "place"),
    [
        ("process-instances", {"page": {"limit": "x"}}, "page.limit"),
        ("process-instances", {"sort": [{"field": "state"}, {"order": "ASC"}]}, "sort[1].field"),
        ("process-instances", {"filter": "x"}, "filter"),
        ("process-instances", {"filter": {"state": "DONE"}}, "'state' to be one of ACTIVE, COMPLETED, TERMINATED, SUSPENDED"),
        ("user-tasks", {"filter": {"state": {"$in": ["CREATED", "OPEN"]}}}, "'state' to be one of"),
        ("jobs", {"filter": {"isDenied": "yes"}}, "'isDenied'"),
    ],
)
def test_a_400_says_where(anonymous: TestClient, noun: str, body: object, place: str) -> None:
    answer = anonymous.post(f"/v2/{noun}/search", json=body)

    assert answer.status_code == 400
    assert place in answer.json()["detail"]


def test_words_of_the_contract_that_never_happen_here_match_nothing(v2: Caller, deployed: Any) -> None:
    v2.start("review")

    assert v2.search("user-tasks", {"state": "failed"}) == []
    assert len(v2.search("user-tasks", {"state": "created"})) == 1


@pytest.mark.parametrize("operator", ["$gt", "$gte", "$lt", "$lte"])
def test_true_and_false_have_an_order_too(v2: Caller, keys: list[str], operator: str) -> None:
    wanted = {"processDefinitionId": "review", "hasIncident": {operator: False}}

    assert len(v2.search("process-instances", wanted)) == (7 if operator.endswith("e") else 0)


def test_numbers_beyond_int64_match_nothing(v2: Caller) -> None:
    assert v2.search("process-instances", {"processInstanceKey": "9" * 25}) == []


def test_what_is_not_supported_is_not_found(anonymous: TestClient) -> None:
    for path in ("/v2/users/search", "/v2/groups/search", "/v2/"):
        answer = anonymous.post(path)
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(answer.json()) >= {"type", "title", "status", "detail", "instance"}


def test_the_topology_says_which_version_is_spoken(v2: Caller, anonymous: TestClient) -> None:
    topology = v2.get("/topology")

    assert topology["gatewayVersion"] == "8.9.0"
    assert topology["brokers"][0]["partitions"] == [{"partitionId": 1, "role": "leader", "health": "healthy", "state": "active"}]
    assert anonymous.get("/v2/status").status_code == 204
    assert v2.get("/license")["validLicense"] is True


@pytest.mark.parametrize(
    ("text", "pattern"),
    [("a*b?", "a%b_"), ("100%_", "100\\%\\_"), ("\\*\\?", "*?"), ("\\\\", "\\\\"), ("end\\", "end\\\\")],
)
def test_wildcards(text: str, pattern: str) -> None:
    assert like_pattern(text) == pattern


@given(st.text(alphabet="ab%_\\", max_size=8))
def test_a_text_without_wildcards_stands_for_itself(text: str) -> None:
    escaped = text.replace("\\", "\\\\")
    unescaped = like_pattern(escaped).replace("\\%", "%").replace("\\_", "_").replace("\\\\", "\\")

    assert unescaped == text
