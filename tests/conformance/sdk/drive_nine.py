"""Drives a server with version 9 of Camunda's Python SDK and prints what it saw as JSON: `python drive_nine.py ADDRESS FOLDER`.

It runs in a process of its own, since only one version of the package can be imported.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from camunda_orchestration_sdk import CamundaClient
from camunda_orchestration_sdk import models as m

NAMES = ("review.bpmn", "review.form", "limit.dmn", "waiting.bpmn", "stumbling.bpmn")


def drive(camunda: Any, folder: Path) -> dict[str, Any]:
    """Deploy, start, work, search, decide, correlate and cancel."""
    deployed = camunda.deploy_resources_from_files([folder / name for name in NAMES])
    body = {"processDefinitionId": "review", "variables": {"amount": 7}, "tags": ["nine"]}
    created = camunda.create_process_instance(data=m.ProcessCreationById.from_dict(body))
    of_it = {"filter": {"processInstanceKey": created.process_instance_key}}
    (task,) = camunda.search_user_tasks(data=m.UserTaskSearchQuery.from_dict(of_it)).items
    form = camunda.get_user_task_form(task.user_task_key)
    camunda.assign_user_task(task.user_task_key, data=m.UserTaskAssignmentRequest.from_dict({"assignee": "demo"}))
    done = m.UserTaskCompletionRequest.from_dict({"variables": {"approved": True}})
    camunda.complete_user_task(task.user_task_key, data=done)
    variables = camunda.search_variables(data=m.VariableSearchQuery.from_dict(of_it)).items
    elements = camunda.search_element_instances(data=m.ElementInstanceSearchQuery.from_dict(of_it)).items
    asked = m.DecisionEvaluationByID.from_dict({"decisionDefinitionId": "limit", "variables": {"kind": "pharmacy"}})
    evaluated = camunda.evaluate_decision(data=asked)
    return {
        "gateway": camunda.get_topology().gateway_version,
        "processes": [one.process_definition_id for one in deployed.processes],
        "tags": created.tags,
        "form": form.form_id,
        "state": camunda.get_process_instance(created.process_instance_key).state,
        "variables": sorted(f"{one.name}={one.value}" for one in variables),
        "elements": len(elements),
        "decision": evaluated.output,
        "waiting": _correlate(camunda),
        "conflict": _stumble(camunda),
    }


def _correlate(camunda: Any) -> list[object]:
    body = {"processDefinitionId": "waiting", "variables": {"order": "nine"}}
    key = camunda.create_process_instance(data=m.ProcessCreationById.from_dict(body)).process_instance_key
    query = m.MessageSubscriptionSearchQuery.from_dict({"filter": {"processInstanceKey": key}})
    (waiting,) = camunda.search_message_subscriptions(data=query).items
    message = m.MessageCorrelationRequest.from_dict({"name": "paid", "correlationKey": "nine"})
    taken = camunda.correlate_message(data=message).process_instance_key == key
    camunda.cancel_process_instance(key, data=None)
    return [waiting.message_name, taken, camunda.get_process_instance(key).state]


def _stumble(camunda: Any) -> list[object]:
    body = {"processDefinitionId": "stumbling", "variables": {}}
    key = camunda.create_process_instance(data=m.ProcessCreationById.from_dict(body)).process_instance_key
    of_it = {"filter": {"processInstanceKey": key}}
    (task,) = camunda.search_user_tasks(data=m.UserTaskSearchQuery.from_dict(of_it)).items
    wrong = m.UserTaskCompletionRequest.from_dict({"variables": {"n": "two"}})
    try:
        camunda.complete_user_task(task.user_task_key, data=wrong)
    except Exception as error:  # noqa: BLE001 -- its class is what the test asks for
        (incident,) = camunda.search_incidents(data=m.IncidentSearchQuery.from_dict(of_it)).items
        return [type(error).__name__, incident.element_id, camunda.get_user_task(task.user_task_key).state]
    return ["completed"]


def main(address: str, folder: str) -> None:
    """Print one line of JSON."""
    configuration = {"CAMUNDA_REST_ADDRESS": address, "CAMUNDA_AUTH_STRATEGY": "NONE"}
    with CamundaClient(configuration=configuration) as camunda:
        seen = {"version": version("camunda-orchestration-sdk"), **drive(camunda, Path(folder))}
    sys.stdout.write(json.dumps(seen, default=str))


if __name__ == "__main__":
    main(*sys.argv[1:])
