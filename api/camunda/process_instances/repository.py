"""Queries on process instances, all under `engine.store.visibility`."""

from __future__ import annotations

from pydantic import JsonValue
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from api.camunda.kit.places import element_key_of_child
from api.camunda.search import fields
from api.camunda.search.fields import Predicate
from api.camunda.search.run import Searchable
from api.camunda.variables.matching import named_variables
from engine.actor import Actor
from engine.store.history import HistoryEvent
from engine.store.incidents import Incident, IncidentState
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance
from engine.store.visibility import visible_instances

_HAS_INCIDENT = exists().where(Incident.instance_key == ProcessInstance.key, Incident.state == IncidentState.ACTIVE)
_PARENT_ELEMENT = element_key_of_child()


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
            "state": fields.word(ProcessInstance.status),
            "startDate": fields.instant(ProcessInstance.started),
            "endDate": fields.instant(ProcessInstance.ended),
            "hasIncident": fields.flag(_HAS_INCIDENT),
            "tenantId": fields.text(ProcessInstance.tenant_id),
            "businessId": fields.text(ProcessInstance.business_key),
            "elementId": fields.text(HistoryEvent.element_id, _entered),
            "errorMessage": fields.text(Incident.detail, _failed),
            "variables": _with_variables,
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


def _with_variables(value: JsonValue) -> Predicate:
    return named_variables(value, ProcessInstance.key)
