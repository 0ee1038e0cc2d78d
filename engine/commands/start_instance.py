"""Command: start a process instance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from engine.commands.check_variables import check_variables
from engine.commands.step import Start, begin
from engine.commands.unit_of_work import UnitOfWork
from engine.store import DEFAULT_TENANT, instance_tags, next_key, process_definitions


def start_instance(
    uow: UnitOfWork,
    process_id: str,
    variables: Mapping[str, Any] | None = None,
    *,
    version: int | None = None,
    business_key: str | None = None,
    tenant_id: str = DEFAULT_TENANT,
    start_element: str | None = None,
    tags: Sequence[str] = (),
    at: Sequence[str] = (),
    stop_after: Sequence[str] = (),
) -> int:
    """Start process `process_id` (its newest version unless `version` is given) at its none start event, or at the start
    event `start_element`, or at the elements `at`; it is cancelled once one of the elements `stop_after` is over.

    The instance runs to its first waits; `tags` are kept with it. Returns its key. Raise `NotFound` without such a version,
    `InvalidInput` for variables that are not JSON or elements it cannot begin at, `StepFailed` when it cannot run.
    """
    given = check_variables(variables)
    definition = process_definitions.find(uow.session, process_id, version)
    key = next_key()
    start = Start(
        variables=given,
        tenant_id=tenant_id,
        business_key=business_key,
        start_element=start_element,
        at=tuple(at),
        stop_after=tuple(stop_after),
    )
    uow.queue.run(partial(begin, uow, definition, start, key))
    if tags:
        uow.queue.run(partial(_tag, uow, key, tags))
    details = {"processId": process_id, "version": definition.version, "businessKey": business_key}
    uow.audit("start_instance", "process instance", key, details)
    return key


def _tag(uow: UnitOfWork, key: int, tags: Sequence[str]) -> None:
    instance_tags.add(uow.session, key, tags)
