"""One item of a batch operation: the command its kind stands for, in the author's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.commands.batch_plans import migration_from_json, moves_from_json
from engine.commands.cancel_instance import cancel_instance
from engine.commands.migrate_instance import migrate_instance
from engine.commands.modify_instance import modify_instance
from engine.commands.resolve_incident import resolve_incident
from engine.commands.resume_instance import resume_instance
from engine.commands.suspend_instance import suspend_instance
from engine.store.batch_operations import BatchKind

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork

Plan: TypeAlias = Mapping[str, Any]
DEFAULT_RETRIES = 3
NO_REASON = "batch operation"


def do_item(uow: UnitOfWork, kind: BatchKind, key: int, plan: Plan) -> None:
    """Do `kind` with the instance or incident `key`; raises as the command does."""
    _COMMANDS[kind](uow, key, plan)


def _cancel(uow: UnitOfWork, key: int, plan: Plan) -> None:
    cancel_instance(uow, key, plan.get("reason") or NO_REASON)


def _migrate(uow: UnitOfWork, key: int, plan: Plan) -> None:
    definition_key, how = migration_from_json(plan)
    migrate_instance(uow, key, definition_key, how)


def _modify(uow: UnitOfWork, key: int, plan: Plan) -> None:
    modify_instance(uow, key, moves_from_json(plan))


def _resolve(uow: UnitOfWork, key: int, _plan: Plan) -> None:
    resolve_incident(uow, key)


def _retry(uow: UnitOfWork, key: int, plan: Plan) -> None:
    resolve_incident(uow, key, retries=plan.get("retries") or DEFAULT_RETRIES)


def _suspend(uow: UnitOfWork, key: int, plan: Plan) -> None:
    suspend_instance(uow, key, plan.get("reason") or NO_REASON)


def _resume(uow: UnitOfWork, key: int, _plan: Plan) -> None:
    resume_instance(uow, key)


_COMMANDS: dict[BatchKind, Callable[[UnitOfWork, int, Plan], None]] = {
    BatchKind.CANCEL_PROCESS_INSTANCE: _cancel,
    BatchKind.MIGRATE_PROCESS_INSTANCE: _migrate,
    BatchKind.MODIFY_PROCESS_INSTANCE: _modify,
    BatchKind.RESOLVE_INCIDENT: _resolve,
    BatchKind.RETRY_INCIDENT: _retry,
    BatchKind.SUSPEND_PROCESS_INSTANCE: _suspend,
    BatchKind.RESUME_PROCESS_INSTANCE: _resume,
}
