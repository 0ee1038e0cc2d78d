"""Conditional start events."""

from __future__ import annotations

from fastapi import APIRouter

from api.camunda.conditionals.schemas import EvaluateConditionals, EvaluatedConditionals, StartedByCondition
from api.camunda.kit.client import Caller
from api.camunda.kit.keys import to_key
from engine import commands
from engine.commands.unit_of_work import UnitOfWork
from engine.store import next_key, process_definitions, process_instances

private = APIRouter(prefix="/conditionals", tags=["Conditionals"])


@private.post("/evaluation")
def evaluate_conditionals(ctx: Caller, body: EvaluateConditionals) -> EvaluatedConditionals:
    """Start an instance, in an area one supervises, for each conditional start event of the newest versions that holds."""
    tenant_id = ctx.tenant(body.tenant_id)
    asked = body.process_definition_key
    definition_key = None if asked is None else to_key(asked, "process definition")

    def begin(uow: UnitOfWork) -> list[int]:
        if definition_key is not None:
            process_definitions.get(uow.session, definition_key)
        return commands.evaluate_conditions(uow, body.variables, definition_key=definition_key, tenant_id=tenant_id)

    keys = ctx.run(begin)
    with ctx.read() as session:
        rows = [process_instances.get(session, key) for key in keys]
    return EvaluatedConditionals(
        conditional_evaluation_key=str(next_key()),
        tenant_id=tenant_id,
        process_instances=[
            StartedByCondition(process_definition_key=str(row.definition_key), process_instance_key=str(row.key)) for row in rows
        ],
    )
