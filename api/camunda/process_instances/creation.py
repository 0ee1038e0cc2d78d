"""Starting an instance, and waiting for its end if the client wants to."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from fastapi.concurrency import run_in_threadpool
from pydantic import JsonValue
from sqlalchemy.orm import Session

from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import bad_request, not_found
from api.camunda.process_instances.schemas import CreatedInstance, CreateInstance
from api.kit.problems import ProblemError
from engine import commands
from engine.commands.unit_of_work import UnitOfWork
from engine.spiff.catching import StartEvent
from engine.store import process_definitions, process_instances, versioned
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import InstanceStatus

DEFAULT_WAIT_MS = 10_000
LOOK_EVERY_SECONDS = 0.1


async def create(ctx: Client, body: CreateInstance) -> CreatedInstance:
    """Start it. With `awaitCompletion` answer when it has ended, or with a 504 problem when that takes too long."""
    started = await run_in_threadpool(_start, ctx, body)
    if not body.await_completion:
        return started
    deadline = time.monotonic() + (body.request_timeout or DEFAULT_WAIT_MS) / 1000
    while (results := await run_in_threadpool(_results, ctx, int(started.process_instance_key))) is None:
        # another process may end it, so the database is the only place to ask
        if time.monotonic() >= deadline:
            key = started.process_instance_key
            raise _too_late(f"Expected process instance {key} to end in time, but it still runs; look for it later.")
        await asyncio.sleep(LOOK_EVERY_SECONDS)
    wanted = body.fetch_variables
    started.variables = {name: value for name, value in results.items() if not wanted or name in wanted}
    return started


def _start(ctx: Client, body: CreateInstance) -> CreatedInstance:
    tenant_id = ctx.tenant(body.tenant_id)
    tags = sorted(set(body.tags or ()))

    def work(uow: UnitOfWork) -> CreatedInstance:
        definition = _definition(uow.session, body)
        key = commands.start_instance(
            uow,
            definition.id,
            body.variables,
            version=definition.version,
            business_key=body.business_id,
            tenant_id=tenant_id,
            tags=tags,
            **_where(uow, definition, body),
        )
        return CreatedInstance(
            process_definition_id=definition.id,
            process_definition_version=definition.version,
            tenant_id=tenant_id,
            variables={},
            process_definition_key=str(definition.key),
            process_instance_key=str(key),
            tags=tags,
            business_id=body.business_id,
        )

    return ctx.run(work)


def _where(uow: UnitOfWork, definition: ProcessDefinitionRow, body: CreateInstance) -> dict[str, Any]:
    """Where it begins and what ends it, as `commands.start_instance` takes it."""
    stop_after = [one.after_element_id for one in body.runtime_instructions or []]
    named = [one.element_id for one in body.start_instructions or []]
    elements = uow.engine.definitions.process(uow, definition.key).elements
    if len(named) == 1 and isinstance(elements.get(named[0]), StartEvent):
        return {"start_element": named[0], "stop_after": stop_after}
    return {"at": named, "stop_after": stop_after}


def _definition(session: Session, body: CreateInstance) -> ProcessDefinitionRow:
    by_key = body.process_definition_key
    if (by_key is None) == (body.process_definition_id is None):
        raise bad_request("Expected exactly one of processDefinitionId and processDefinitionKey; send one of them.")
    if by_key is not None:
        return process_definitions.get(session, to_key(by_key, "process definition"))
    process_id, tag = str(body.process_definition_id), body.process_definition_version_tag
    if tag is not None:
        row = versioned.bound(session, ProcessDefinitionRow, process_id, "versionTag", tag, 0)
        if row is None:
            raise not_found("process definition", f"{process_id} with tag {tag}")
        return row
    version = body.process_definition_version
    return process_definitions.find(session, process_id, None if version == -1 else version)


def _results(ctx: Client, key: int) -> dict[str, JsonValue] | None:
    """The variables of an instance that has ended; None while it runs. Raise a 409 problem when it was cancelled."""
    with ctx.read() as session:
        row = process_instances.get(session, key)
        if row.status == InstanceStatus.TERMINATED:
            raise ProblemError(
                409, "wrong-state", "INVALID_STATE", f"Expected process instance {key} to end, but it was cancelled."
            )
        return dict(row.result or {}) if row.status == InstanceStatus.COMPLETED else None


def _too_late(detail: str) -> ProblemError:
    return ProblemError(504, "timeout", "DEADLINE_EXCEEDED", detail)
