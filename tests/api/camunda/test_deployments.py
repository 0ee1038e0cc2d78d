"""Deploying as Camunda Modeler does it."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from engine.store import audit
from tests.api.camunda.conftest import Caller
from tests.api.camunda.diagrams import DECISION, FORM, REVIEW, STRAIGHT

BROKEN = STRAIGHT.replace('targetRef="Script"', 'targetRef="Nowhere"').replace("=2 * n", "=2 *")


class TestDeploy:
    def test_several_files_travel_together(self, deployed: Any) -> None:
        items = deployed["deployments"]

        assert deployed["deploymentKey"].isdecimal()
        assert [next(name for name, value in item.items() if value) for item in items] == [
            "processDefinition",
            "decisionDefinition",
            "decisionRequirements",
            "form",
        ]
        assert items[0]["processDefinition"]["resourceName"] == "review.bpmn"
        assert items[1]["decisionDefinition"]["decisionRequirementsId"] == "limits"
        assert items[3]["form"]["formId"] == "review-form"

    def test_identical_files_keep_their_version(self, v2: Caller, deployed: Any) -> None:
        again = v2.deploy(("review.bpmn", REVIEW), ("limit.dmn", DECISION), ("review.form", FORM))

        assert again == deployed

    def test_an_unchanged_file_goes_by_its_present_name(self, v2: Caller, deployed: Any) -> None:
        renamed = v2.deploy(("审核.bpmn", REVIEW))["deployments"][0]["processDefinition"]

        assert renamed["resourceName"] == "审核.bpmn"
        assert renamed["processDefinitionVersion"] == 1

    def test_a_changed_file_gets_the_next_version(self, v2: Caller, deployed: Any) -> None:
        changed = v2.deploy(("review.bpmn", REVIEW.replace("审核", "复核")))

        assert changed["deployments"][0]["processDefinition"]["processDefinitionVersion"] == 2

    def test_is_an_act_in_the_audit_trail(self, v2: Caller, deployed: Any, anonymous: TestClient) -> None:
        with anonymous.app.state.runtime.database.read() as session:
            (entry,) = (entry for entry in audit.recent(session) if entry.subject == deployed["deploymentKey"])

        assert (entry.command, entry.actor) == ("deploy", "demo-client")


class TestRefusal:
    def send(self, http: TestClient, *files: tuple[str, str], language: str = "zh-CN") -> Any:
        parts = [("resources", (name, content, "application/octet-stream")) for name, content in files]
        return http.post("/v2/deployments", files=parts, headers={"accept-language": language})

    def test_names_every_finding_with_its_place_and_remedy(self, anonymous: TestClient) -> None:
        answer = self.send(anonymous, ("straight.bpmn", BROKEN))
        problem = answer.json()

        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"
        assert problem["title"] == "INVALID_ARGUMENT"
        assert problem["instance"] == "/v2/deployments"
        assert len(problem["errors"]) >= 2
        for error in problem["errors"]:
            assert error["reason"] in problem["detail"]
            assert error["remedy"] in problem["detail"]
            assert f"第 {error['line']} 行" in problem["detail"]
        assert "［Script］" in problem["detail"]

    def test_speaks_english_to_those_who_ask_for_it(self, anonymous: TestClient) -> None:
        detail = self.send(anonymous, ("straight.bpmn", BROKEN), language="en-US,en;q=0.9").json()["detail"]

        assert detail.startswith("Expected resources without errors")
        assert detail.isascii()

    def test_nothing_is_half_deployed(self, anonymous: TestClient, v2: Caller) -> None:
        self.send(anonymous, ("review.bpmn", REVIEW), ("review.form", FORM), ("straight.bpmn", BROKEN))

        assert v2.search("process-definitions", {"processDefinitionId": "review"}) == []

    def test_a_file_of_another_kind(self, anonymous: TestClient) -> None:
        answer = self.send(anonymous, ("robot.rpa", "{}"))

        assert answer.status_code == 400
        assert "robot.rpa" in answer.json()["detail"]

    def test_no_file_at_all(self, anonymous: TestClient) -> None:
        assert anonymous.post("/v2/deployments", data={"tenantId": "<default>"}).status_code == 400


class TestWhoMayDeploy:
    def test_a_designer_with_a_token(self, as_person: Any) -> None:
        Caller(as_person("sheji")).deploy(("straight.bpmn", STRAIGHT))

    def test_nobody_else(self, as_person: Any) -> None:
        parts = [("resources", ("straight.bpmn", STRAIGHT))]
        answer = as_person("shouli").post("/v2/deployments", files=parts)

        assert answer.status_code == 403
        assert answer.json()["title"] == "FORBIDDEN"
