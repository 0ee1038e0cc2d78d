"""Decision instances, DMN files, forms and expressions."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.camunda.conftest import Caller
from tests.api.camunda.diagrams import DECISION, FORM, REVIEW, ROOMS


@pytest.fixture
def rooms(v2: Caller) -> str:
    """An instance that has evaluated `limit` and waits in the task of its sub-process."""
    v2.deploy(("rooms.bpmn", ROOMS), ("limit.dmn", DECISION))
    return v2.start("rooms", {"kind": "pharmacy"}, businessId="B-7")


class TestDecisionInstances:
    def test_a_process_leaves_one(self, v2: Caller, rooms: str) -> None:
        (found,) = v2.search("decision-instances", {"processInstanceKey": rooms})
        (element,) = v2.search("element-instances", {"processInstanceKey": rooms, "elementId": "Decide"})
        whole = v2.get(f"/decision-instances/{found['decisionEvaluationInstanceKey']}")

        assert (found["decisionDefinitionId"], found["result"], found["state"]) == ("limit", "2", "EVALUATED")
        assert (found["elementInstanceKey"], found["businessId"]) == (element["elementInstanceKey"], "B-7")
        assert found["decisionEvaluationInstanceKey"] == f"{found['decisionEvaluationKey']}-1"
        assert whole["evaluatedInputs"] == [{"inputId": "Input_1", "inputName": "类型", "inputValue": '"pharmacy"'}]
        assert [rule["ruleId"] for rule in whole["matchedRules"]] == ["Rule_1"]
        assert whole["matchedRules"][0]["evaluatedOutputs"][0]["outputValue"] == "2"

    def test_an_evaluation_leaves_one_too(self, v2: Caller, deployed: Any) -> None:
        answer = v2.post("/decision-definitions/evaluation", {"decisionDefinitionId": "limit", "variables": {"kind": "x"}})
        (found,) = v2.search("decision-instances", {"decisionEvaluationKey": answer["decisionEvaluationKey"]})

        assert answer["evaluatedDecisions"][0]["decisionEvaluationInstanceKey"] == found["decisionEvaluationInstanceKey"]
        assert (found["result"], found["processInstanceKey"], found["rootDecisionDefinitionKey"]) == (
            "1",
            None,
            answer["decisionDefinitionKey"],
        )

    def test_a_failed_one_says_why(self, v2: Caller) -> None:
        v2.deploy(("limit.dmn", DECISION.replace("<text>2</text>", "<text>2 / 0</text>")))
        answer = v2.post("/decision-definitions/evaluation", {"decisionDefinitionId": "limit", "variables": {"kind": "pharmacy"}})
        (found,) = v2.search("decision-instances", {"state": "FAILED"})

        assert answer["failedDecisionDefinitionId"] == "limit"
        assert found["evaluationFailure"] == answer["failureMessage"]

    def test_others_do_not_see_it(self, v2: Caller, as_person: Any, rooms: str) -> None:
        (found,) = v2.search("decision-instances", {"processInstanceKey": rooms})
        officer = as_person("fuzeren")

        assert Caller(officer).search("decision-instances") == []
        assert officer.get(f"/v2/decision-instances/{found['decisionEvaluationInstanceKey']}").status_code == 404

    @pytest.mark.parametrize(("key", "status"), [("12-1", 404), ("0-1", 404), ("x-1", 400), ("12", 400), (f"{'9' * 25}-1", 404)])
    def test_unknown_keys(self, anonymous: TestClient, key: str, status: int) -> None:
        assert anonymous.get(f"/v2/decision-instances/{key}").status_code == status


def test_requirements_are_the_file(v2: Caller, anonymous: TestClient, deployed: Any) -> None:
    (found,) = v2.search("decision-requirements", {"resourceName": "limit.dmn"})
    key = found["decisionRequirementsKey"]

    assert (found["decisionRequirementsId"], found["version"]) == ("limits", 1)
    assert v2.get(f"/decision-requirements/{key}") == found
    assert anonymous.get(f"/v2/decision-requirements/{key}/xml").text == DECISION
    assert anonymous.get("/v2/decision-requirements/77").status_code == 404
    assert anonymous.get("/v2/decision-requirements/77/xml").status_code == 404


def test_a_form_by_its_key(v2: Caller, anonymous: TestClient, deployed: Any) -> None:
    key = next(item["form"]["formKey"] for item in deployed["deployments"] if item["form"])

    assert v2.get(f"/forms/{key}") == {
        "tenantId": "<default>",
        "formId": "review-form",
        "schema": FORM,
        "version": 1,
        "formKey": key,
    }
    assert anonymous.get("/v2/forms/77").status_code == 404


class TestExpressions:
    def test_value_and_warnings(self, v2: Caller) -> None:
        answer = v2.post("/expression/evaluation", {"expression": "=[a + 1, b]", "variables": {"a": 2}})

        assert (answer["expression"], answer["result"], answer["referencedSecrets"]) == ("=[a + 1, b]", [3, None], [])
        assert "b" in answer["warnings"][0]["message"]

    def test_a_text_without_equals_sign_is_itself(self, v2: Caller) -> None:
        assert v2.post("/expression/evaluation", {"expression": "1 + 1"})["result"] == "1 + 1"

    @pytest.mark.parametrize("expression", ["=1 +", "=", "=sum(for i in 1..900000 return i)", "=" + "(" * 500 + "1" + ")" * 500])
    def test_refused(self, anonymous: TestClient, expression: str) -> None:
        answer = anonymous.post("/v2/expression/evaluation", json={"expression": expression})

        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"

    def test_in_a_scope(self, v2: Caller, anonymous: TestClient, as_person: Any, rooms: str) -> None:
        (element,) = v2.search("element-instances", {"processInstanceKey": rooms, "elementId": "Talk"})
        seen = {"expression": "=[kind, topic, level]"}

        assert v2.post("/expression/evaluation", {**seen, "scopeKey": rooms})["result"] == ["pharmacy", None, None]
        within = {**seen, "scopeKey": element["elementInstanceKey"]}
        assert v2.post("/expression/evaluation", within)["result"] == ["pharmacy", "pharmacy", 2]
        assert v2.post("/expression/evaluation", {**within, "variables": {"kind": "x"}})["result"][0] == "x"
        assert as_person("fuzeren").post("/v2/expression/evaluation", json=within).status_code == 404


class TestOwnAuthorizations:
    def test_by_role(self, v2: Caller, as_person: Any) -> None:
        path = "/authentication/me/authorizations/search"
        mine = {item["resourceType"]: item["permissionTypes"] for item in v2.post(path)["items"]}
        clerk = {item["resourceType"]: item["permissionTypes"] for item in Caller(as_person("shouli")).post(path)["items"]}

        assert "CREATE" in mine["RESOURCE"]
        assert "CREATE_PROCESS_INSTANCE" in mine["PROCESS_DEFINITION"]
        assert "RESOURCE" not in clerk
        assert "CREATE_PROCESS_INSTANCE" not in clerk["PROCESS_DEFINITION"]

    def test_of_one_kind(self, v2: Caller) -> None:
        (found,) = v2.post("/authentication/me/authorizations/search", {"filter": {"resourceType": "RESOURCE"}})["items"]

        assert (found["ownerType"], found["resourceId"]) == ("USER", "*")


def test_forms_bound_by_deployment_are_found(v2: Caller) -> None:
    v2.deploy(("review.bpmn", REVIEW), ("review.form", FORM))
    key = v2.start("review", {"amount": 1})
    (task,) = v2.search("user-tasks", {"processInstanceKey": key})

    assert v2.get(f"/forms/{task['formKey']}")["formId"] == "review-form"
