"""Beginning batch operations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue
from sqlalchemy import ColumnElement

from api.camunda.batch_operations.schemas import CreatedBatch, MigrationBatch, ModificationBatch
from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import bad_request
from api.camunda.process_instances.repository import process_instances
from api.camunda.process_instances.service import require_visible
from api.camunda.search.filters import predicate
from api.kit.principal import TRIAL_ROLES
from engine import commands
from engine.commands import batch_plans
from engine.commands.unit_of_work import UnitOfWork
from engine.spiff.migration import MigrationPlan
from engine.store import process_definitions
from engine.store.batch_operations import BatchKind
from engine.store.process_instances import ProcessInstance


def start(ctx: Client, kind: BatchKind, wanted: dict[str, JsonValue], plan: Mapping[str, Any] | None = None) -> CreatedBatch:
    """Begin `kind` for the instances the filter finds now, among those the client supervises."""
    ctx.require(*TRIAL_ROLES)
    noun = process_instances(ctx.actor)
    found = noun.query.where(predicate(noun.fields, wanted)).with_only_columns(ProcessInstance.key)
    return _started(ctx, kind, ProcessInstance.key.in_(found.order_by(None)), wanted, plan)


def start_migration(ctx: Client, body: MigrationBatch) -> CreatedBatch:
    """Move instances to another definition, which must be there."""
    target = to_key(body.migration_plan.target_process_definition_key, "process definition")
    with ctx.read() as session:
        process_definitions.get(session, target)
    pairs = tuple((one.source_element_id, one.target_element_id) for one in body.migration_plan.mapping_instructions)
    plan = batch_plans.migration_to_json(target, MigrationPlan(pairs))
    return start(ctx, BatchKind.MIGRATE_PROCESS_INSTANCE, body.filter, plan)


def start_modification(ctx: Client, body: ModificationBatch) -> CreatedBatch:
    """Move tokens; each element can be left for one other only."""
    moves = {one.source_element_id: one.target_element_id for one in body.move_instructions}
    if len(moves) < len(body.move_instructions):
        raise bad_request("Expected each sourceElementId once, but one is there twice; send one instruction for each element.")
    return start(ctx, BatchKind.MODIFY_PROCESS_INSTANCE, body.filter, batch_plans.moves_to_json(moves))


def resolve_incidents_of(ctx: Client, key: str) -> CreatedBatch:
    """Resolve all incidents of one instance and of what it called."""
    ctx.require(*TRIAL_ROLES)
    with ctx.read() as session:
        row = require_visible(ctx, session, key)
    of_tree = ProcessInstance.root_key == row.key if row.parent_key is None else ProcessInstance.key == row.key
    return _started(ctx, BatchKind.RESOLVE_INCIDENT, of_tree, {"processInstanceKey": key}, None)


def _started(
    ctx: Client, kind: BatchKind, wanted: ColumnElement[bool], described: Mapping[str, Any], plan: Mapping[str, Any] | None
) -> CreatedBatch:
    def work(uow: UnitOfWork) -> CreatedBatch:
        batch = commands.start_batch(uow, kind, wanted, plan=plan, described=described)
        return CreatedBatch(batch_operation_key=str(batch.key), batch_operation_type=kind)

    return ctx.run(work)
