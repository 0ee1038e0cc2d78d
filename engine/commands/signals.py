"""Signals: everybody who waits gets them, and the processes that begin with them start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.commands import step as steps
from engine.spiff import Instance
from engine.store import locked_instances, process_definitions, subscriptions
from engine.store.subscriptions import StartKind

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork


def broadcast(uow: UnitOfWork, name: str, variables: Mapping[str, Any], tenant_id: str, *, only_tenant: bool = False) -> None:
    """Give the signal to all, or with `only_tenant` to those in `tenant_id`, where what it starts belongs; a work item."""
    within = tenant_id if only_tenant else None
    waiting = [(row.instance_key, row.wait_id) for row in subscriptions.signals(uow.session, name, within)]
    for instance_key, wait_id in waiting:
        _deliver(uow, instance_key, wait_id, variables)
    for start in subscriptions.starts(uow.session, StartKind.SIGNAL, name):
        definition = process_definitions.get(uow.session, start.definition_key)
        steps.begin(uow, definition, steps.Start(variables, tenant_id, start_element=start.element_id))


def _deliver(uow: UnitOfWork, instance_key: int, wait_id: int, variables: Mapping[str, Any]) -> None:
    def act(instance: Instance) -> None:
        instance.trigger(wait_id, variables)

    # an earlier receiver in the same instance, or another transaction before the lock was ours, may have closed this one
    uow.locked = locked_instances.lock(uow.connection, instance_key)
    if subscriptions.is_signal_open(uow.session, instance_key, wait_id):
        steps.step(uow, instance_key, act, command="signal", wait_id=wait_id)
    uow.locked = None
