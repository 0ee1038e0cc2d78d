"""Which value of a parameter is in force in an area on a date: its own, its province's, or the default."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from numbers import Real

from sqlalchemy.orm import Session

from handlers.cause import Cause
from handlers.columns import Json
from handlers.errors import InvalidFact, Unknown
from handlers.parameters import repository
from handlers.parameters.defaults import Definition, defaults
from handlers.parameters.models import Parameter


class UnknownParameter(Unknown):
    """No parameter of that name is defined in processes/parameters/default.yaml."""

    code = "unknown-parameter"

    def __init__(self, name: str) -> None:
        super().__init__("parameter", name, "参数")
        self.name = name


class InvalidParameterValue(InvalidFact):
    """A value does not fit the type its parameter declares."""

    code = "invalid-parameter-value"

    def __init__(self, name: str, expected: str, found: Json) -> None:
        super().__init__(
            f"parameter {name}",
            expected,
            found,
            "correct the value",
            f"参数“{name}”的值应为{expected}。",
        )


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """The value in force with where it comes from. `area` and `effective_from` are None for the default."""

    definition: Definition
    value: Json
    source: str
    area: str | None = None
    effective_from: date | None = None


_FITS: dict[str, Callable[[Json], bool]] = {
    "integer": lambda found: isinstance(found, int) and not isinstance(found, bool),
    "decimal": lambda found: found is None or (isinstance(found, Real) and not isinstance(found, bool)),
    "boolean": lambda found: isinstance(found, bool),
    "text": lambda found: isinstance(found, str),
    "list": lambda found: isinstance(found, list),
}


def lookup(session: Session, name: str, area: str, on: date) -> ParameterValue:
    """The value in force and its source. The narrower area wins. Raises UnknownParameter."""
    definition = _definition(name)
    for scope in _scopes(area):
        row = repository.latest(session, name, scope, on)
        if row is not None:
            return ParameterValue(definition, row.value, row.source, scope, row.effective_from)
    return ParameterValue(definition, definition.value, definition.source)


def value(session: Session, name: str, area: str, on: date) -> Json:
    """The bare value in force in `area` on `on`. Raises UnknownParameter."""
    return lookup(session, name, area, on).value


def integer(session: Session, name: str, area: str, on: date) -> int:
    """The value of an integer parameter. Raises UnknownParameter, InvalidParameterValue for another type."""
    found = value(session, name, area, on)
    if not isinstance(found, int) or isinstance(found, bool):
        raise InvalidParameterValue(name, "integer", found)
    return found


def switch(session: Session, name: str, area: str, on: date) -> bool:
    """The value of a boolean parameter. Raises UnknownParameter, InvalidParameterValue for another type."""
    found = value(session, name, area, on)
    if not isinstance(found, bool):
        raise InvalidParameterValue(name, "boolean", found)
    return found


def text(session: Session, name: str, area: str, on: date) -> str:
    """The value of a text parameter; `{area}` in it becomes the area's code.

    Raises UnknownParameter, InvalidParameterValue for another type.
    """
    found = value(session, name, area, on)
    if not isinstance(found, str):
        raise InvalidParameterValue(name, "text", found)
    return found.replace("{area}", area)


def text_list(session: Session, name: str, area: str, on: date) -> tuple[str, ...]:
    """The value of a parameter that lists texts. Raises UnknownParameter, InvalidParameterValue otherwise."""
    found = value(session, name, area, on)
    if not isinstance(found, list):
        raise InvalidParameterValue(name, "list", found)
    return tuple(str(entry) for entry in found)


def records(session: Session, name: str, area: str, on: date, fields: Sequence[str]) -> tuple[dict[str, str], ...]:
    """The value of a parameter that lists objects with these text fields (local conditions, local checks).

    Raises UnknownParameter, InvalidParameterValue if an entry lacks a field.
    """
    found = value(session, name, area, on)
    if not isinstance(found, list):
        raise InvalidParameterValue(name, "list", found)
    rows = []
    for entry in found:
        if not isinstance(entry, dict) or not set(fields) <= set(entry):
            raise InvalidParameterValue(name, f"list of objects with {', '.join(fields)}", found)
        rows.append({key: str(item) for key, item in entry.items()})
    return tuple(rows)


def in_force(session: Session, area: str, on: date) -> list[ParameterValue]:
    """Every parameter with its value in force in `area` on `on`, in the order of the defaults."""
    rows: dict[tuple[str, str], Parameter] = {}
    for row in repository.started_by(session, _scopes(area), on):
        rows[(row.name, row.area)] = row
    return [_choose(definition, rows, area) for definition in defaults().values()]


def set_override(
    session: Session, name: str, area: str, effective_from: date, new_value: Json, source: str, cause: Cause
) -> Parameter:
    """Let `new_value` be in force in `area` from a date on; a row of the same day is corrected.

    Raises UnknownParameter, InvalidParameterValue.
    """
    definition = _definition(name)
    if not _FITS[definition.type](new_value):
        raise InvalidParameterValue(name, definition.type, new_value)
    row = repository.of_day(session, name, area, effective_from)
    if row is None:
        row = Parameter(name=name, area=area, effective_from=effective_from)
        session.add(row)
    row.value, row.source = new_value, source
    row.recorded_by, row.recorded_at = cause.actor, cause.at
    session.flush()
    return row


def _definition(name: str) -> Definition:
    found = defaults().get(name)
    if found is None:
        raise UnknownParameter(name)
    return found


def _scopes(area: str) -> tuple[str, ...]:
    """The area, then its province: 330100, 330000."""
    province = f"{area[:2]}0000"
    return (area,) if area == province else (area, province)


def _choose(definition: Definition, rows: dict[tuple[str, str], Parameter], area: str) -> ParameterValue:
    for scope in _scopes(area):
        row = rows.get((definition.name, scope))
        if row is not None:
            return ParameterValue(definition, row.value, row.source, scope, row.effective_from)
    return ParameterValue(definition, definition.value, definition.source)
