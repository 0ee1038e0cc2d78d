"""The rows of timers follow what a step has closed and opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.spiff.waits import TimerWait
from engine.store import timers

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork
    from engine.store.locked_instances import LockedInstance


def change_timers(uow: UnitOfWork, row: LockedInstance, closed: Sequence[int], opened: Sequence[TimerWait]) -> None:
    """Drop the timers of the waits that are closed and store those of the waits that are opened, by their wait ids.

    In a loop a timer takes the place of the one before.
    """
    common = min(len(closed), len(opened))
    for wait_id, wait in zip(closed[:common], opened, strict=False):
        if not timers.replace(uow.connection, row.key, wait_id, element_id=wait.element_id, wait_id=wait.id, due=wait.due):
            _open(uow, row, wait)
    if len(closed) > common:
        timers.delete_closed(uow.connection, row.key, closed[common:])
    for wait in opened[common:]:
        _open(uow, row, wait)


def _open(uow: UnitOfWork, row: LockedInstance, wait: TimerWait) -> None:
    timers.open_for(
        uow.connection,
        instance_key=row.key,
        root_key=row.root_key,
        definition_key=row.definition_key,
        element_id=wait.element_id,
        wait_id=wait.id,
        due=wait.due,
    )
