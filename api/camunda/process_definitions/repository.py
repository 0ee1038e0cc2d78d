"""Queries on process definitions."""

from __future__ import annotations

from pydantic import JsonValue
from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import Session, aliased

from api.camunda.kit import words
from api.camunda.process_definitions.start_forms import has_start_form
from api.camunda.search import fields
from api.camunda.search.fields import Predicate
from api.camunda.search.run import Searchable
from engine.store import DEFAULT_TENANT
from engine.store.deployments import Resource
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import RUNNING, ProcessInstance

_newer = aliased(ProcessDefinitionRow)
_LATEST = select(func.max(_newer.version)).where(_newer.id == ProcessDefinitionRow.id, _newer.deleted.is_(None)).scalar_subquery()
STATE = case(
    (ProcessDefinitionRow.deleted.is_(None), "ACTIVE"),
    (
        exists().where(ProcessInstance.definition_key == ProcessDefinitionRow.key, ProcessInstance.status.in_(RUNNING)),
        "DRAINING",
    ),
    else_="DELETED",
)
"""A deleted version drains while instances run on it."""


def process_definitions(session: Session) -> Searchable:
    """All versions of all processes with the name of their file and their state."""
    query = select(ProcessDefinitionRow, Resource.name, STATE).join(Resource, Resource.key == ProcessDefinitionRow.resource_key)
    key = fields.key(ProcessDefinitionRow.key)

    def by_start_form(value: JsonValue) -> Predicate:
        found = ProcessDefinitionRow.key.in_(_with_start_form(session))
        return found if fields.read_flag(value) else ~found

    return Searchable(
        query,
        {
            "processDefinitionKey": key,
            "processDefinitionId": fields.text(ProcessDefinitionRow.id),
            "name": fields.text(ProcessDefinitionRow.name),
            "version": fields.number(ProcessDefinitionRow.version),
            "versionTag": fields.text(ProcessDefinitionRow.version_tag),
            "resourceName": fields.text(Resource.name),
            "isLatestVersion": fields.flag(ProcessDefinitionRow.version == _LATEST),
            "hasStartForm": by_start_form,
            "tenantId": fields.always(DEFAULT_TENANT),
            "state": fields.word(STATE, words.DEFINITION_STATES),
        },
        key,
    )


def _with_start_form(session: Session) -> list[int]:
    rows = session.execute(select(ProcessDefinitionRow.key, ProcessDefinitionRow.resource_key, ProcessDefinitionRow.id))
    return [key for key, resource_key, process_id in rows if has_start_form(session, resource_key, process_id)]
