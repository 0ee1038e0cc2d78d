"""Expressions."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.expressions import service
from api.camunda.expressions.schemas import EvaluatedExpression, EvaluateExpression
from api.camunda.kit.client import Caller

private = APIRouter(prefix="/expression", tags=["Forms and expressions"])


@private.post("/evaluation")
def evaluate_expression(ctx: Caller, body: EvaluateExpression) -> EvaluatedExpression:
    """Evaluate FEEL with given variables, or with those an instance or element (`scopeKey`) sees; what made a part of it null
    stands in `warnings`. Expressions that take too long are refused. Nothing is stored."""
    return service.evaluate(ctx, body)
