"""The body of every search: filter, sort and page, all optional."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import Body
from pydantic import BeforeValidator, Field, JsonValue

from api.camunda.kit.schemas import Request

MAX_LIMIT = 10_000
DEFAULT_LIMIT = 100


class Direction(StrEnum):
    """Up or down; clients write it in either case."""

    ASC = "ASC"
    DESC = "DESC"


class Sort(Request):
    """One field to sort by."""

    field: str
    order: Annotated[Direction, BeforeValidator(lambda value: str(value).upper())] = Direction.ASC


class PageRequest(Request):
    """By offset (`from`), behind a cursor (`after`) or before one (`before`); at most one of the three."""

    limit: int = Field(default=DEFAULT_LIMIT, ge=0, le=MAX_LIMIT)
    from_: int | None = Field(default=None, alias="from", ge=0, le=2**31)
    after: str | None = None
    before: str | None = None


class SearchRequest(Request):
    """What to look for. `filter` holds the fields of the noun, and `$or` with alternatives."""

    filter: dict[str, JsonValue] | None = None
    sort: list[Sort] | None = None
    page: PageRequest | None = None


SearchBody = Annotated[SearchRequest | None, Body()]
