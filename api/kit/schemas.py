"""Bases of all request and response bodies. Keys are int64 and travel as strings; instants are UTC with `Z`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, JsonValue, PlainSerializer

ItemT = TypeVar("ItemT")


def _as_utc(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


Key = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)]
"""An int64 key, as a string on the wire."""

Instant = Annotated[datetime, PlainSerializer(_as_utc, return_type=str, when_used="json")]
"""An aware instant, in UTC with `Z` on the wire."""

JsonObject = dict[str, JsonValue]
"""Any JSON object: form data, process variables."""


class Output(BaseModel):
    """Base of response bodies."""

    model_config = ConfigDict(from_attributes=True, json_schema_serialization_defaults_required=True)


class Input(BaseModel):
    """Base of request bodies: an unknown field is an error, never ignored."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Page(Output, Generic[ItemT]):
    """One page of a list; `next_cursor` is null on the last page, `total` counts all pages."""

    items: list[ItemT]
    next_cursor: str | None
    total: int


class Label(Output):
    """A code and what people call it."""

    code: str
    name: str
