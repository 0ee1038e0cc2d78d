"""Queries on process instances, all under `engine.store.visibility`."""

from __future__ import annotations

from dataclasses import replace

from pydantic import JsonValue
from sqlalchemy import String, case, cast, exists, func, select
from sqlalchemy.orm import Session

from api.camunda.kit import words
from api.camunda.kit.places import element_key_of_child
from api.camunda.kit.tags import tagged
from api.camunda.search import fields
from api.camunda.search.fields import Predicate
from api.camunda.search.run import Searchable
from api.camunda.variables.matching import named_variables
from engine.actor import Actor
from engine.spiff.effects import ElementState
from engine.store.batch_operations import BatchItem
from engine.store.history import HistoryEvent
from engine.store.incidents import Incident, IncidentState
from engine.store.jobs import Job, JobState
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance
from engine.store.visibility import visible_instances

PROCESS = "PROCESS"
_HAS_INCIDENT = exists().where(Incident.instance_key == ProcessInstance.key, Incident.state == IncidentState.ACTIVE)
_HAS_RETRIES = exists().where(Job.instance_key == ProcessInstance.key, Job.state == JobState.FAILED, Job.retries > 0)
_PARENT_ELEMENT = element_key_of_child()
_IS_OVER = HistoryEvent.state != ElementState.ACTIVATED
_RUN_STATE = func.coalesce(func.max(case((_IS_OVER, HistoryEvent.state))), "ACTIVE")
"""The state of one run of an element, where the lines about it are grouped."""


def process_instances(actor: Actor) -> Searchable:
    """Rows of (instance, definition, has an incident, parent's element instance)."""
    query = (
        select(
            ProcessInstance, ProcessDefinitionRow, _HAS_INCIDENT.label("has_incident"), _PARENT_ELEMENT.label("parent_element")
        )
        .join(ProcessDefinitionRow, ProcessDefinitionRow.key == ProcessInstance.definition_key)
        .where(visible_instances(actor))
    )
    key = fields.key(ProcessInstance.key)
    batch = fields.text(cast(BatchItem.batch_key, String()), _in_batch)
    return Searchable(
        query,
        {
            "processInstanceKey": key,
            "processDefinitionKey": fields.key(ProcessInstance.definition_key),
            "processDefinitionId": fields.text(ProcessInstance.process_id),
            "processDefinitionName": fields.text(ProcessDefinitionRow.name),
            "processDefinitionVersion": fields.number(ProcessDefinitionRow.version),
            "processDefinitionVersionTag": fields.text(ProcessDefinitionRow.version_tag),
            "parentProcessInstanceKey": fields.key(ProcessInstance.parent_key),
            "parentElementInstanceKey": fields.key(_PARENT_ELEMENT),
            "state": fields.word(ProcessInstance.status, words.INSTANCE_STATES),
            "startDate": fields.instant(ProcessInstance.started),
            "endDate": fields.instant(ProcessInstance.ended),
            "hasIncident": fields.flag(_HAS_INCIDENT),
            "tenantId": fields.text(ProcessInstance.tenant_id),
            "businessId": fields.text(ProcessInstance.business_key),
            "elementId": fields.text(HistoryEvent.element_id, _entered),
            "errorMessage": fields.text(Incident.detail, _failed),
            "variables": _with_variables,
            "tags": _with_tags,
            "suspendedDate": fields.instant(ProcessInstance.suspended),
            "elementInstanceState": replace(fields.word(_RUN_STATE, words.ELEMENT_STATES), within=_with_run),
            "hasElementInstanceIncident": fields.flag(_HAS_INCIDENT),
            "hasRetriesLeft": fields.flag(_HAS_RETRIES),
            "batchOperationKey": batch,
            "batchOperationId": batch,
        },
        key,
    )


def element_lines(session: Session, instance_key: int) -> list[HistoryEvent]:
    """What happened to the elements of an instance, in order."""
    query = select(HistoryEvent).where(HistoryEvent.instance_key == instance_key, HistoryEvent.state.is_not(None))
    return list(session.scalars(query.order_by(HistoryEvent.key)))


def open_incidents(session: Session, instance_key: int) -> list[str]:
    """The elements with an open incident, once for each."""
    query = select(Incident.element_id).where(Incident.instance_key == instance_key, Incident.state == IncidentState.ACTIVE)
    return list(session.scalars(query))


def _entered(condition: Predicate) -> Predicate:
    return exists().where(HistoryEvent.instance_key == ProcessInstance.key, HistoryEvent.state.is_not(None), condition)


def _failed(condition: Predicate) -> Predicate:
    return exists().where(Incident.instance_key == ProcessInstance.key, Incident.state == IncidentState.ACTIVE, condition)


def _with_run(condition: Predicate) -> Predicate:
    lines = select(HistoryEvent.seq).where(
        HistoryEvent.instance_key == ProcessInstance.key, HistoryEvent.state.is_not(None), HistoryEvent.type != PROCESS
    )
    return lines.group_by(HistoryEvent.seq).having(condition).exists()


def _in_batch(condition: Predicate) -> Predicate:
    return exists().where(BatchItem.instance_key == ProcessInstance.key, condition)


def _with_variables(value: JsonValue) -> Predicate:
    return named_variables(value, ProcessInstance.key)


def _with_tags(value: JsonValue) -> Predicate:
    return tagged(value, ProcessInstance.root_key)
