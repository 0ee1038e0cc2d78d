"""A process instance on its own page: of a case, and of a designer's trial."""

from __future__ import annotations

import pytest

from api.demo.walk import Walker
from tests.api.camunda.conftest import Caller, anonymous, v2
from tests.api.camunda.diagrams import DECISION, FORM, REVIEW
from tests.api.conftest import SignInAs

__all__ = ["anonymous", "v2"]
PHARMACY, NINGBO = "杭州拱墅康泽大药房", "宁波海曙天一药店"


def _instance(sign_in_as: SignInAs, number: str) -> str:
    return str(sign_in_as("fuzeren").get(f"/api/cases/{number}").json()["instances"][0]["key"])


def test_an_operator_sees_tokens_tasks_and_variables(walker: Walker, sign_in_as: SignInAs) -> None:
    number = walker.submit(PHARMACY)

    found = sign_in_as("yunwei").get(f"/api/instances/{_instance(sign_in_as, number)}").json()

    assert (found["business_key"], found["status"], found["parent"]) == (number, "ACTIVE", None)
    (task,) = found["tasks"]
    assert {"element_id": task["element_id"], "count": 1} in found["diagram"]["active"]
    variables = {one["name"]: one["value"] for one in found["variables"]}
    assert variables["partyType"] == '"pharmacy"'


def test_another_areas_instance_is_not_found(walker: Walker, sign_in_as: SignInAs) -> None:
    number = walker.submit(NINGBO)
    key = sign_in_as("nb-fuzeren").get(f"/api/cases/{number}").json()["instances"][0]["key"]
    assert sign_in_as("yunwei").get(f"/api/instances/{key}").status_code == 404


@pytest.mark.parametrize("username", ["fuzeren", "shouli", "yaodian"])
def test_it_is_for_operators_and_designers(walker: Walker, sign_in_as: SignInAs, username: str) -> None:
    key = _instance(sign_in_as, walker.submit(PHARMACY))
    assert sign_in_as(username).get(f"/api/instances/{key}").status_code == 403


def test_a_designer_sees_a_trial(v2: Caller, sign_in_as: SignInAs) -> None:
    v2.deploy(("review.bpmn", REVIEW), ("limit.dmn", DECISION), ("review.form", FORM))
    key = v2.start("review", {"amount": 500})

    found = sign_in_as("sheji").get(f"/api/instances/{key}").json()

    assert (found["area"], found["business_key"]) == ("<default>", None)
    assert len(found["tasks"]) == 1
