"""One definition's page: versions, references, differences, and the cases on a version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.demo.walk import Walker
from handlers.resources import PROCESSES
from tests.api.conftest import SignInAs

DIAGRAM = PROCESSES / "designation-application" / "designation-application.bpmn"
FORM = PROCESSES / "designation-application" / "intake-refusal.form"
OLD_NAME, NEW_NAME = "登记收件", "登记收件并编号"
PHARMACY, NINGBO = "杭州拱墅康泽大药房", "宁波海曙天一药店"


@pytest.fixture
def designer(sign_in_as: SignInAs) -> TestClient:
    return sign_in_as("sheji")


def _definitions(client: TestClient, id_: str) -> list[dict[str, Any]]:
    listed = client.get("/api/definitions", params={"latest": False}).json()
    return [one for one in listed if one["definition_id"] == id_]


def _deploy_changed(client: TestClient, change: Callable[[str], str]) -> None:
    changed = change(DIAGRAM.read_text(encoding="utf-8")).encode()
    answer = client.post("/api/definitions", files=[("files", (DIAGRAM.name, changed))])
    assert answer.status_code == 201, answer.text


def _renamed(text: str) -> str:
    return text.replace(f'name="{OLD_NAME}"', f'name="{NEW_NAME}"')


class TestVersions:
    def test_come_newest_first_with_the_cases_on_them(self, designer: TestClient, sign_in_as: SignInAs) -> None:
        (first,) = _definitions(designer, "designation-application")
        _deploy_changed(designer, _renamed)

        detail = sign_in_as("yunwei").get(f"/api/definitions/{first['key']}").json()

        assert [one["version"] for one in detail["versions"]] == [2, 1]
        assert [one["latest"] for one in detail["versions"]] == [True, False]
        assert detail["definition"]["version"] == 1

    def test_name_what_the_diagram_refers_to(self, designer: TestClient) -> None:
        (process,) = _definitions(designer, "designation-application")

        uses = designer.get(f"/api/definitions/{process['key']}").json()["uses"]

        form = next(one for one in uses if one["definition_id"] == "intake-refusal")
        assert (form["kind"], form["element_id"]) == ("form", "Task_RefusalDecision")
        assert designer.get(f"/api/definitions/{form['key']}/resource").content == FORM.read_bytes()
        assert {one["kind"] for one in uses} >= {"form", "decision"}

    def test_of_a_form_refer_to_nothing(self, designer: TestClient) -> None:
        (form,) = _definitions(designer, "intake-refusal")
        assert designer.get(f"/api/definitions/{form['key']}").json()["uses"] == []

    def test_are_not_for_applicants(self, designer: TestClient, sign_in_as: SignInAs) -> None:
        (process,) = _definitions(designer, "designation-application")
        for path in ("", "/instances", f"/difference?since={process['key']}"):
            assert sign_in_as("yaodian").get(f"/api/definitions/{process['key']}{path}").status_code == 403

    def test_of_an_unknown_key_are_not_found(self, designer: TestClient) -> None:
        assert designer.get("/api/definitions/1").status_code == 404


class TestDifference:
    def test_names_the_element_and_the_property(self, designer: TestClient) -> None:
        _deploy_changed(designer, _renamed)
        new, old = _definitions(designer, "designation-application")

        found = designer.get(f"/api/definitions/{new['key']}/difference", params={"since": old["key"]}).json()

        assert (found["old"]["version"], found["new"]["version"]) == (1, 2)
        (change,) = found["changes"]
        assert (change["kind"], change["name"]) == ("changed", NEW_NAME)
        assert change["properties"] == [{"path": "name", "old": OLD_NAME, "new": NEW_NAME}]

    def test_runs_the_other_way_too(self, designer: TestClient) -> None:
        _deploy_changed(designer, _renamed)
        new, old = _definitions(designer, "designation-application")

        found = designer.get(f"/api/definitions/{old['key']}/difference", params={"since": new["key"]}).json()

        assert found["changes"][0]["properties"] == [{"path": "name", "old": NEW_NAME, "new": OLD_NAME}]

    def test_needs_two_versions_of_one_definition(self, designer: TestClient) -> None:
        (process,), (form,) = _definitions(designer, "designation-application"), _definitions(designer, "intake-refusal")

        answer = designer.get(f"/api/definitions/{process['key']}/difference", params={"since": form["key"]})

        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "since"


class TestRunningCases:
    def test_stay_on_their_version(self, walker: Walker, designer: TestClient, sign_in_as: SignInAs) -> None:
        number = walker.submit(PHARMACY)
        _deploy_changed(designer, _renamed)
        new, old = _definitions(designer, "designation-application")
        leader = sign_in_as("fuzeren")

        on_old = leader.get(f"/api/definitions/{old['key']}/instances").json()
        on_new = leader.get(f"/api/definitions/{new['key']}/instances").json()
        versions = leader.get(f"/api/definitions/{new['key']}").json()["versions"]

        assert [one["business_key"] for one in on_old["items"]] == [number]
        assert (on_old["items"][0]["area"], on_old["items"][0]["has_incident"]) == ("330100", False)
        assert on_new["items"] == []
        assert [(one["running"], one["ended"]) for one in versions] == [(0, 0), (1, 0)]

    def test_of_other_areas_are_neither_listed_nor_counted(
        self, walker: Walker, designer: TestClient, sign_in_as: SignInAs
    ) -> None:
        walker.submit(NINGBO)
        (process,) = _definitions(designer, "designation-application")
        leader = sign_in_as("fuzeren")

        assert leader.get(f"/api/definitions/{process['key']}/instances").json()["total"] == 0
        assert leader.get(f"/api/definitions/{process['key']}").json()["versions"][0]["running"] == 0
