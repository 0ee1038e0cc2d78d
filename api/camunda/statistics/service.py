"""Counting what one sees."""

from __future__ import annotations

from typing import Any

from pydantic import JsonValue

from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.process_instances.schemas import ElementStatistics, Statistics
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import Searchable, run_search
from api.camunda.statistics import repository
from api.camunda.statistics.schemas import (
    DefinitionErrorCounts,
    ErrorCounts,
    OfDefinitions,
    OfElements,
    OfProcesses,
    OfSubscriptions,
    OfVersions,
    ProcessCounts,
    SubscriptionCounts,
    VersionCounts,
)
from engine.store.process_definitions import ProcessDefinitionRow

INT32 = 2**32


def of_elements(ctx: Client, key: str, body: OfElements | None) -> Statistics:
    """What an overlay on the diagram of a definition needs."""
    definition_key = to_key(key, "process definition")
    with ctx.read() as session:
        if session.get(ProcessDefinitionRow, definition_key) is None:
            raise not_found("process definition", key)
        wanted = (body and body.filter) or {}
        states, incidents = repository.of_elements(session, ctx.actor, definition_key, wanted)
    return Statistics(
        items=[
            ElementStatistics(
                element_id=element_id,
                active=states[element_id, "ACTIVE"],
                canceled=states[element_id, "TERMINATED"],
                incidents=incidents[element_id],
                completed=states[element_id, "COMPLETED"],
            )
            for element_id in sorted({element_id for element_id, _ in states})
        ]
    )


def of_processes(ctx: Client, body: OfProcesses | None) -> SearchResult[ProcessCounts]:
    """Running instances by process and area."""
    rows, page = _run(ctx, repository.by_process(ctx.actor), body or OfProcesses())
    items = [
        ProcessCounts(
            process_definition_id=row[0],
            tenant_id=row[1],
            latest_process_definition_name=row[4],
            has_multiple_versions=row[5] > 1,
            active_instances_without_incident_count=row[2] - row[3],
            active_instances_with_incident_count=row[3],
        )
        for row in rows
    ]
    return SearchResult(items=items, page=page)


def of_versions(ctx: Client, body: OfVersions) -> SearchResult[VersionCounts]:
    """Running instances of one process by version and area."""
    wanted: dict[str, JsonValue] = {"processDefinitionId": body.filter.process_definition_id, "tenantId": body.filter.tenant_id}
    rows, page = _run(ctx, repository.by_version(ctx.actor), body, wanted)
    items = [
        VersionCounts(
            process_definition_id=row[4],
            process_definition_key=row[0],
            process_definition_name=row[6],
            tenant_id=row[1],
            process_definition_version=row[5],
            active_instances_with_incident_count=row[3],
            active_instances_without_incident_count=row[2] - row[3],
        )
        for row in rows
    ]
    return SearchResult(items=items, page=page)


def of_subscriptions(ctx: Client, body: OfSubscriptions | None) -> SearchResult[SubscriptionCounts]:
    """Open message subscriptions by definition and area."""
    asked = body or OfSubscriptions()
    rows, page = _run(ctx, repository.by_subscription(ctx.actor, asked.filter or {}), asked)
    items = [
        SubscriptionCounts(
            process_definition_id=row[1],
            tenant_id=row[2],
            process_definition_key=row[0],
            process_instances_with_active_subscriptions=row[4],
            active_subscriptions=row[3],
        )
        for row in rows
    ]
    return SearchResult(items=items, page=page)


def of_errors(ctx: Client, body: OfProcesses | None) -> SearchResult[ErrorCounts]:
    """Instances with open incidents by message."""
    rows, page = _run(ctx, repository.by_error(ctx.actor), body or OfProcesses())
    items = [
        ErrorCounts(error_hash_code=hash_code(row[0]), error_message=row[0], active_instances_with_error_count=row[1])
        for row in rows
    ]
    return SearchResult(items=items, page=page)


def of_definitions(ctx: Client, body: OfDefinitions) -> SearchResult[DefinitionErrorCounts]:
    """Instances with open incidents of one error by definition and area."""
    with ctx.read() as session:
        details = [one for one in repository.messages(session, ctx.actor) if hash_code(one) == body.filter.error_hash_code]
    rows, page = _run(ctx, repository.by_definition(ctx.actor, details), body)
    items = [
        DefinitionErrorCounts(
            process_definition_id=row[3],
            process_definition_key=row[0],
            process_definition_name=row[5] or row[3],
            process_definition_version=row[4],
            tenant_id=row[1],
            active_instances_with_error_count=row[2],
        )
        for row in rows
    ]
    return SearchResult(items=items, page=page)


def hash_code(message: str) -> int:
    """The number of an error's message: Java's hash code of the text, an int32, as in Camunda."""
    found = 0
    encoded = message.encode("utf-16-be")
    for index in range(0, len(encoded), 2):
        found = (31 * found + int.from_bytes(encoded[index : index + 2])) % INT32
    return found - INT32 if found >= INT32 // 2 else found


# `Any`: a body with a page and, perhaps, an order; rows as the repository describes them
def _run(ctx: Client, noun: Searchable, body: Any, wanted: dict[str, JsonValue] | None = None) -> tuple[Any, Any]:
    request = SearchRequest(filter=wanted, sort=getattr(body, "sort", None), page=body.page)
    with ctx.read() as session:
        return run_search(session, noun, request)
