"""Queries on decision definitions."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from api.camunda.search import fields
from api.camunda.search.run import Searchable
from engine.store import DEFAULT_TENANT
from engine.store.decisions import DecisionRequirementsRow, DecisionRow

_newer = aliased(DecisionRow)
_LATEST = select(func.max(_newer.version)).where(_newer.id == DecisionRow.id, _newer.deleted.is_(None)).scalar_subquery()


def decision_definitions() -> Searchable:
    """Rows of (decision, DMN file)."""
    query = (
        select(DecisionRow, DecisionRequirementsRow)
        .join(DecisionRequirementsRow, DecisionRequirementsRow.key == DecisionRow.requirements_key)
        .where(DecisionRow.deleted.is_(None))
    )
    key = fields.key(DecisionRow.key)
    return Searchable(
        query,
        {
            "decisionDefinitionKey": key,
            "decisionDefinitionId": fields.text(DecisionRow.id),
            "name": fields.text(DecisionRow.name),
            "version": fields.number(DecisionRow.version),
            "isLatestVersion": fields.flag(DecisionRow.version == _LATEST),
            "decisionRequirementsId": fields.text(DecisionRequirementsRow.id),
            "decisionRequirementsKey": fields.key(DecisionRequirementsRow.key),
            "decisionRequirementsName": fields.text(DecisionRequirementsRow.name),
            "decisionRequirementsVersion": fields.number(DecisionRequirementsRow.version),
            "tenantId": fields.always(DEFAULT_TENANT),
        },
        key,
    )
