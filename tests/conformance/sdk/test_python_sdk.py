"""Camunda's official Python SDK, which checks that every field of the contract is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from camunda_orchestration_sdk import CamundaClient
from camunda_orchestration_sdk import models as m
from camunda_orchestration_sdk.errors import ConflictError


@pytest.fixture
def camunda(server: str) -> Iterator[CamundaClient]:
    """A client without sign-in."""
    with CamundaClient(configuration={"CAMUNDA_REST_ADDRESS": server, "CAMUNDA_AUTH_STRATEGY": "NONE"}) as client:
        yield client


@pytest.fixture
def deployed(camunda: CamundaClient, files: dict[str, Path]) -> None:
    """Everything is deployed; a second time it keeps its versions."""
    result = camunda.deploy_resources_from_files(list(files.values()))
    assert {one.process_definition_id for one in result.processes} == {"review", "waiting", "straight", "stumbling"}
    assert [one.form_id for one in result.forms] == ["review-form"]
    assert [one.process_definition_version for one in result.processes] == [1, 1, 1, 1]


def start(camunda: CamundaClient, process_id: str, variables: dict[str, object]) -> m.CreateProcessInstanceResult:
    body = {"processDefinitionId": process_id, "variables": variables}
    return camunda.create_process_instance(data=m.ProcessCreationById.from_dict(body))


def test_the_installation(camunda: CamundaClient) -> None:
    assert camunda.get_topology().gateway_version == "8.9.0"
    assert camunda.get_license().valid_license is True
    assert camunda.get_authentication().username == "demo-client"


def test_definitions(camunda: CamundaClient, deployed: None) -> None:
    query = m.ProcessDefinitionSearchQuery.from_dict({"filter": {"processDefinitionId": "review"}, "page": {"limit": 5}})
    (found,) = camunda.search_process_definitions(data=query).items
    key = found.process_definition_key

    assert camunda.get_process_definition(key).has_start_form is True
    assert "Task_Review" in camunda.get_process_definition_xml(key)
    assert camunda.get_start_process_form(key).form_id == "review-form"


def test_a_task_from_start_to_end(camunda: CamundaClient, deployed: None) -> None:
    instance = start(camunda, "review", {"amount": 7}).process_instance_key
    query = m.UserTaskSearchQuery.from_dict({"filter": {"processInstanceKey": instance}})
    (task,) = camunda.search_user_tasks(data=query).items
    key = task.user_task_key

    assert camunda.get_user_task_form(key).form_id == "review-form"
    camunda.assign_user_task(key, data=m.UserTaskAssignmentRequest.from_dict({"assignee": "demo"}))
    camunda.unassign_user_task(key)
    camunda.update_user_task(key, data=m.UserTaskUpdateRequest.from_dict({"changeset": {"priority": 80}}))
    assert camunda.get_user_task(key).priority == 80
    camunda.complete_user_task(key, data=m.UserTaskCompletionRequest.from_dict({"variables": {"approved": True}}))
    assert camunda.get_process_instance(instance).state == "COMPLETED"
    flows = camunda.get_process_instance_sequence_flows(instance).items
    assert [flow.element_id for flow in flows] == ["Flow_1", "Flow_2"]
    numbers = camunda.get_process_instance_statistics(instance).items
    assert {one.element_id: one.completed for one in numbers} == {"Started": 1, "Task_Review": 1, "Ended": 1}


def test_variables_and_elements(camunda: CamundaClient, deployed: None) -> None:
    instance = start(camunda, "review", {"amount": 7}).process_instance_key
    wanted = {"filter": {"processInstanceKey": instance}}
    (variable,) = camunda.search_variables(data=m.VariableSearchQuery.from_dict(wanted)).items
    elements = camunda.search_element_instances(data=m.ElementInstanceSearchQuery.from_dict(wanted)).items

    assert (variable.name, variable.value) == ("amount", "7")
    assert camunda.get_variable(variable.variable_key).value == "7"
    assert {one.type_ for one in elements} == {"PROCESS", "START_EVENT", "USER_TASK"}
    camunda.cancel_process_instance(instance, data=None)
    assert camunda.get_process_instance(instance).state == "TERMINATED"


def test_messages_and_signals(camunda: CamundaClient, deployed: None) -> None:
    instance = start(camunda, "waiting", {"order": "py-1"}).process_instance_key
    wanted = m.MessageSubscriptionSearchQuery.from_dict({"filter": {"processInstanceKey": instance}})
    (waiting,) = camunda.search_message_subscriptions(data=wanted).items
    correlate = m.MessageCorrelationRequest.from_dict({"name": "paid", "correlationKey": "py-1"})

    assert waiting.message_name == "paid"
    assert camunda.correlate_message(data=correlate).process_instance_key == instance
    camunda.broadcast_signal(data=m.SignalBroadcastRequest.from_dict({"signalName": "go"}))
    publish = m.MessagePublicationRequest.from_dict({"name": "paid", "correlationKey": "x", "timeToLive": 1000})
    assert camunda.publish_message(data=publish).tenant_id == "<default>"
    assert camunda.get_process_instance(instance).state == "COMPLETED"


def test_decisions_and_incidents(camunda: CamundaClient, deployed: None) -> None:
    body = m.DecisionEvaluationByID.from_dict({"decisionDefinitionId": "limit", "variables": {"kind": "pharmacy"}})
    evaluated = camunda.evaluate_decision(data=body)
    query = m.DecisionDefinitionSearchQuery.from_dict({"filter": {"decisionDefinitionId": "limit"}})
    (found,) = camunda.search_decision_definitions(data=query).items

    assert evaluated.output == "2"
    assert evaluated.evaluated_decisions[0].matched_rules[0].rule_id == "Rule_1"
    assert "decisionTable" in camunda.get_decision_definition_xml(found.decision_definition_key)
    assert camunda.search_incidents(data=m.IncidentSearchQuery.from_dict({})).items == []


def test_a_step_that_fails_is_a_conflict_and_changes_nothing(camunda: CamundaClient, deployed: None) -> None:
    instance = start(camunda, "stumbling", {}).process_instance_key
    query = m.UserTaskSearchQuery.from_dict({"filter": {"processInstanceKey": instance}})
    (task,) = camunda.search_user_tasks(data=query).items
    wrong = m.UserTaskCompletionRequest.from_dict({"variables": {"n": "two"}})
    with pytest.raises(ConflictError) as raised:
        camunda.complete_user_task(task.user_task_key, data=wrong)

    assert b"Double" in raised.value.content
    assert camunda.get_user_task(task.user_task_key).state == "CREATED"
    (incident,) = camunda.search_incidents(
        data=m.IncidentSearchQuery.from_dict({"filter": {"processInstanceKey": instance}})
    ).items
    assert (incident.state, incident.element_id) == ("ACTIVE", "Double")
    camunda.complete_user_task(task.user_task_key, data=m.UserTaskCompletionRequest.from_dict({"variables": {"n": 2}}))
    assert camunda.get_process_instance(instance).state == "COMPLETED"
    assert camunda.get_incident(incident.incident_key).state == "RESOLVED"


def test_decisions_forms_and_expressions_by_key(camunda: CamundaClient, deployed: None) -> None:
    body = m.DecisionEvaluationByID.from_dict({"decisionDefinitionId": "limit", "variables": {"kind": "pharmacy"}})
    evaluation = camunda.evaluate_decision(data=body).decision_evaluation_key
    query = m.DecisionInstanceSearchQuery.from_dict({"filter": {"decisionEvaluationKey": evaluation}})
    (found,) = camunda.search_decision_instances(data=query).items
    files = camunda.search_decision_requirements(data=m.DecisionRequirementsSearchQuery.from_dict({})).items
    (own,) = [one for one in files if one.resource_name == "limit.dmn"]
    instance = start(camunda, "review", {"amount": 7}).process_instance_key
    tasks = m.UserTaskSearchQuery.from_dict({"filter": {"processInstanceKey": instance}})
    (task,) = camunda.search_user_tasks(data=tasks).items
    asked = m.ExpressionEvaluationRequest.from_dict({"expression": "=amount + a", "variables": {"a": 2}, "scopeKey": instance})

    assert (found.result, found.state) == ("2", "EVALUATED")
    whole = camunda.get_decision_instance(found.decision_evaluation_instance_key)
    assert whole.matched_rules[0].evaluated_outputs[0].output_value == "2"
    assert camunda.get_decision_requirements(own.decision_requirements_key).decision_requirements_id == "limits"
    assert "decisionTable" in camunda.get_decision_requirements_xml(own.decision_requirements_key)
    assert task.form_key is not None
    assert camunda.get_form_by_key(task.form_key).form_id == "review-form"
    assert camunda.evaluate_expression(data=asked).result == 9
    effective = camunda.search_user_task_effective_variables(
        task.user_task_key, data=m.UserTaskEffectiveVariableSearchQueryRequest.from_dict({})
    )
    assert [one.name for one in effective.items] == ["amount"]


def test_tags_and_instructions(camunda: CamundaClient, deployed: None) -> None:
    body = {
        "processDefinitionId": "stumbling",
        "tags": ["urgent"],
        "variables": {"n": 3},
        "startInstructions": [{"elementId": "Double"}],
        "runtimeInstructions": [{"type": "TERMINATE_PROCESS_INSTANCE", "afterElementId": "Double"}],
    }
    created = camunda.create_process_instance(data=m.ProcessCreationById.from_dict(body))
    query = m.ProcessInstanceSearchQuery.from_dict({"filter": {"tags": ["urgent"]}})
    (found,) = camunda.search_process_instances(data=query).items

    assert created.tags == ["urgent"]
    assert (found.process_instance_key, found.state, found.tags) == (created.process_instance_key, "TERMINATED", ["urgent"])
