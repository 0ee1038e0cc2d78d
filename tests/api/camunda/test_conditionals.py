"""Conditional start events through the interface."""

from __future__ import annotations

from fastapi.testclient import TestClient

from tests.api.camunda.conftest import Caller
from tests.api.camunda.diagrams import bpmn

CONDITIONAL = bpmn(
    "flood",
    """
<bpmn:startEvent id="Started" name="水位过高"><bpmn:outgoing>Flow_1</bpmn:outgoing>
  <bpmn:conditionalEventDefinition id="Definition_1">
    <bpmn:condition xsi:type="bpmn:tFormalExpression">=level &gt; 3</bpmn:condition></bpmn:conditionalEventDefinition>
</bpmn:startEvent>
<bpmn:sequenceFlow id="Flow_1" sourceRef="Started" targetRef="Ended"/>
<bpmn:endEvent id="Ended" name="办结"><bpmn:incoming>Flow_1</bpmn:incoming></bpmn:endEvent>
""",
)


def test_what_holds_is_started(v2: Caller, anonymous: TestClient) -> None:
    v2.deploy(("flood.bpmn", CONDITIONAL))
    found = v2.post("/conditionals/evaluation", {"variables": {"level": 4}})
    (started,) = found["processInstances"]

    assert found["tenantId"] == "<default>"
    assert v2.get(f"/process-instances/{started['processInstanceKey']}")["state"] == "COMPLETED"
    assert v2.post("/conditionals/evaluation", {"variables": {"level": 3}})["processInstances"] == []
    of_one = {"variables": {"level": 9}, "processDefinitionKey": started["processDefinitionKey"]}
    assert len(v2.post("/conditionals/evaluation", of_one)["processInstances"]) == 1
    missing = anonymous.post("/v2/conditionals/evaluation", json={"variables": {}, "processDefinitionKey": "77"})
    assert missing.status_code == 404
