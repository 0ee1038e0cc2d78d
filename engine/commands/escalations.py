"""Escalations that leave a called instance: its callers are asked, from the inside out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.commands import step as steps
from engine.spiff import Instance
from engine.spiff.effects import AskParent
from engine.store import process_instances
from engine.store.locked_instances import LockedInstance

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork


def ask_parent(uow: UnitOfWork, thrower: LockedInstance, request: AskParent) -> None:
    """Look for a catch in the callers; without one, or if it does not interrupt, the thrower goes on.

    An interrupting one cancels the called instance, with everything in it. A work item, never a call within a step.
    """
    child: int | None = thrower.key
    goes_on: bool | None = None
    while child is not None and goes_on is None:
        row = process_instances.get(uow.session, child)
        if not row.status.is_running:
            return  # cancelled while this item waited in line
        child = row.parent_key
        if child is not None and row.parent_wait is not None:
            goes_on = _escalate(uow, child, row.parent_wait, request.code)
    if goes_on is not False:
        _answer(uow, thrower.key, request.wait_id)


def _escalate(uow: UnitOfWork, key: int, wait_id: int, code: str) -> bool | None:
    answers: list[bool | None] = []

    def act(instance: Instance) -> None:
        answers.append(instance.escalate(wait_id, code))

    steps.step(uow, key, act, command="escalate", while_suspended=True)
    return answers[0]


def _answer(uow: UnitOfWork, key: int, wait_id: int) -> None:
    def act(instance: Instance) -> None:
        if instance.is_waiting(wait_id):
            instance.trigger(wait_id)

    steps.step(uow, key, act, command="escalate", wait_id=wait_id, while_suspended=True)
