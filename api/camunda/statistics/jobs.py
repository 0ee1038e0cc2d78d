"""Counting jobs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from api.camunda.kit.client import Client
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import PageRequest, SearchRequest
from api.camunda.search.run import Searchable, run_search
from api.camunda.statistics import job_repository
from api.camunda.statistics.schemas import (
    AllJobCounts,
    JobErrorCounts,
    Metric,
    OfErrors,
    OfTypes,
    OfWorkers,
    TypeCounts,
    TypesWindow,
    WorkerCounts,
)

EVER = {"from": datetime(1970, 1, 1, tzinfo=UTC), "to": datetime(9999, 1, 1, tzinfo=UTC)}


def of_all(ctx: Client, since: datetime, until: datetime, job_type: str | None) -> AllJobCounts:
    """Of all types, or of one."""
    with ctx.read() as session:
        row = job_repository.in_all(session, ctx.actor, since, until, job_type)
    return AllJobCounts(**_metrics(row), is_incomplete=False)


def of_types(ctx: Client, body: OfTypes | None) -> SearchResult[TypeCounts]:
    """By type."""
    asked = body or OfTypes()
    wanted = asked.filter or TypesWindow.model_validate(EVER)
    noun = job_repository.by_type(ctx.actor, wanted.from_, wanted.to, wanted.job_type)
    rows, page = _run(ctx, noun, asked.page)
    return SearchResult(items=[TypeCounts(job_type=row[0], **_metrics(row[1:]), workers=row[7]) for row in rows], page=page)


def of_workers(ctx: Client, body: OfWorkers) -> SearchResult[WorkerCounts]:
    """Of one type by worker."""
    asked = body.filter
    rows, page = _run(ctx, job_repository.by_worker(ctx.actor, asked.from_, asked.to, asked.job_type), body.page)
    return SearchResult(items=[WorkerCounts(worker=row[0], **_metrics(row[1:])) for row in rows], page=page)


def of_errors(ctx: Client, body: OfErrors) -> SearchResult[JobErrorCounts]:
    """Of one type by error."""
    asked = body.filter
    wanted = {"errorCode": asked.error_code, "errorMessage": asked.error_message}
    noun = job_repository.by_error(ctx.actor, asked.from_, asked.to, asked.job_type, wanted)
    rows, page = _run(ctx, noun, body.page)
    return SearchResult(
        items=[JobErrorCounts(error_code=row[0], error_message=row[1], workers=row[2]) for row in rows], page=page
    )


# `Any`: counts and instants in turn, see the repository
def _metrics(row: Sequence[Any]) -> dict[str, Metric]:
    names = ("created", "completed", "failed")
    return {name: Metric(count=row[2 * index], last_updated_at=row[2 * index + 1]) for index, name in enumerate(names)}


def _run(ctx: Client, noun: Searchable, page: PageRequest | None) -> tuple[Any, Any]:
    with ctx.read() as session:
        return run_search(session, noun, SearchRequest(page=page))
