"""Reading DMN files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import Response

from api.camunda.decision_requirements.repository import decision_requirements
from api.camunda.decision_requirements.schemas import DecisionRequirements
from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import run_search
from engine.store import DEFAULT_TENANT, deployments
from engine.store.decisions import DecisionRequirementsRow

KIND = "decision requirements"


def search(ctx: Client, request: SearchRequest | None) -> SearchResult[DecisionRequirements]:
    """One page of versions."""
    with ctx.read() as session:
        rows, page = run_search(session, decision_requirements(), request)
        return SearchResult(items=[_view(row) for row in rows], page=page)


def get(ctx: Client, key: str) -> DecisionRequirements:
    """One version."""
    query = decision_requirements().query.where(DecisionRequirementsRow.key == to_key(key, KIND))
    with ctx.read() as session:
        row = session.execute(query).first()
    if row is None:
        raise not_found(KIND, key)
    return _view(row)


def get_xml(ctx: Client, key: str) -> Response:
    """The designer's bytes, unchanged."""
    with ctx.read() as session:
        row = session.get(DecisionRequirementsRow, to_key(key, KIND))
        if row is None:
            raise not_found(KIND, key)
        content = deployments.get_resource(session, row.resource_key).content
    return Response(content, media_type="text/xml")


def _view(row: Sequence[Any]) -> DecisionRequirements:
    requirements: DecisionRequirementsRow = row[0]
    return DecisionRequirements(
        decision_requirements_id=requirements.id,
        decision_requirements_key=str(requirements.key),
        decision_requirements_name=requirements.name,
        resource_name=row[1],
        tenant_id=DEFAULT_TENANT,
        version=requirements.version,
    )
