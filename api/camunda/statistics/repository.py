"""Counts of process instances, their elements, incidents and subscriptions."""

from __future__ import annotations

from collections import Counter

from pydantic import JsonValue
from sqlalchemy import Integer, String, Subquery, cast, exists, func, select
from sqlalchemy.orm import Session

from api.camunda.element_instances.repository import PROCESS, runs
from api.camunda.messages.repository import message_subscriptions
from api.camunda.process_instances.repository import process_instances
from api.camunda.search import fields
from api.camunda.search.fields import Field, Predicate
from api.camunda.search.filters import predicate
from api.camunda.search.run import Searchable
from engine.actor import Actor
from engine.spiff.activity import BODY
from engine.store.history import HistoryEvent
from engine.store.incidents import Incident, IncidentState
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import RUNNING, ProcessInstance
from engine.store.visibility import visible_instances

_IN_TROUBLE = exists().where(Incident.instance_key == ProcessInstance.key, Incident.state == IncidentState.ACTIVE)
_TROUBLED = func.sum(cast(_IN_TROUBLE, Integer())).label("with_incident")
_ALL = func.count().label("running")


def of_elements(
    session: Session, actor: Actor, definition_key: int, wanted: dict[str, JsonValue]
) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """How many runs of an element are in which state, and how many incidents stand there, in the instances that are wanted."""
    noun = process_instances(actor)
    keys = noun.query.where(ProcessInstance.definition_key == definition_key, predicate(noun.fields, wanted))
    instances = keys.with_only_columns(ProcessInstance.key)
    states = (
        select(HistoryEvent.element_id, runs.c.state, func.count())
        .select_from(runs)
        .join(HistoryEvent, HistoryEvent.key == runs.c.first_key)
        .where(runs.c.instance_key.in_(instances), HistoryEvent.type.not_in([PROCESS, BODY]))
        .group_by(HistoryEvent.element_id, runs.c.state)
    )
    troubles = (
        select(Incident.element_id, func.count())
        .where(Incident.instance_key.in_(instances), Incident.state == IncidentState.ACTIVE)
        .group_by(Incident.element_id)
    )
    counted = Counter({(row[0] or "", row[1]): row[2] for row in session.execute(states)})
    return counted, Counter({row[0]: row[1] for row in session.execute(troubles)})


def by_process(actor: Actor) -> Searchable:
    """Rows of (process, area, instances that run, those with an incident, name of the newest version, number of versions)."""
    grouped = (
        select(ProcessInstance.process_id, ProcessInstance.tenant_id, _ALL, _TROUBLED)
        .where(visible_instances(actor), ProcessInstance.status.in_(RUNNING))
        .group_by(ProcessInstance.process_id, ProcessInstance.tenant_id)
        .subquery("by_process")
    )
    versions = (
        select(ProcessDefinitionRow.id, func.max(ProcessDefinitionRow.key).label("newest"), func.count().label("versions"))
        .where(ProcessDefinitionRow.deleted.is_(None))
        .group_by(ProcessDefinitionRow.id)
        .subquery("versions")
    )
    query = (
        select(grouped, ProcessDefinitionRow.name, func.coalesce(versions.c.versions, 1))
        .outerjoin(versions, versions.c.id == grouped.c.process_id)
        .outerjoin(ProcessDefinitionRow, ProcessDefinitionRow.key == versions.c.newest)
    )
    wanted = {"processDefinitionId": fields.text(grouped.c.process_id), **_counts(grouped)}
    return Searchable(query, wanted, fields.text(grouped.c.process_id + "|" + grouped.c.tenant_id))


def by_version(actor: Actor) -> Searchable:
    """Rows of (definition, area, instances that run, those with an incident, process, version, name)."""
    grouped = (
        select(ProcessInstance.definition_key, ProcessInstance.tenant_id, _ALL, _TROUBLED)
        .where(visible_instances(actor), ProcessInstance.status.in_(RUNNING))
        .group_by(ProcessInstance.definition_key, ProcessInstance.tenant_id)
        .subquery("by_version")
    )
    row = ProcessDefinitionRow
    query = select(grouped, row.id, row.version, row.name).join(row, row.key == grouped.c.definition_key)
    wanted = {
        "processDefinitionId": fields.text(row.id),
        "processDefinitionKey": fields.key(grouped.c.definition_key),
        "processDefinitionName": fields.text(row.name),
        "processDefinitionVersion": fields.number(row.version),
        "tenantId": fields.text(grouped.c.tenant_id),
        **_counts(grouped),
    }
    return Searchable(query, wanted, _of_area(grouped))


def by_subscription(actor: Actor, wanted: dict[str, JsonValue]) -> Searchable:
    """Rows of (definition, process, area, open subscriptions, instances that have them)."""
    noun = message_subscriptions(actor)
    found = noun.query.where(predicate(noun.fields, wanted)).subquery("found")
    grouped = (
        select(
            found.c.definition_key,
            found.c.process_id,
            found.c.tenant_id,
            func.count().label("open"),
            func.count(func.distinct(found.c.instance_key)).label("instances"),
        )
        .where(found.c.instance_key.is_not(None), found.c.state == "CREATED")
        .group_by(found.c.definition_key, found.c.process_id, found.c.tenant_id)
        .subquery("by_subscription")
    )
    return Searchable(select(grouped), {}, _of_area(grouped))


def by_error(actor: Actor) -> Searchable:
    """Rows of (message, instances that have an open incident with it)."""
    grouped = (
        select(Incident.detail, func.count(func.distinct(Incident.instance_key)).label("instances"))
        .where(*_open_incidents(actor))
        .group_by(Incident.detail)
        .subquery("by_error")
    )
    message = fields.text(grouped.c.detail)
    wanted = {"errorMessage": message, "activeInstancesWithErrorCount": fields.number(grouped.c.instances)}
    return Searchable(select(grouped), wanted, message)


def messages(session: Session, actor: Actor) -> list[str]:
    """The messages of open incidents, each once."""
    return list(session.scalars(select(Incident.detail).where(*_open_incidents(actor)).distinct()))


def by_definition(actor: Actor, details: list[str]) -> Searchable:
    """Rows of (definition, area, instances that have an open incident with one of the messages, process, version, name)."""
    grouped = (
        select(
            ProcessInstance.definition_key,
            ProcessInstance.tenant_id,
            func.count(func.distinct(ProcessInstance.key)).label("instances"),
        )
        .join(Incident, Incident.instance_key == ProcessInstance.key)
        .where(*_open_incidents(actor), Incident.detail.in_(details))
        .group_by(ProcessInstance.definition_key, ProcessInstance.tenant_id)
        .subquery("by_definition")
    )
    row = ProcessDefinitionRow
    query = select(grouped, row.id, row.version, row.name).join(row, row.key == grouped.c.definition_key)
    wanted = {
        "processDefinitionKey": fields.key(grouped.c.definition_key),
        "tenantId": fields.text(grouped.c.tenant_id),
        "activeInstancesWithErrorCount": fields.number(grouped.c.instances),
    }
    return Searchable(query, wanted, _of_area(grouped))


def _open_incidents(actor: Actor) -> tuple[Predicate, ...]:
    in_area = Incident.tenant_id.in_(sorted(actor.supervises))
    return in_area, Incident.state == IncidentState.ACTIVE, Incident.instance_key.is_not(None)


def _counts(grouped: Subquery) -> dict[str, Field]:
    return {
        "activeInstancesWithIncidentCount": fields.number(grouped.c.with_incident),
        "activeInstancesWithoutIncidentCount": fields.number(grouped.c.running - grouped.c.with_incident),
    }


def _of_area(grouped: Subquery) -> Field:
    return fields.text(cast(grouped.c.definition_key, String()) + "|" + grouped.c.tenant_id)
