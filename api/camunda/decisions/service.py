"""Reading decision definitions."""

from __future__ import annotations

from fastapi import Response

from api.camunda.decisions.repository import decision_definitions
from api.camunda.decisions.schemas import DecisionDefinition
from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import run_search
from engine.store import DEFAULT_TENANT, deployments
from engine.store.decisions import DecisionRequirementsRow, DecisionRow

KIND = "decision definition"


def search(ctx: Client, request: SearchRequest | None) -> SearchResult[DecisionDefinition]:
    """One page of versions."""
    with ctx.read() as session:
        rows, page = run_search(session, decision_definitions(), request)
        return SearchResult(items=[_view(row[0], row[1]) for row in rows], page=page)


def get(ctx: Client, key: str) -> DecisionDefinition:
    """One version."""
    query = decision_definitions().query.where(DecisionRow.key == to_key(key, KIND))
    with ctx.read() as session:
        row = session.execute(query).first()
    if row is None:
        raise not_found(KIND, key)
    return _view(row[0], row[1])


def get_xml(ctx: Client, key: str) -> Response:
    """The designer's bytes, unchanged."""
    with ctx.read() as session:
        row = session.get(DecisionRow, to_key(key, KIND))
        if row is None:
            raise not_found(KIND, key)
        content = deployments.get_resource(session, row.resource_key).content
    return Response(content, media_type="text/xml")


def _view(row: DecisionRow, requirements: DecisionRequirementsRow) -> DecisionDefinition:
    return DecisionDefinition(
        decision_definition_id=row.id,
        decision_definition_key=str(row.key),
        decision_requirements_id=requirements.id,
        decision_requirements_key=str(requirements.key),
        decision_requirements_name=requirements.name,
        decision_requirements_version=requirements.version,
        name=row.name,
        tenant_id=DEFAULT_TENANT,
        version=row.version,
    )
