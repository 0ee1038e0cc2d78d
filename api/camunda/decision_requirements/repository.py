"""Queries on DMN files."""

from __future__ import annotations

from sqlalchemy import select

from api.camunda.search import fields
from api.camunda.search.run import Searchable
from engine.store import DEFAULT_TENANT
from engine.store.decisions import DecisionRequirementsRow
from engine.store.deployments import Resource


def decision_requirements() -> Searchable:
    """Rows of (DMN file, name of the uploaded file)."""
    query = select(DecisionRequirementsRow, Resource.name).join(Resource, Resource.key == DecisionRequirementsRow.resource_key)
    query = query.where(DecisionRequirementsRow.deleted.is_(None))
    key = fields.key(DecisionRequirementsRow.key)
    return Searchable(
        query,
        {
            "decisionRequirementsKey": key,
            "decisionRequirementsId": fields.text(DecisionRequirementsRow.id),
            "decisionRequirementsName": fields.text(DecisionRequirementsRow.name),
            "version": fields.number(DecisionRequirementsRow.version),
            "resourceName": fields.text(Resource.name),
            "tenantId": fields.always(DEFAULT_TENANT),
        },
        key,
    )
