"""Reading variables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from api.camunda.kit.client import Client
from api.camunda.kit.keys import to_key
from api.camunda.kit.problems import not_found
from api.camunda.kit.schemas import SearchResult
from api.camunda.search.request import SearchRequest
from api.camunda.search.run import Searchable, run_search
from api.camunda.variables.repository import MAX_LENGTH, latest, variables
from api.camunda.variables.schemas import FoundVariable, Variable
from engine.store.process_instances import ProcessInstance

KIND = "variable"


def search(ctx: Client, request: SearchRequest | None, *, truncate: bool) -> SearchResult[FoundVariable]:
    """One page of variables."""
    with ctx.read() as session:
        return found(session, variables(ctx.actor), request, truncate=truncate)


def found(session: Session, noun: Searchable, request: SearchRequest | None, *, truncate: bool) -> SearchResult[FoundVariable]:
    """One page of the variables that `noun` selects."""
    rows, page = run_search(session, noun, request)
    return SearchResult(items=[_found(row, MAX_LENGTH if truncate else None) for row in rows], page=page)


def get(ctx: Client, key: str) -> Variable:
    """One variable with its whole value."""
    query = variables(ctx.actor).query.where(latest.c.key == to_key(key, KIND))
    with ctx.read() as session:
        row = session.execute(query).first()
    if row is None:
        raise not_found(KIND, key)
    return Variable(value=str(row[0]), **_columns(row))


def _found(row: Sequence[Any], length: int | None) -> FoundVariable:
    value = str(row[0])
    is_truncated = length is not None and len(value) > length
    return FoundVariable(value=value[:length] if is_truncated else value, is_truncated=is_truncated, **_columns(row))


def _columns(row: Sequence[Any]) -> dict[str, str]:
    instance: ProcessInstance = row[2]
    return {
        "name": row[1],
        "tenant_id": instance.tenant_id,
        "variable_key": str(row[3]),
        "scope_key": str(row[4]),
        "process_instance_key": str(instance.key),
        "root_process_instance_key": str(instance.root_key),
    }
