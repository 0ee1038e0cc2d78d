"""Types of values: for `instance of`, for the parameters of functions and for DMN's item definitions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.feel.functions import FeelFunction
from engine.feel.kinds import kind_of
from engine.feel.ranges import Range
from engine.feel.syntax.types import TypeNode
from engine.feel.temporal import FeelDate, FeelDateTime, as_datetime
from engine.feel.values import Value


class Mismatch:
    """The type of MISMATCH."""


MISMATCH = Mismatch()
"""What `coerce` answers for a value that does not fit."""


@dataclass(slots=True)
class FeelType:
    """A type by the kind of its values, with what lists, contexts, ranges and functions hold.

    `allowed` are further conditions (DMN's allowed values). Not frozen, because item definitions may be recursive.
    """

    kind: str
    item: FeelType | None = None
    fields: Mapping[str, FeelType] | None = None
    parameters: tuple[FeelType, ...] | None = None
    result: FeelType | None = None
    allowed: tuple[Callable[[Value], bool], ...] = ()


ANY = FeelType("Any")
TYPE_ADVICE = (
    "write number, string, boolean, date, time, date and time, days and time duration, years and months duration, "
    "list<...>, context<...>, range<...>, function<...> -> ..., Any or Null"
)
"""What to write where a type is not known."""
_ALIASES = {
    "dateTime": "date and time",
    "date time": "date and time",
    "day-time-duration": "days and time duration",
    "year-month-duration": "years and months duration",
    "dayTimeDuration": "days and time duration",
    "yearMonthDuration": "years and months duration",
    "null": "Null",
    "any": "Any",
}
_BASIC = frozenset(
    {
        "number", "string", "boolean", "date", "time", "date and time", "days and time duration",
        "years and months duration", "Any", "Null", "list", "context", "function", "range",
    }
)  # fmt: skip


def basic_type(name: str) -> FeelType | None:
    """The type of a name that FEEL knows by itself, or None."""
    kind = _ALIASES.get(name, name)
    return FeelType(kind) if kind in _BASIC else None


def resolve_type(node: TypeNode, declared: Mapping[str, FeelType]) -> FeelType | None:
    """The type that a written type means, or None if it uses an unknown name."""
    if node.name in declared:
        return declared[node.name]
    parts = [node.item, node.result, *(node.parameters or ()), *(field for _, field in node.fields or ())]
    resolved = {id(part): resolve_type(part, declared) for part in parts if part is not None}
    basic = basic_type(node.name)
    if basic is None or None in resolved.values():
        return None
    return FeelType(
        basic.kind,
        item=resolved.get(id(node.item)),
        fields=None if node.fields is None else {name: resolved[id(field)] or ANY for name, field in node.fields},
        parameters=None if node.parameters is None else tuple(resolved[id(part)] or ANY for part in node.parameters),
        result=resolved.get(id(node.result)),
    )


def is_instance(value: Value, wanted: FeelType) -> bool:
    """`value instance of wanted`: null is an instance of Null only."""
    if wanted.kind == "Any":
        return value is not None
    if value is None or wanted.kind == "Null":
        return value is None and wanted.kind == "Null"
    test = _STRUCTURES.get(wanted.kind)
    return kind_of(value) == wanted.kind if test is None else test(value, wanted)


def conforms(value: Value, wanted: FeelType) -> bool:
    """Whether a value may stand where a type is wanted: null always may."""
    return value is None or is_instance(value, wanted)


def coerce(value: Value, wanted: FeelType) -> Value:
    """The value as the wanted type, converted as DMN 1.5, 10.3.2.9.4 allows, or MISMATCH."""
    if conforms(value, wanted):
        return value
    if isinstance(value, list) and len(value) == 1 and wanted.kind != "list" and conforms(value[0], wanted):
        return value[0]
    if wanted.kind == "list" and not isinstance(value, list) and conforms(value, wanted.item or ANY):
        return [value]
    if wanted.kind == "date and time" and isinstance(value, FeelDate | FeelDateTime):
        return as_datetime(value)
    return MISMATCH


def _is_list(value: Value, wanted: FeelType) -> bool:
    if not isinstance(value, list):
        return False
    item = wanted.item
    return item is None or all(conforms(element, item) for element in value)


def _is_context(value: Value, wanted: FeelType) -> bool:
    if not isinstance(value, dict):
        return False
    fields = wanted.fields or {}
    return all(name in value and conforms(value[name], field) for name, field in fields.items())


def _is_range(value: Value, wanted: FeelType) -> bool:
    if not isinstance(value, Range):
        return False
    item = wanted.item
    return item is None or all(conforms(end, item) for end in (value.start, value.end))


def _is_function(value: Value, wanted: FeelType) -> bool:
    if not isinstance(value, FeelFunction):
        return False
    types = value.parameter_types
    if wanted.parameters is None or types is None:
        return True
    if len(types) != len(wanted.parameters):
        return False
    fits = all(_accepts(have, want) for have, want in zip(types, wanted.parameters, strict=True))
    return fits and (wanted.result is None or _accepts(wanted.result, value.result_type or wanted.result))


def _accepts(general: FeelType | None, special: FeelType) -> bool:
    return general is None or general.kind == "Any" or general.kind == special.kind


_STRUCTURES: dict[str, Callable[[Value, FeelType], bool]] = {
    "list": _is_list,
    "context": _is_context,
    "range": _is_range,
    "function": _is_function,
}
