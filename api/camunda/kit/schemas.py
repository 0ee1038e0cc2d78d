"""Bases of the bodies under `/v2`: camelCase, every field present, keys as strings, instants in UTC with milliseconds."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints, model_validator
from pydantic.alias_generators import to_camel

from engine.clock import utc_text

ItemT = TypeVar("ItemT")


def _digits(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Key = Annotated[str, BeforeValidator(_digits)]
"""An int64 key, as a string on the wire."""

Instant = Annotated[datetime, PlainSerializer(utc_text, return_type=str, when_used="json")]
"""An aware instant, such as `2026-01-02T03:04:05.678Z` on the wire."""

KeyText = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,25}$"), BeforeValidator(_digits)]
"""A key as a request gives it; older clients send a number."""

Reference = Annotated[int | None, Field(ge=1, le=2**63 - 1)]
"""A number of the client's own for what it asks; nothing comes of it here."""

TenantId = Annotated[str, StringConstraints(pattern=r"^(<default>|[\w.\-]{1,31})$")]
"""A pooling area's code, or `<default>`: the trial area of designers, where no real case lives."""


class Response(BaseModel):
    """Base of what is answered."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True)


class Request(BaseModel):
    """Base of what is asked: a field that would have no effect is refused, and so is text no database can hold."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _without_nul(cls, given: Any) -> Any:
        try:
            if _has_nul(given):
                raise ValueError("text must not hold the character U+0000")
        except RecursionError as error:
            raise ValueError("values must not be nested so deep") from error
        return given


def _has_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(map(_has_nul, value)) or any(map(_has_nul, value.values()))
    return isinstance(value, list) and any(map(_has_nul, value))


class PageInfo(Response):
    """Where a page stands; the cursors name its first and last item."""

    total_items: int
    has_more_total_items: bool
    start_cursor: str | None
    end_cursor: str | None


class SearchResult(Response, Generic[ItemT]):
    """One page of a search."""

    items: list[ItemT]
    page: PageInfo
