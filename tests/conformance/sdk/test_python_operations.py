"""Operations on running instances through Camunda's official Python SDK."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from camunda_orchestration_sdk import CamundaClient
from camunda_orchestration_sdk import models as m

from api.runtime import Runtime
from engine.worker import run_operations


@pytest.fixture
def camunda(server: str) -> Iterator[CamundaClient]:
    """A client without sign-in."""
    with CamundaClient(configuration={"CAMUNDA_REST_ADDRESS": server, "CAMUNDA_AUTH_STRATEGY": "NONE"}) as client:
        yield client


@pytest.fixture
def waiting(camunda: CamundaClient, files: dict[str, Path]) -> str:
    """The key of an instance of `waiting`, which waits for its first message."""
    camunda.deploy_resources_from_files([files["waiting.bpmn"]])
    body = {"processDefinitionId": "waiting", "variables": {"order": "py-ops"}}
    key: str = camunda.create_process_instance(data=m.ProcessCreationById.from_dict(body)).process_instance_key
    return key


def active(camunda: CamundaClient, instance: str) -> set[str]:
    wanted = {"filter": {"processInstanceKey": instance, "state": "ACTIVE"}}
    found = camunda.search_element_instances(data=m.ElementInstanceSearchQuery.from_dict(wanted)).items
    return {one.element_id for one in found}


def test_an_instance_is_modified_suspended_resumed_and_migrated(camunda: CamundaClient, waiting: str) -> None:
    moving = {
        "moveInstructions": [
            {
                "sourceElementInstruction": {"sourceType": "byId", "sourceElementId": "Catch_Paid"},
                "targetElementId": "Catch_Go",
                "ancestorScopeInstruction": {"ancestorScopeType": "inferred"},
                "variableInstructions": [{"variables": {"paid": True}}],
            }
        ]
    }
    camunda.modify_process_instance(waiting, data=m.ProcessInstanceModificationInstruction.from_dict(moving))
    assert active(camunda, waiting) == {"waiting", "Catch_Go"}

    camunda.suspend_process_instance(waiting, data=m.SuspendProcessInstanceRequest.from_dict({}))
    assert camunda.get_process_instance(waiting).state == "SUSPENDED"
    assert camunda.get_process_instance(waiting).suspended_date is not None
    camunda.resume_process_instance(waiting, data=m.ResumeProcessInstanceRequest.from_dict({}))

    row = camunda.get_process_instance(waiting)
    plan = {
        "targetProcessDefinitionKey": row.process_definition_key,
        "mappingInstructions": [{"sourceElementId": "Catch_Go", "targetElementId": "Catch_Go"}],
    }
    camunda.migrate_process_instance(waiting, data=m.ProcessInstanceMigrationInstruction.from_dict(plan))
    assert active(camunda, waiting) == {"waiting", "Catch_Go"}
    camunda.cancel_process_instance(waiting, data=None)


def test_batch_operations_are_begun_and_watched(camunda: CamundaClient, waiting: str, runtime: Runtime) -> None:
    wanted = {"filter": {"processInstanceKey": waiting}}
    target = camunda.get_process_instance(waiting).process_definition_key
    mapping = [{"sourceElementId": "Catch_Paid", "targetElementId": "Catch_Paid"}]
    plan = {"targetProcessDefinitionKey": target, "mappingInstructions": mapping}
    moves = [{"sourceElementId": "Catch_Paid", "targetElementId": "Catch_Go"}]

    begun = [
        camunda.migrate_process_instances_batch_operation(
            data=m.ProcessInstanceMigrationBatchOperationRequest.from_dict({**wanted, "migrationPlan": plan})
        ),
        camunda.modify_process_instances_batch_operation(
            data=m.ProcessInstanceModificationBatchOperationRequest.from_dict({**wanted, "moveInstructions": moves})
        ),
        camunda.resolve_process_instance_incidents(waiting),
        camunda.resolve_incidents_batch_operation(
            data=m.ProcessInstanceIncidentResolutionBatchOperationRequest.from_dict(wanted)
        ),
        camunda.suspend_process_instances_batch_operation(
            data=m.ProcessInstanceSuspensionBatchOperationRequest.from_dict(wanted)
        ),
    ]

    while run_operations(runtime.engine):
        pass
    for one in begun:
        batch = camunda.get_batch_operation(one.batch_operation_key)
        assert (batch.state, batch.operations_failed_count) == ("COMPLETED", 0)
        assert batch.batch_operation_type == one.batch_operation_type
    query = {"filter": {"batchOperationKey": begun[1].batch_operation_key}}
    (item,) = camunda.search_batch_operation_items(data=m.BatchOperationItemSearchQuery.from_dict(query)).items
    assert (item.item_key, item.state, item.error_message) == (waiting, "COMPLETED", None)
    camunda.resume_process_instances_batch_operation(data=m.ProcessInstanceResumptionBatchOperationRequest.from_dict(wanted))
    found = camunda.search_batch_operations(data=m.BatchOperationSearchQuery.from_dict({"filter": {"state": "COMPLETED"}}))
    assert {one.batch_operation_key for one in begun} <= {one.batch_operation_key for one in found.items}
    assert camunda.get_process_instance(waiting).state == "SUSPENDED"


def test_batch_operations_are_steered(camunda: CamundaClient, waiting: str) -> None:
    wanted = m.ProcessInstanceCancellationBatchOperationRequest.from_dict({"filter": {"processInstanceKey": waiting}})
    key = camunda.cancel_process_instances_batch_operation(data=wanted).batch_operation_key

    camunda.suspend_batch_operation(key)
    assert camunda.get_batch_operation(key).state == "SUSPENDED"
    camunda.resume_batch_operation(key)
    camunda.cancel_batch_operation(key)

    assert camunda.get_batch_operation(key).state == "CANCELED"
    assert camunda.get_process_instance(waiting).state == "ACTIVE"


def test_a_version_is_deleted(camunda: CamundaClient, waiting: str) -> None:
    key = camunda.get_process_instance(waiting).process_definition_key

    deleted = camunda.delete_resource(key, data=m.DeleteResourceRequest.from_dict({}))

    assert (deleted.resource_key, deleted.batch_operation) == (key, None)
    assert camunda.get_process_definition(key).state == "DRAINING"
    with pytest.raises(Exception, match="404"):
        camunda.create_process_instance(data=m.ProcessCreationById.from_dict({"processDefinitionId": "waiting"}))
