"""Queries on element instances, read from history."""

from __future__ import annotations

from sqlalchemy import case, func, select

from api.camunda.kit import words
from api.camunda.search import fields
from api.camunda.search.run import Searchable
from engine.actor import Actor
from engine.spiff.effects import ElementState
from engine.store.history import HistoryEvent
from engine.store.incidents import Incident, IncidentState
from engine.store.process_instances import ProcessInstance
from engine.store.visibility import visible_instances

PROCESS = "PROCESS"
ROOT = 1
"""The number of the process itself among the runs of an instance."""
_IS_OVER = HistoryEvent.state != ElementState.ACTIVATED
runs = (
    select(
        func.min(HistoryEvent.key).label("first_key"),
        HistoryEvent.instance_key,
        HistoryEvent.seq,
        func.min(HistoryEvent.at).label("started"),
        func.max(case((_IS_OVER, HistoryEvent.at))).label("ended"),
        func.coalesce(func.max(case((_IS_OVER, HistoryEvent.state))), "ACTIVE").label("state"),
    )
    .where(HistoryEvent.state.is_not(None))
    .group_by(HistoryEvent.instance_key, HistoryEvent.seq)
    .subquery("runs")
)
"""One row for each run of an element; its key is that of the first line about it."""
_scopes = runs.alias("scopes")
_SCOPE_KEY = case(
    (HistoryEvent.scope == ROOT, runs.c.instance_key),
    else_=select(_scopes.c.first_key)
    .where(_scopes.c.instance_key == runs.c.instance_key, _scopes.c.seq == HistoryEvent.scope)
    .scalar_subquery(),
)
KEY = case((HistoryEvent.type == PROCESS, runs.c.instance_key), else_=runs.c.first_key)
NAME = func.coalesce(func.nullif(HistoryEvent.name, ""), HistoryEvent.element_id)
"""An element without a name is called by its id."""
_TYPE = case((HistoryEvent.type.in_(words.ELEMENT_TYPES), HistoryEvent.type), else_="UNKNOWN")
_INCIDENT = case(
    (
        runs.c.state == "ACTIVE",
        select(func.min(Incident.key))
        .where(
            Incident.instance_key == runs.c.instance_key,
            Incident.element_id == HistoryEvent.element_id,
            Incident.state == IncidentState.ACTIVE,
        )
        .scalar_subquery(),
    )
)


def element_instances(actor: Actor) -> Searchable:
    """Rows of (first line, instance, start, end, state, key, type, incident)."""
    query = (
        select(HistoryEvent, ProcessInstance, runs.c.started, runs.c.ended, runs.c.state, KEY, _TYPE, _INCIDENT)
        .select_from(runs)
        .join(HistoryEvent, HistoryEvent.key == runs.c.first_key)
        .join(ProcessInstance, ProcessInstance.key == runs.c.instance_key)
        .where(visible_instances(actor))
    )
    key = fields.key(KEY)
    return Searchable(
        query,
        {
            "elementInstanceKey": key,
            "processInstanceKey": fields.key(runs.c.instance_key),
            "processDefinitionKey": fields.key(ProcessInstance.definition_key),
            "processDefinitionId": fields.text(ProcessInstance.process_id),
            "elementInstanceScopeKey": fields.key(_SCOPE_KEY),
            "elementId": fields.text(HistoryEvent.element_id),
            "elementName": fields.text(NAME),
            "type": fields.word(_TYPE, words.ELEMENT_TYPES),
            "state": fields.word(runs.c.state, words.ELEMENT_STATES),
            "hasIncident": fields.flag(_INCIDENT.is_not(None)),
            "incidentKey": fields.key(_INCIDENT),
            "startDate": fields.instant(runs.c.started),
            "endDate": fields.instant(runs.c.ended),
            "tenantId": fields.text(ProcessInstance.tenant_id),
        },
        key,
    )
