"""Which instances have variables of certain values: the latest line of history about a variable holds its value."""

from __future__ import annotations

import json
from typing import TypeAlias, cast

import msgspec
from pydantic import JsonValue
from sqlalchemy import ColumnElement, String, and_, exists, func, select, true
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import aliased

from api.camunda.search import filters
from api.camunda.search.fields import BadValueError, Field, Predicate, Source
from engine.store.history import VARIABLE, HistoryEvent

ROOT = 1
"""The scope of the process itself."""


def value_text(column: ColumnElement[object]) -> ColumnElement[str]:
    """A stored value as its JSON text."""
    return sql_cast(column, String())


def read_value(value: JsonValue) -> str:
    """The JSON text of a filter as it would be stored; any other text matches nothing but itself."""
    if not isinstance(value, str):
        raise BadValueError('a JSON text, such as "\\"abc\\""')
    try:
        return msgspec.json.encode(json.loads(value)).decode()
    except ValueError:
        return value


Scope: TypeAlias = int | ColumnElement[int]


def named_variables(value: JsonValue, instance_key: Source, scope: Scope = ROOT) -> Predicate:
    """The instances in which all variables of a list of `{name, value}` have these values, in one scope."""
    if not isinstance(value, list) or not all(isinstance(one, dict) and isinstance(one.get("name"), str) for one in value):
        raise BadValueError("a list of objects with name and value")
    wanted = cast("list[dict[str, JsonValue]]", value)
    return and_(true(), *(_one(str(one["name"]), one.get("value"), instance_key, scope) for one in wanted))


def _one(name: str, value: JsonValue, instance_key: Source, scope: Scope) -> Predicate:
    line, newer = aliased(HistoryEvent), aliased(HistoryEvent)
    newest = select(func.max(newer.key)).where(
        newer.instance_key == line.instance_key, newer.type == VARIABLE, newer.name == name, newer.scope == line.scope
    )
    field = Field(value_text(line.payload.expression), read_value)
    matches = filters.predicate({"value": field}, {"value": value})
    newest_of_name = line.key == newest.scalar_subquery()
    return exists().where(
        line.instance_key == instance_key, line.type == VARIABLE, line.name == name, line.scope == scope, newest_of_name, matches
    )
