"""Command: broadcast a signal."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from engine.commands.check_variables import check_variables
from engine.commands.step import Start, begin, step
from engine.commands.unit_of_work import UnitOfWork
from engine.spiff import Instance
from engine.store import DEFAULT_TENANT, process_definitions, subscriptions
from engine.store.subscriptions import StartKind


def broadcast_signal(
    uow: UnitOfWork,
    name: str,
    variables: Mapping[str, Any] | None = None,
    *,
    tenant_id: str = DEFAULT_TENANT,
) -> None:
    """Give signal `name` to everybody who waits for it, and start the processes that begin with it."""
    given = check_variables(variables)
    uow.audit("broadcast_signal", "signal", name)
    uow.queue.run(partial(_broadcast, uow, name, given, tenant_id))


def _broadcast(uow: UnitOfWork, name: str, variables: Mapping[str, Any], tenant_id: str) -> None:
    waiting = [(row.instance_key, row.wait_id) for row in subscriptions.signals(uow.session, name)]
    for instance_key, wait_id in waiting:
        # an earlier receiver in the same instance may have closed this one
        if subscriptions.is_signal_open(uow.session, instance_key, wait_id):
            _deliver(uow, instance_key, wait_id, variables)
    for start in subscriptions.starts(uow.session, StartKind.SIGNAL, name):
        definition = process_definitions.get(uow.session, start.definition_key)
        begin(uow, definition, Start(variables, tenant_id, start_element=start.element_id))


def _deliver(uow: UnitOfWork, instance_key: int, wait_id: int, variables: Mapping[str, Any]) -> None:
    def act(instance: Instance) -> None:
        instance.trigger(wait_id, variables)

    step(uow, instance_key, act, command="signal", wait_id=wait_id)
