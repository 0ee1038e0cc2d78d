"""From the filter of a request to one SQL predicate."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

from pydantic import JsonValue
from sqlalchemy import String, and_, false, literal, or_, true

from api.camunda.kit.problems import bad_request
from api.camunda.search.fields import BadValueError, Column, Field, Fields, Predicate, Value, read_flag

ESCAPE = "\\"
MAX_VALUES = 1_000
MILLISECOND = timedelta(milliseconds=1)


def predicate(fields: Fields, wanted: dict[str, JsonValue]) -> Predicate:
    """All of `wanted` at once; a null asks for nothing. Raise a 400 problem for what cannot be filtered by."""
    parts: list[Predicate] = [true()]
    for name, value in wanted.items():
        if value is None:
            continue
        if name == "$or":
            parts.append(_any_of(fields, value))
            continue
        found = fields.get(name)
        if found is None:
            known = ", ".join(sorted(fields))
            raise bad_request(f"Expected a filter by one of {known}, but found '{name}'; leave it out.")
        try:
            parts.append(_compared(found, value) if isinstance(found, Field) else found(value))
        except BadValueError as error:
            raise bad_request(f"Expected filter '{name}' to be {error}, but found {value!r}; correct it.") from error
    return and_(*parts)


def _any_of(fields: Fields, value: JsonValue) -> Predicate:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise bad_request("Expected filter '$or' to be a list of filters, but found something else; correct it.")
    alternatives = cast("list[dict[str, JsonValue]]", value)
    return or_(*(predicate(fields, one) for one in alternatives)) if alternatives else true()


def _compared(field: Field, value: JsonValue) -> Predicate:
    if not isinstance(value, dict):
        return _held(field, _equal(field, value))
    parts = []
    for operator, operand in value.items():
        make = _OPERATORS.get(operator)
        if make is None:
            raise BadValueError(f"a value or an object with {', '.join(_OPERATORS)}")
        if operand is not None:
            parts.append(make(field, operand))
    return and_(true(), *parts)


def _held(field: Field, condition: Predicate) -> Predicate:
    return condition if field.within is None else field.within(condition)


def _lacking(field: Field, condition: Predicate) -> Predicate:
    """The opposite: also true of an item that has no value at all."""
    return or_(field.column.is_(None), ~condition) if field.within is None else ~field.within(condition)


def _is(field: Field, operand: JsonValue) -> Predicate:
    return _held(field, _equal(field, operand))


def _is_not(field: Field, operand: JsonValue) -> Predicate:
    return _lacking(field, _equal(field, operand))


def _in(field: Field, operand: JsonValue) -> Predicate:
    return _held(field, _one_of(field, operand))


def _not_in(field: Field, operand: JsonValue) -> Predicate:
    return _lacking(field, _one_of(field, operand))


def _exists(field: Field, operand: JsonValue) -> Predicate:
    there = _held(field, field.column.is_not(None))
    return there if read_flag(operand) else ~there


def _like(field: Field, operand: JsonValue) -> Predicate:
    if not isinstance(operand, str) or not isinstance(field.column.type, String):
        raise BadValueError("a text with * and ?, for a field that holds text")
    return _held(field, field.column.like(like_pattern(operand), escape=ESCAPE))


def _greater(field: Field, operand: JsonValue) -> Predicate:
    value = field.parse(operand)
    return _held(field, field.column >= _after(value) if isinstance(value, datetime) else field.column > _parameter(field, value))


def _at_least(field: Field, operand: JsonValue) -> Predicate:
    return _held(field, field.column >= _parameter(field, _start(field.parse(operand))))


def _less(field: Field, operand: JsonValue) -> Predicate:
    return _held(field, field.column < _parameter(field, _start(field.parse(operand))))


def _at_most(field: Field, operand: JsonValue) -> Predicate:
    value = field.parse(operand)
    return _held(field, field.column < _after(value) if isinstance(value, datetime) else field.column <= _parameter(field, value))


def _equal(field: Field, operand: JsonValue) -> Predicate:
    value = field.parse(operand)
    if isinstance(value, datetime):
        # clients see milliseconds, the database keeps microseconds
        return and_(field.column >= _start(value), field.column < _after(value))
    return field.column == value


def _one_of(field: Field, operand: JsonValue) -> Predicate:
    return or_(false(), *(_equal(field, one) for one in _list(operand)))


def _parameter(field: Field, value: Value) -> Column:
    # SQLAlchemy does not compare the size of a bare true or false
    return literal(value, field.column.type)


def _start(value: Value) -> Value:
    """The first instant of the millisecond a client means."""
    return value.replace(microsecond=value.microsecond // 1_000 * 1_000) if isinstance(value, datetime) else value


def _after(value: datetime) -> datetime:
    """The first instant behind the millisecond a client means."""
    return value.replace(microsecond=value.microsecond // 1_000 * 1_000) + MILLISECOND


def _list(operand: JsonValue) -> list[JsonValue]:
    if not isinstance(operand, list) or len(operand) > MAX_VALUES:
        raise BadValueError(f"a list of at most {MAX_VALUES} values")
    return operand


_OPERATORS: dict[str, Callable[[Field, JsonValue], Predicate]] = {
    "$eq": _is,
    "$neq": _is_not,
    "$in": _in,
    "$notIn": _not_in,
    "$exists": _exists,
    "$like": _like,
    "$gt": _greater,
    "$gte": _at_least,
    "$lt": _less,
    "$lte": _at_most,
}


def like_pattern(text: str) -> str:
    """`*` and `?` as SQL writes them; a backslash makes the next character an ordinary one."""
    made: list[str] = []
    characters = iter(text)
    for character in characters:
        if character == "\\":
            made.append(_plain(next(characters, "\\")))
        else:
            made.append({"*": "%", "?": "_"}.get(character) or _plain(character))
    return "".join(made)


def _plain(character: str) -> str:
    return ESCAPE + character if character in {"%", "_", ESCAPE} else character
