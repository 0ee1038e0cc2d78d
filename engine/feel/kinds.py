"""The kind of a value, by FEEL's name for it."""

from __future__ import annotations

from decimal import Decimal

from engine.feel.functions import FeelFunction
from engine.feel.ranges import Range
from engine.feel.temporal import DaysTime, FeelDate, FeelDateTime, FeelTime, YearsMonths
from engine.feel.values import Value

KIND_BY_TYPE: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    str: "string",
    Decimal: "number",
    list: "list",
    dict: "context",
    FeelDate: "date",
    FeelTime: "time",
    FeelDateTime: "date and time",
    YearsMonths: "years and months duration",
    DaysTime: "days and time duration",
    Range: "range",
}
TYPE_BY_KIND = {kind: python_type for python_type, kind in KIND_BY_TYPE.items()}
SCALARS = frozenset(KIND_BY_TYPE) - {list, dict}


def kind_of(value: Value) -> str:
    """FEEL's name for the kind of a value, for example "days and time duration"."""
    kind = KIND_BY_TYPE.get(type(value))
    if kind is not None:
        return kind
    return "function" if isinstance(value, FeelFunction) else type(value).__name__
