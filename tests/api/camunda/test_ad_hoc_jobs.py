"""The worker of an ad-hoc sub-process over the Camunda interface."""

from __future__ import annotations

from tests.api.camunda.conftest import Caller
from tests.api.camunda.diagrams import bpmn

AGENT = bpmn(
    "agent",
    """
<bpmn:startEvent id="Started" name="收到"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
<bpmn:sequenceFlow id="F1" sourceRef="Started" targetRef="Agent"/>
<bpmn:adHocSubProcess id="Agent" name="办理"><bpmn:extensionElements><zeebe:taskDefinition type="agent"/></bpmn:extensionElements>
  <bpmn:incoming>F1</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing>
  <bpmn:manualTask id="Visit" name="走访"/></bpmn:adHocSubProcess>
<bpmn:sequenceFlow id="F2" sourceRef="Agent" targetRef="Ended"/>
<bpmn:endEvent id="Ended" name="办结"><bpmn:incoming>F2</bpmn:incoming></bpmn:endEvent>
""",
)
ASK = {"type": "agent", "timeout": 60_000, "maxJobsToActivate": 1, "requestTimeout": -1}


def test_it_is_asked_until_it_says_that_this_was_all(v2: Caller) -> None:
    v2.deploy(("agent.bpmn", AGENT))
    instance = v2.start("agent", {})
    for result in (
        {"type": "adHocSubProcess", "activateElements": [{"elementId": "Visit", "variables": {"to": "B"}}]},
        {"type": "adHocSubProcess", "isCompletionConditionFulfilled": True, "isCancelRemainingInstances": False},
    ):
        (job,) = v2.post("/jobs/activation", ASK)["jobs"]
        assert (job["kind"], job["listenerEventType"], job["userTask"]) == ("AD_HOC_SUB_PROCESS", "UNSPECIFIED", None)
        done = v2.http.post(f"/v2/jobs/{job['jobKey']}/completion", json={"result": result, "variables": {"asked": True}})
        assert done.status_code == 204
    assert v2.get(f"/process-instances/{instance}")["state"] == "COMPLETED"
    (visit,) = v2.search("element-instances", {"elementId": "Visit"})
    assert visit["state"] == "COMPLETED"
