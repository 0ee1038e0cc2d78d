"""Command: start the processes whose conditional start event holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from engine.commands.check_variables import check_variables
from engine.commands.step import Start, begin
from engine.commands.unit_of_work import UnitOfWork
from engine.store import DEFAULT_TENANT, next_key, process_definitions, subscriptions
from engine.store.subscriptions import StartKind, StartSubscription


def evaluate_conditions(
    uow: UnitOfWork,
    variables: Mapping[str, Any],
    *,
    definition_key: int | None = None,
    tenant_id: str = DEFAULT_TENANT,
) -> list[int]:
    """Evaluate the conditional start events of the newest versions with `variables`, and start an instance for each that holds.

    Only those of process definition `definition_key`, if it is given. Returns the keys of the new instances. Raise
    `InvalidInput` (not JSON), `StepFailed` (a condition that is wrong, or an instance that cannot run).
    """
    given = check_variables(variables)
    uow.audit("evaluate_conditions", "tenant", tenant_id, {"definitionKey": definition_key, "variables": given})
    starts = subscriptions.starts(uow.session, StartKind.CONDITION, "")
    wanted = [start for start in starts if definition_key in {None, start.definition_key}]
    keys = []
    for start in wanted:
        if _holds(uow, start, given):
            keys.append(next_key())
            definition = process_definitions.get(uow.session, start.definition_key)
            how = Start(given, tenant_id, start_element=start.element_id)
            uow.queue.run(partial(begin, uow, definition, how, keys[-1]))
    return keys


def _holds(uow: UnitOfWork, start: StartSubscription, variables: Mapping[str, Any]) -> bool:
    compiled = uow.engine.definitions.process(uow, start.definition_key)
    (trigger,) = (trigger for trigger in compiled.start_events if trigger.element_id == start.element_id)
    return trigger.condition is not None and trigger.condition.holds(variables, uow, start.element_id)
