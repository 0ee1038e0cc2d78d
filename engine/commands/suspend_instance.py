"""Command: suspend an instance with all it called."""

from __future__ import annotations

from engine.commands.instance_rules import require_supervisor_of
from engine.commands.step import lock_running
from engine.commands.suspension import hold
from engine.commands.unit_of_work import UnitOfWork
from engine.store import visibility

_COMMAND = "suspend"


def suspend_instance(uow: UnitOfWork, key: int, reason: str) -> None:
    """Let the instance rest: nobody works on its tasks, timers and jobs wait, messages and signals pass it by.

    Unlike Camunda 8.10 what it called rests with it. `reason` goes into the audit trail. Raise `NotFound` (not
    visible), `Forbidden` (no supervisor of the area), `WrongState` (ended, or suspended already).
    """
    row = visibility.get_instance(uow.session, uow.actor, key)
    require_supervisor_of(uow.actor, row, _COMMAND)
    lock_running(uow, key, _COMMAND, while_suspended=False)
    uow.audit("suspend_instance", "process instance", key, {"reason": reason})
    hold(uow, key)
