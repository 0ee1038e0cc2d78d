"""Documents belong to the instances whose variables refer to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.document_reference import referred_ids
from engine.spiff.effects import VariableEvent
from engine.store import documents

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork
    from engine.spiff.effects import DecisionEvent, ElementEvent
    from engine.store.locked_instances import LockedInstance

_CONTAINERS = (list, dict)


def attach_step(uow: UnitOfWork, row: LockedInstance, history: Sequence[ElementEvent | VariableEvent | DecisionEvent]) -> None:
    """Attach the documents that variables refer to since this step."""
    ids = {
        document_id
        for event in history
        if type(event) is VariableEvent and isinstance(event.value, _CONTAINERS)
        for document_id in referred_ids(event.value)
    }
    if ids:
        documents.attach(uow.session, ids, row.key, row.tenant_id, uow.actor)
