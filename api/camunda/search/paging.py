"""Orders and cursors: a cursor names an item's place in the order, so pages stay right while items come and go."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from pydantic import JsonValue
from sqlalchemy import Select, and_, false, literal, or_

from api.camunda.kit.problems import bad_request
from api.camunda.search.fields import BadValueError, Column, Field, Fields, Predicate, Value
from api.camunda.search.request import Direction, Sort
from api.kit.problems import ProblemError

# `Any`: orders do not care what a query selects
Query: TypeAlias = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    """One column of an order. Items without a value come last, whichever way it goes."""

    field: Field
    descending: bool

    def beyond(self, value: Value | None, *, backwards: bool) -> Predicate:
        """What comes behind `value` (or before it, going `backwards`)."""
        column = self.field.column
        if value is None:
            return column.is_not(None) if backwards else false()
        # as a parameter: SQLAlchemy does not order by a bare true or false
        place = literal(value, column.type)
        behind = column < place if self.descending is not backwards else column > place
        return behind if backwards else or_(behind, column.is_(None))

    def same(self, value: Value | None) -> Predicate:
        """What has the same value."""
        return self.field.column.is_(None) if value is None else self.field.column == value


def terms(fields: Fields, key: Field, sort: Sequence[Sort]) -> list[Term]:
    """The order asked for, made total by the key. Raise a 400 problem for a field that cannot be sorted by."""
    asked: dict[str, Term] = {}
    for one in sort:
        field = fields.get(one.field)
        if not isinstance(field, Field) or field.within is not None:
            known = ", ".join(sorted(name for name, item in fields.items() if isinstance(item, Field) and item.within is None))
            raise bad_request(f"Expected to sort by one of {known}, but found '{one.field}'; choose one of them.")
        asked.setdefault(one.field, Term(field, one.order is Direction.DESC))
    last = any(term.descending for term in asked.values())
    return [*asked.values(), Term(key, last)]


def ordered(query: Query, order: Sequence[Term], *, backwards: bool) -> Query:
    """The query in this order, or the other way round."""
    for term in order:
        column = term.field.column
        missing = column.is_(None)
        query = query.order_by(missing.desc() if backwards else missing.asc())
        query = query.order_by(column.desc() if term.descending is not backwards else column.asc())
    return query


def behind(order: Sequence[Term], cursor: str, *, backwards: bool) -> Predicate:
    """The items behind the cursor's (or before it). Raise a 400 problem for a cursor this server did not give."""
    place = _decode(order, cursor)
    alternatives = []
    for index, term in enumerate(order):
        equal = [other.same(value) for other, value in zip(order[:index], place[:index], strict=True)]
        alternatives.append(and_(*equal, term.beyond(place[index], backwards=backwards)))
    return or_(*alternatives)


def encode(order: Sequence[Term], row: Sequence[object]) -> str:
    """The cursor of a row whose last columns are those of the order. Standard base64, as the SDKs check."""
    place: list[Column | object] = list(row[len(row) - len(order) :])
    return base64.b64encode(json.dumps([_written(value) for value in place]).encode()).decode()


def _written(value: object) -> JsonValue:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, bool | int | str) or value is None else str(value)


def _decode(order: Sequence[Term], cursor: str) -> list[Value | None]:
    try:
        place = json.loads(base64.b64decode(cursor, validate=True))
        if not isinstance(place, list) or len(place) != len(order):
            raise _bad_cursor()
        return [None if one is None else term.field.parse(one) for term, one in zip(order, place, strict=True)]
    except (binascii.Error, ValueError, BadValueError) as error:
        raise _bad_cursor() from error


def _bad_cursor() -> ProblemError:
    return bad_request("Expected a cursor this search gave with the same sort, but found another; start from the first page.")
