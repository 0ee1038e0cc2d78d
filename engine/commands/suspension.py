"""What rests while an instance is suspended: timers, jobs, messages, signals, and whatever it calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.commands import messages
from engine.spiff.waits import MessageWait
from engine.store import jobs, locked_instances, process_instances, subscriptions, timers
from engine.store.process_instances import InstanceStatus
from engine.store.subscriptions import MessageSubscription

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork


def hold(uow: UnitOfWork, key: int) -> None:
    """Suspend the instance with everything it called; what a step of a suspended one has opened rests too."""
    keys = process_instances.tree_below(uow.session, key, [InstanceStatus.ACTIVE])
    process_instances.set_suspended(uow.session, keys, uow.now)
    timers.suspend(uow.session, keys)
    subscriptions.set_suspended(uow.session, keys, suspended=True)
    for one in keys:
        jobs.set_suspended(uow.session, one, suspended=True, at=uow.now)


def release(uow: UnitOfWork, key: int) -> None:
    """Let the suspended instance and all it called go on: due timers fire, kept messages arrive; a work item."""
    keys = process_instances.tree_below(uow.session, key, [InstanceStatus.SUSPENDED])
    process_instances.set_suspended(uow.session, keys, None)
    timers.resume(uow.session, keys)
    subscriptions.set_suspended(uow.session, keys, suspended=False)
    for one in keys:
        jobs.set_suspended(uow.session, one, suspended=False, at=uow.now)
        _take_kept_messages(uow, one)


def _take_kept_messages(uow: UnitOfWork, key: int) -> None:
    row = locked_instances.lock(uow.connection, key)
    for wait in subscriptions.of_instance(uow.session, key):
        if isinstance(wait, MessageSubscription):
            awaited = MessageWait(wait.wait_id, wait.element_id, wait.name, wait.correlation_key, wait.stays_open)
            messages.take_buffered(uow, row, awaited)
