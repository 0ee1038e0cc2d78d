"""Queries on incidents: those of the areas one supervises, as in the web app."""

from __future__ import annotations

from sqlalchemy import case, func, select

from api.camunda.kit import words
from api.camunda.kit.places import newest_element_key
from api.camunda.search import fields
from api.camunda.search.run import Searchable
from engine.actor import Actor
from engine.store.incidents import Incident
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import ProcessInstance

_TYPE = case((Incident.kind.in_(words.ERROR_TYPES), Incident.kind), else_="UNKNOWN")
"""Kinds that are not the contract's own are UNKNOWN there."""
_NOWHERE = -1
ELEMENT = func.coalesce(newest_element_key(Incident.instance_key, Incident.element_id), _NOWHERE)
_newest = select(func.max(ProcessDefinitionRow.key)).where(ProcessDefinitionRow.id == Incident.process_id).scalar_subquery()
_DEFINITION = func.coalesce(ProcessInstance.definition_key, _newest, _NOWHERE)
_INSTANCE = func.coalesce(Incident.instance_key, _NOWHERE)


def incidents(actor: Actor) -> Searchable:
    """Rows of (incident, type, definition, instance, root instance, element instance)."""
    query = (
        select(Incident, _TYPE, _DEFINITION, _INSTANCE, ProcessInstance.root_key, ELEMENT)
        .outerjoin(ProcessInstance, ProcessInstance.key == Incident.instance_key)
        .where(Incident.tenant_id.in_(sorted(actor.supervises)))
    )
    key = fields.key(Incident.key)
    return Searchable(
        query,
        {
            "incidentKey": key,
            "processInstanceKey": fields.key(_INSTANCE),
            "processDefinitionKey": fields.key(_DEFINITION),
            "processDefinitionId": fields.text(Incident.process_id),
            "elementId": fields.text(Incident.element_id),
            "elementInstanceKey": fields.key(ELEMENT),
            "errorType": fields.word(_TYPE, words.ERROR_TYPES),
            "errorMessage": fields.text(Incident.detail),
            "state": fields.word(Incident.state, words.INCIDENT_STATES),
            "creationTime": fields.instant(Incident.created),
            "tenantId": fields.text(Incident.tenant_id),
            "jobKey": fields.key(Incident.job_key),
        },
        key,
    )
