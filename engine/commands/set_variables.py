"""Command: set variables of an instance."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from engine.commands.check_variables import check_variables
from engine.commands.instance_rules import require_supervisor_of
from engine.commands.step import step
from engine.commands.unit_of_work import UnitOfWork
from engine.spiff import Instance
from engine.store import visibility


def set_variables(
    uow: UnitOfWork, instance_key: int, variables: Mapping[str, Any], *, scope: int | None = None, upwards: bool = False
) -> None:
    """Set variables in element instance `scope` (the process itself without one); timers that read them re-arm.

    With `upwards` each goes to the nearest scope around it, itself included, that has one of its name, or else to the process.

    That of a user task is an update of the task, so its task listeners come first. Raise `NotFound` (not visible), `Forbidden`
    (no supervisor of the area), `WrongState` (ended, or a task listener is at work), `InvalidInput` (not JSON), `TaskDenied`
    (by a listener).
    """
    given = check_variables(variables)
    row = visibility.get_instance(uow.session, uow.actor, instance_key)
    require_supervisor_of(uow.actor, row, "set variables of")

    def act(instance: Instance) -> None:
        instance.change_variables(given, scope, upwards=upwards)

    uow.audit("set_variables", "process instance", instance_key, {"scope": scope, "upwards": upwards, "variables": given})
    uow.queue.run(partial(step, uow, instance_key, act, command="set variables of"))
