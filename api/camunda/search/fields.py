"""Typed fields of a noun: how a value of a request is read, and which column it is compared with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from pydantic import JsonValue
from sqlalchemy import Boolean, ColumnElement, String, cast, null, type_coerce
from sqlalchemy import literal as sql_literal
from sqlalchemy.sql.roles import ExpressionElementRole

from engine.clock import in_utc

# `Any`: the columns of one noun have all types, and SQLAlchemy's operators are typed by each of them
Column: TypeAlias = ColumnElement[Any]
Source: TypeAlias = ExpressionElementRole[Any]
Value: TypeAlias = str | int | bool | datetime
Predicate: TypeAlias = ColumnElement[bool]
Within: TypeAlias = Callable[[Predicate], Predicate]
MAX_INT = 2**63 - 1


class BadValueError(ValueError):
    """Raised for a value of the wrong kind; the text says what was expected."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field that can be filtered by and, unless it is `within` other rows, sorted by.

    `parse` reads a JSON value or raises `BadValueError`. `within` turns a predicate on rows that belong to the item (such as
    the candidates of a task) into one on the item.
    """

    column: Column
    parse: Callable[[JsonValue], Value]
    within: Within | None = None


Filter: TypeAlias = Field | Callable[[JsonValue], Predicate]
Fields: TypeAlias = Mapping[str, Filter]


def text(column: Source, within: Within | None = None) -> Field:
    """A string."""
    return Field(type_coerce(column, String()), read_text, within)


def word(column: Source, words: Collection[str]) -> Field:
    """One of the `words` of an enumeration, whatever its case in the request; one that is never used here matches nothing."""

    def read(value: JsonValue) -> str:
        found = read_text(value).upper()
        if found not in words:
            raise BadValueError(f"one of {', '.join(words)}")
        return found

    return Field(type_coerce(column, String()), read)


def key(column: Source, within: Within | None = None) -> Field:
    """An int64 key, a string of digits in the request."""
    return Field(type_coerce(column, _type(column)), read_key, within)


def number(column: Source) -> Field:
    """An integer."""
    return Field(type_coerce(column, _type(column)), read_number)


def flag(column: Source) -> Field:
    """True or false."""
    return Field(type_coerce(column, _type(column)), read_flag)


def instant(column: Source) -> Field:
    """A date-time with its offset."""
    return Field(type_coerce(column, _type(column)), read_instant)


def absent(parse: Callable[[JsonValue], Value] | None = None) -> Field:
    """A field of the contract that no item here ever has: text, or what `parse` reads."""
    # PostgreSQL orders by no bare constant
    return Field(cast(null(), Boolean() if parse is read_flag else String()), parse or read_text)


def always(value: str) -> Field:
    """A text that says the same of every item."""
    return text(sql_literal(value, String()))


def _type(column: Source) -> Any:
    return column.type if isinstance(column, ColumnElement) else column.expression.type  # type: ignore[attr-defined]


def read_text(value: JsonValue) -> str:
    """A string."""
    if isinstance(value, str):
        return value
    raise BadValueError("a string")


def read_key(value: JsonValue) -> int:
    """An int64 from a string of digits."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        digits = str(value)
        if digits.removeprefix("-").isdecimal() and digits.isascii() and len(digits) <= 25:
            # beyond int64 there is no key; the database must not see such a number
            return int(digits) if abs(int(digits)) <= MAX_INT else -1
    raise BadValueError("a key: a string of digits")


def read_number(value: JsonValue) -> int:
    """An integer."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MAX_INT:
        return value
    raise BadValueError("an integer")


def read_flag(value: JsonValue) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise BadValueError("true or false")


def read_instant(value: JsonValue) -> datetime:
    """An aware instant."""
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else None
        if read is not None and read.tzinfo is not None:
            return in_utc(read)
    except (ValueError, OverflowError) as error:
        raise BadValueError("a date-time with its offset, such as 2026-01-02T03:04:05.678Z") from error
    raise BadValueError("a date-time with its offset, such as 2026-01-02T03:04:05.678Z")
