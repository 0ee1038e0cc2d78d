"""Cancelling an instance."""

from __future__ import annotations

from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.process_instances.service import KIND
from api.kit.problems import ProblemError
from engine import commands
from engine.commands.unit_of_work import UnitOfWork
from engine.errors import WrongState
from engine.store import visibility


def cancel(ctx: Client, key: str) -> None:
    """Cancel it. As in Camunda, one that has ended is not found any more, and one that was called is a conflict."""

    def work(uow: UnitOfWork) -> None:
        row = visibility.get_instance(uow.session, uow.actor, to_key(key, KIND))
        if row.parent_key is not None:
            detail = f"Expected an instance nobody called, but {row.root_key} called this one; cancel that."
            raise ProblemError(409, "wrong-state", "INVALID_STATE", detail)
        commands.cancel_instance(uow, row.key, "cancelled through the Camunda interface")

    try:
        ctx.run(work)
    except WrongState as error:
        raise not_found(f"active {KIND}", key) from error
