"""Decisions."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.camunda.decisions import evaluation, service
from api.camunda.decisions.schemas import DecisionDefinition, EvaluateDecision, Evaluation
from api.camunda.kit.client import Caller
from api.camunda.kit.keys import PathKey
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchBody

private = APIRouter(prefix="/decision-definitions", tags=["Decisions"])


@private.post("/search")
def search_decision_definitions(ctx: Caller, body: SearchBody = None) -> SearchResult[DecisionDefinition]:
    """Versions of decisions."""
    return service.search(ctx, body)


@private.post("/evaluation")
def evaluate_decision(ctx: Caller, body: EvaluateDecision) -> Evaluation:
    """Evaluate a decision and say which rules matched; it is kept as decision instances."""
    return evaluation.evaluate(ctx, body)


@private.get("/{key}")
def get_decision_definition(ctx: Caller, key: PathKey) -> DecisionDefinition:
    """One version."""
    return service.get(ctx, key)


@private.get("/{key}/xml", response_class=Response)
def get_decision_definition_xml(ctx: Caller, key: PathKey) -> Response:
    """The DMN file as it was uploaded, byte for byte."""
    return service.get_xml(ctx, key)
