"""Modifying, migrating, suspending and resuming one instance."""

from __future__ import annotations

from collections.abc import Callable

from api.camunda.instance_operations.modification import Reading
from api.camunda.instance_operations.schemas import MigrateInstance, ModifyInstance
from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.process_instances.service import KIND
from api.kit.principal import TRIAL_ROLES
from engine import commands
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import WrongState
from engine.spiff.migration import MigrationPlan
from engine.store import visibility

REASON = "suspended through the Camunda interface"


def modify(ctx: Client, key: str, body: ModifyInstance) -> None:
    """Begin, move and end elements. As in Camunda, an instance that has ended is not found any more."""

    def work(uow: UnitOfWork, instance_key: int) -> None:
        commands.modify_instance(uow, instance_key, Reading(uow.session, instance_key).modification(body))

    _unless_ended(ctx, key, work)


def migrate(ctx: Client, key: str, body: MigrateInstance) -> None:
    """Move it to another definition; one that has ended is not found any more."""
    plan = MigrationPlan(tuple((one.source_element_id, one.target_element_id) for one in body.mapping_instructions))
    target = to_key(body.target_process_definition_key, "process definition")
    _unless_ended(ctx, key, lambda uow, instance_key: commands.migrate_instance(uow, instance_key, target, plan))


def suspend(ctx: Client, key: str) -> None:
    """Let it rest; a 409 problem unless it is active."""
    _run(ctx, key, lambda uow, instance_key: commands.suspend_instance(uow, instance_key, REASON))


def resume(ctx: Client, key: str) -> None:
    """Let it go on; a 409 problem unless it is suspended."""
    _run(ctx, key, commands.resume_instance)


def _unless_ended(ctx: Client, key: str, work: Callable[[UnitOfWork, int], None]) -> None:
    try:
        _run(ctx, key, work)
    except WrongState as error:
        raise not_found(f"running {KIND}", key) from error


def _run(ctx: Client, key: str, work: Callable[[UnitOfWork, int], None]) -> None:
    ctx.require(*TRIAL_ROLES)

    def checked(uow: UnitOfWork) -> None:
        work(uow, visibility.get_instance(uow.session, uow.actor, to_key(key, KIND)).key)

    ctx.run(checked)
