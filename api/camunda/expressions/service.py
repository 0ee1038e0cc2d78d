"""Evaluating an expression for a designer, as the engine would in a diagram."""

from __future__ import annotations

import json

from pydantic import JsonValue
from sqlalchemy.orm import Session

from api.camunda.element_instances import service as element_instances
from api.camunda.expressions.schemas import EvaluatedExpression, EvaluateExpression, ExpressionWarning
from api.camunda.kit.client import Client
from api.camunda.kit.problems import bad_request
from api.camunda.variables.scopes import innermost, scopes_around, values_of
from engine.commands.check_variables import check_variables
from engine.feel import Budget, FeelError, FunctionLibrary, compile_expression, to_json
from engine.store.process_instances import ProcessInstance

BUDGET = Budget(max_steps=200_000, max_seconds=1.0, max_size=200_000)


def evaluate(ctx: Client, body: EvaluateExpression) -> EvaluatedExpression:
    """The value with its warnings; a 400 problem for what is no FEEL or needs more than `BUDGET`. A text without `=` is
    itself, as in a diagram."""
    if body.tenant_id is not None:
        ctx.tenant(body.tenant_id)
    if not body.expression.startswith("="):
        return _view(body.expression, body.expression, [])
    given = check_variables(body.variables)
    engine = ctx.runtime.engine
    with ctx.read() as session:
        seen = {} if body.scope_key is None else _seen_from(ctx, session, body.scope_key)
        now = engine.now(session)
    functions: FunctionLibrary = engine.definitions.functions
    try:
        compiled = compile_expression(body.expression[1:], functions=functions)
        result = compiled.evaluate({**seen, **given}, now=now, budget=BUDGET)
        value = to_json(result.value)
    except FeelError as error:
        raise bad_request(f"Expected an expression that can be evaluated, but: {error}") from error
    return _view(body.expression, value, [str(warning) for warning in result.warnings])


def _seen_from(ctx: Client, session: Session, scope_key: str) -> dict[str, JsonValue]:
    """The variables that an instance or an element of it sees; nothing in areas one does not supervise."""
    row = element_instances.find(ctx, session, scope_key)
    instance: ProcessInstance = row[1]
    if not ctx.actor.supervises_in(instance.tenant_id):
        return {}
    around = scopes_around(session, instance.key, None if instance.key == int(scope_key) else row[0].key)
    return {name: json.loads(text) for name, text in values_of(session, innermost(session, instance.key, around))}


def _view(expression: str, result: JsonValue, warnings: list[str]) -> EvaluatedExpression:
    return EvaluatedExpression(
        expression=expression,
        result=result,
        warnings=[ExpressionWarning(message=message) for message in warnings],
        referenced_secrets=[],
    )
