"""Reading process definitions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import Response
from sqlalchemy.orm import Session

from api.camunda.kit.client import Client
from api.camunda.kit.forms import FormResult, form_result
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.process_definitions.repository import process_definitions
from api.camunda.process_definitions.schemas import ProcessDefinition
from api.camunda.process_definitions.start_forms import has_start_form, start_form_of
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import run_search
from engine.store import DEFAULT_TENANT, deployments
from engine.store.process_definitions import ProcessDefinitionRow

KIND = "process definition"


def search(ctx: Client, request: SearchRequest | None) -> SearchResult[ProcessDefinition]:
    """One page of versions."""
    with ctx.read() as session:
        rows, page = run_search(session, process_definitions(session), request)
        return SearchResult(items=[_view(session, row) for row in rows], page=page)


def get(ctx: Client, key: str) -> ProcessDefinition:
    """One version."""
    with ctx.read() as session:
        query = process_definitions(session).query.where(ProcessDefinitionRow.key == to_key(key, KIND))
        row = session.execute(query).first()
        if row is None:
            raise not_found(KIND, key)
        return _view(session, row)


def get_xml(ctx: Client, key: str) -> Response:
    """The designer's bytes, unchanged."""
    with ctx.read() as session:
        content = deployments.get_resource(session, _find(session, key).resource_key).content
    return Response(content, media_type="text/xml")


def get_start_form(ctx: Client, key: str) -> FormResult | None:
    """The form of its start event; None without one."""
    with ctx.read() as session:
        row = start_form_of(session, _find(session, key))
        return None if row is None else form_result(session, row)


def _find(session: Session, key: str) -> ProcessDefinitionRow:
    row = session.get(ProcessDefinitionRow, to_key(key, KIND))
    if row is None:
        raise not_found(KIND, key)
    return row


def _view(session: Session, found: Sequence[Any]) -> ProcessDefinition:
    row: ProcessDefinitionRow = found[0]
    return ProcessDefinition(
        name=row.name,
        resource_name=found[1],
        version=row.version,
        version_tag=row.version_tag,
        process_definition_id=row.id,
        tenant_id=DEFAULT_TENANT,
        process_definition_key=str(row.key),
        has_start_form=has_start_form(session, row.resource_key, row.id),
        state=found[2],
    )
