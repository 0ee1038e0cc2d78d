"""Messages, signals, incidents, decisions and the clock."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.runtime import Runtime
from engine.actor import Actor
from engine.store.incidents import Incident
from tests.api.camunda.conftest import Caller
from tests.api.camunda.diagrams import WAITING


@pytest.fixture
def instance(v2: Caller) -> str:
    """An instance that waits for message `paid` under `o-1`, then for signal `go`."""
    v2.deploy(("waiting.bpmn", WAITING))
    return v2.start("waiting", {"order": "o-1"})


class TestMessages:
    def test_correlated_to_who_waits(self, v2: Caller, instance: str) -> None:
        (waiting,) = v2.search("message-subscriptions", {"processInstanceKey": instance, "messageName": "paid"})
        answer = v2.post("/messages/correlation", {"name": "paid", "correlationKey": "o-1", "variables": {"sum": 3}})

        assert (waiting["correlationKey"], waiting["elementId"]) == ("o-1", "Catch_Paid")
        assert answer["processInstanceKey"] == instance
        (heard,) = v2.search("message-subscriptions", {"processInstanceKey": instance})
        assert heard == {**waiting, "messageSubscriptionState": "CORRELATED", "lastUpdatedDate": heard["lastUpdatedDate"]}
        names = [item["name"] for item in v2.search("variables", {"processInstanceKey": instance})]
        assert "sum" in names

    def test_nobody_waits(self, anonymous: TestClient, v2: Caller, instance: str) -> None:
        answer = anonymous.post("/v2/messages/correlation", json={"name": "paid", "correlationKey": "o-2"})

        assert answer.status_code == 404

    def test_a_published_message_is_kept(self, v2: Caller, instance: str) -> None:
        published = v2.post("/messages/publication", {"name": "paid", "correlationKey": "o-9", "timeToLive": 60_000})
        later = v2.start("waiting", {"order": "o-9"})

        assert published["messageKey"].isdecimal()
        (heard,) = v2.search("message-subscriptions", {"processInstanceKey": later})
        assert heard["messageSubscriptionState"] == "CORRELATED"

    @pytest.mark.parametrize("time_to_live", [0, 60_000])
    def test_it_stays_in_its_area(self, as_person: Any, v2: Caller, instance: str, time_to_live: int) -> None:
        leader = Caller(as_person("fuzeren"))
        body = {"name": "paid", "correlationKey": "o-1", "tenantId": "330100", "timeToLive": time_to_live}
        leader.post("/messages/publication", body)

        assert len(v2.search("message-subscriptions", {"processInstanceKey": instance})) == 1
        again = v2.start("waiting", {"order": "o-1"})
        assert len(v2.search("message-subscriptions", {"processInstanceKey": again})) == 1

    def test_only_in_an_area_one_supervises(self, as_person: Any, instance: str) -> None:
        body = {"name": "paid", "correlationKey": "o-1"}

        assert as_person("shouli").post("/v2/messages/publication", json=body).status_code == 403
        assert as_person("fuzeren").post("/v2/messages/publication", json=body).status_code == 403


class TestSignals:
    def test_reaches_who_waits(self, v2: Caller, instance: str) -> None:
        v2.post("/messages/correlation", {"name": "paid", "correlationKey": "o-1"})
        v2.post("/signals/broadcast", {"signalName": "go"})

        assert v2.get(f"/process-instances/{instance}")["state"] == "COMPLETED"

    def test_stays_in_its_area(self, v2: Caller, as_person: Any, instance: str) -> None:
        v2.post("/messages/correlation", {"name": "paid", "correlationKey": "o-1"})
        Caller(as_person("fuzeren")).post("/signals/broadcast", {"signalName": "go", "tenantId": "330100"})

        assert v2.get(f"/process-instances/{instance}")["state"] == "ACTIVE"


class TestIncidents:
    @pytest.fixture
    def key(self, runtime: Runtime, instance: str) -> str:
        """Of an incident on the instance."""

        def work(uow: Any) -> int:
            incident = Incident(
                instance_key=int(instance),
                process_id="waiting",
                tenant_id="<default>",
                element_id="Catch_Paid",
                kind="STALLED",
                detail="it waits for nothing",
                actor="system",
                created=uow.now,
            )
            uow.session.add(incident)
            uow.session.flush()
            return incident.key

        return str(runtime.engine.run(Actor.system(), work))

    def test_found_resolved_once(self, v2: Caller, anonymous: TestClient, key: str, instance: str) -> None:
        (found,) = v2.search("incidents", {"processInstanceKey": instance, "state": "ACTIVE"})
        (of_instance,) = v2.post(f"/process-instances/{instance}/incidents/search", {})["items"]
        (element,) = v2.search("element-instances", {"elementId": "Catch_Paid", "hasIncident": True})

        assert found == of_instance == v2.get(f"/incidents/{key}")
        assert (found["errorType"], found["jobKey"]) == ("UNKNOWN", None)
        assert found["elementInstanceKey"] == element["elementInstanceKey"]
        assert element["incidentKey"] == key
        assert v2.get(f"/process-instances/{instance}")["hasIncident"] is True
        assert anonymous.post(f"/v2/incidents/{key}/resolution").status_code == 204
        assert anonymous.post(f"/v2/incidents/{key}/resolution").status_code == 409
        assert v2.get(f"/incidents/{key}")["state"] == "RESOLVED"

    def test_hidden_from_those_who_do_not_supervise(self, as_person: Any, key: str) -> None:
        other = as_person("fuzeren")

        assert Caller(other).search("incidents") == []
        assert other.get(f"/v2/incidents/{key}").status_code == 404
        assert other.post(f"/v2/incidents/{key}/resolution").status_code == 404


class TestDecisions:
    def test_evaluated_with_the_rules_that_matched(self, v2: Caller, deployed: Any) -> None:
        answer = v2.post("/decision-definitions/evaluation", {"decisionDefinitionId": "limit", "variables": {"kind": "pharmacy"}})
        (decision,) = answer["evaluatedDecisions"]

        assert answer["output"] == "2"
        assert answer["failureMessage"] is None
        assert [rule["ruleId"] for rule in decision["matchedRules"]] == ["Rule_1"]
        assert json.loads(decision["evaluatedInputs"][0]["inputValue"]) == "pharmacy"
        assert decision["decisionEvaluationInstanceKey"] == f"{answer['decisionEvaluationKey']}-1"

    def test_found_and_read(self, v2: Caller, anonymous: TestClient, deployed: Any) -> None:
        (found,) = v2.search("decision-definitions", {"decisionDefinitionId": "limit", "isLatestVersion": True})
        key = found["decisionDefinitionKey"]

        assert v2.get(f"/decision-definitions/{key}") == found
        assert found["decisionRequirementsName"] == "限额"
        assert anonymous.get(f"/v2/decision-definitions/{key}/xml").text.startswith("<?xml")

    @pytest.mark.parametrize(("body", "status"), [({}, 400), ({"decisionDefinitionId": "none"}, 404)])
    def test_refusals(self, anonymous: TestClient, body: dict[str, str], status: int) -> None:
        assert anonymous.post("/v2/decision-definitions/evaluation", json=body).status_code == status


class TestClock:
    def test_pinned_forward_and_reset(self, anonymous: TestClient, v2: Caller, deployed: Any) -> None:
        assert anonymous.put("/v2/clock", json={"timestamp": 1_900_000_000_000}).status_code == 204
        key = v2.start("review")
        assert v2.get(f"/process-instances/{key}")["startDate"] == "2030-03-17T17:46:40.000Z"
        assert anonymous.put("/v2/clock", json={"timestamp": 1_800_000_000_000}).status_code == 403
        assert anonymous.post("/v2/clock/reset").status_code == 204
        assert anonymous.put("/v2/clock", json={"timestamp": "soon"}).status_code == 400

    def test_not_by_just_anybody(self, as_person: Any) -> None:
        assert as_person("shouli").put("/v2/clock", json={"timestamp": 1_900_000_000_000}).status_code == 403
