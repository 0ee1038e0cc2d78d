"""Open values of the law per pooling area, each with its source, in force from a date."""

from __future__ import annotations

from handlers.parameters.defaults import Definition, defaults
from handlers.parameters.models import Parameter
from handlers.parameters.service import (
    InvalidParameterValue,
    ParameterValue,
    UnknownParameter,
    in_force,
    integer,
    lookup,
    records,
    set_override,
    switch,
    text,
    text_list,
    value,
)

__all__ = [
    "Definition",
    "InvalidParameterValue",
    "Parameter",
    "ParameterValue",
    "UnknownParameter",
    "defaults",
    "in_force",
    "integer",
    "lookup",
    "records",
    "set_override",
    "switch",
    "text",
    "text_list",
    "value",
]
