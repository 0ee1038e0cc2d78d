"""Command: let a suspended instance go on."""

from __future__ import annotations

from functools import partial

from engine.commands.instance_rules import require_supervisor_of
from engine.commands.step import lock_running
from engine.commands.suspension import release
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import InvalidInput, WrongState
from engine.store import process_instances, visibility
from engine.store.process_instances import InstanceStatus

_COMMAND = "resume"


def resume_instance(uow: UnitOfWork, key: int) -> None:
    """End the suspension of the instance and of all it called: timers that came due meanwhile fire at the worker's next
    round, messages that are still kept arrive.

    Raise `NotFound` (not visible), `Forbidden` (no supervisor of the area), `WrongState` (not suspended), `InvalidInput`
    for one whose caller is suspended.
    """
    row = visibility.get_instance(uow.session, uow.actor, key)
    require_supervisor_of(uow.actor, row, _COMMAND)
    locked = lock_running(uow, key, _COMMAND, while_suspended=True)
    if locked.status is not InstanceStatus.SUSPENDED:
        raise WrongState("process instance", key, locked.status, _COMMAND)
    if locked.parent_key is not None and process_instances.suspended_among(uow.session, [locked.parent_key]):
        found = f"a child of {locked.parent_key}, which is suspended too"
        raise InvalidInput("process instance", "one whose caller is active", found, f"resume {locked.root_key}, the outermost")
    uow.audit("resume_instance", "process instance", key)
    uow.queue.run(partial(release, uow, key))
