"""Command: cancel a process instance with all its children."""

from __future__ import annotations

from functools import partial

from engine.commands.instance_rules import require_supervisor_of
from engine.commands.step import step
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import InvalidInput
from engine.spiff import Instance
from engine.store import visibility


def cancel_instance(uow: UnitOfWork, key: int, reason: str) -> None:
    """Terminate the instance; `reason` goes into the audit trail.

    Raise `NotFound` (not visible), `Forbidden` (no supervisor of the area), `WrongState` (ended already),
    `InvalidInput` for a child instance, whose parent would wait for ever.
    """
    row = visibility.get_instance(uow.session, uow.actor, key)
    require_supervisor_of(uow.actor, row, "cancel")
    if row.parent_key is not None:
        raise InvalidInput(
            "process instance",
            "one that no other instance called",
            f"a child of {row.parent_key}",
            f"cancel {row.root_key}, the outermost one",
        )
    uow.audit("cancel_instance", "process instance", key, {"reason": reason})
    uow.queue.run(partial(step, uow, key, Instance.cancel, command="cancel", while_suspended=True))
