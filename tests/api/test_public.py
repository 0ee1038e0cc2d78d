"""What anybody may see and do without signing in."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient

from api.demo.walk import Walker
from tests.api.conftest import SignInAs

OBJECTION = {
    "facts": "该药店的执业药师并不在店内执业，系挂证。",
    "name": "李四",
    "contact": "13800000000",
}


@pytest.fixture
def number(walker: Walker) -> str:
    """A pharmacy on the proposed list from 2026-09-29 through 2026-10-12."""
    number = walker.submit("杭州拱墅康泽大药房")
    for element in ("Task_CheckCompleteness", "Task_ArrangeEvaluation", "Task_PaperReview", "Task_SiteVisit"):
        walker.do(number, element)
    return number


@pytest.fixture
def path(client: TestClient, number: str) -> str:
    """The address for objections to it."""
    (entry,) = client.get("/api/public/publicity").json()["items"]
    return f"/api/public/publicity/{entry['key']}/objections"


class TestPublicity:
    def test_lists_what_the_public_may_know(self, client: TestClient, number: str) -> None:
        (entry,) = client.get("/api/public/publicity").json()["items"]

        assert entry["party_name"] == "杭州拱墅康泽大药房"
        assert entry["ends_on"] == "2026-10-12"
        assert entry["open_for_objection"]
        assert "credit_code" not in entry

    @pytest.mark.parametrize(("filters", "total"), [({"area": "330200"}, 0), ({"q": "康泽"}, 1), ({"q": "仁济"}, 0)])
    def test_filters(self, client: TestClient, number: str, filters: dict[str, str], total: int) -> None:
        assert client.get("/api/public/publicity", params=filters).json()["total"] == total

    def test_ends_after_its_last_day(self, client: TestClient, walker: Walker, number: str) -> None:
        walker.go_to(date(2026, 10, 12))
        assert client.get("/api/public/publicity").json()["total"] == 1

        walker.go_to(date(2026, 10, 13))
        assert client.get("/api/public/publicity").json()["total"] == 0


class TestObjection:
    def test_goes_to_the_evaluators_and_stays_out_of_the_public_list(
        self, client: TestClient, sign_in_as: SignInAs, path: str
    ) -> None:
        answer = client.post(path, json=OBJECTION)

        assert answer.status_code == 201
        assert answer.json()["received_on"] == "2026-09-29"
        (task,) = sign_in_as("pinggu").get("/api/tasks").json()["items"]
        assert task["element_id"] == "Task_VerifyObjection"
        shown = client.get("/api/public/publicity").text
        assert "李四" not in shown
        assert "挂证" not in shown

    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({"facts": "太短"}, "facts"),
            ({"facts": OBJECTION["facts"]}, "contact"),
            ({"facts": OBJECTION["facts"], "anonymous": True}, "evidence"),
            ({**OBJECTION, "facts": "长" * 2001}, "facts"),
        ],
        ids=["too short", "no contact", "anonymous without evidence", "too long"],
    )
    def test_must_be_substantiated(self, client: TestClient, path: str, body: dict[str, object], field: str) -> None:
        answer = client.post(path, json=body)

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == field

    def test_is_limited_per_address(self, client: TestClient, path: str) -> None:
        answers = [client.post(path, json=OBJECTION).status_code for _ in range(4)]

        assert answers == [201, 201, 201, 429]

    def test_comes_too_late_once_the_publicity_is_over(self, client: TestClient, walker: Walker, path: str) -> None:
        walker.go_to(date(2026, 10, 13))

        assert client.post(path, json=OBJECTION).status_code == 404


def test_meta_tells_the_pinned_date(client: TestClient) -> None:
    meta = client.get("/api/meta").json()

    assert meta["today"] == "2026-09-29"
    assert meta["demo"]
    assert {"code": "330100", "name": "杭州市"} in meta["areas"]


def test_probes_answer(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok"}
