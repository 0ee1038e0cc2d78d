"""Bodies of parameters per pooling area."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import JsonValue, StringConstraints

from api.kit.schemas import Input, Instant, Output


class ParameterVersion(Output):
    """One version of a parameter's value."""

    value: JsonValue
    effective_from: date
    source: str
    set_by: str | None
    set_at: Instant | None


class Parameter(Output):
    """A parameter, its value in force today and all its versions, newest first.

    `type`: integer, decimal, boolean, text or list; `unit`: working_day, day, month, year, percent, byte, count.
    """

    name: str
    title: str
    type: str
    unit: str | None
    area: str
    value: JsonValue
    default: JsonValue
    is_default: bool
    source: str
    provision: str | None
    versions: list[ParameterVersion]


class SetParameter(Input):
    """A new version; the running cases that read it use it from `effective_from`."""

    area: Annotated[str, StringConstraints(pattern=r"^\d{6}$")]
    value: JsonValue
    effective_from: date
    source: Annotated[str, StringConstraints(min_length=2, max_length=300)]
