"""Keyset paging: a cursor names the last row's place in the order, so pages stay right while rows come and go."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.elements import KeyedColumnElement

from api.kit.problems import ProblemError, invalid

RowT = TypeVar("RowT")
Ordered = ColumnElement[datetime] | ColumnElement[date] | ColumnElement[int] | ColumnElement[str]
Value = datetime | date | int | str


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a list: a column that is never null, and the key that makes it total."""

    column: Ordered
    key: InstrumentedAttribute[int] | KeyedColumnElement[int]
    descending: bool
    parse: Callable[[str], Value]

    def apply(self, query: Select[RowT]) -> Select[RowT]:
        """The query in this order."""
        if self.descending:
            return query.order_by(self.column.desc(), self.key.desc())
        return query.order_by(self.column, self.key)

    def after(self, cursor: str) -> ColumnElement[bool]:
        """The condition for rows behind the cursor. Raises a problem for a cursor that was not given out."""
        value, key = _decode(cursor, self.parse)
        column = self.column
        if self.descending:
            return or_(column < value, and_(column == value, self.key < key))
        return or_(column > value, and_(column == value, self.key > key))


@dataclass(frozen=True, slots=True)
class Slice(Generic[RowT]):
    """One page of rows, the cursor of the next and the number of all."""

    rows: Sequence[RowT]
    next_cursor: str | None
    total: int


def fetch_page(
    session: Session,
    query: Select[RowT],
    order: Order,
    place: Callable[[RowT], tuple[Value, int]],
    cursor: str | None,
    limit: int,
) -> Slice[RowT]:
    """Run the filtered query for one page; `place` gives a row's value in the order and its key."""
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    if cursor is not None:
        query = query.where(order.after(cursor))
    rows = session.scalars(order.apply(query).limit(limit + 1)).all()
    page = rows[:limit]
    following = _encode(*place(page[-1])) if len(rows) > limit else None
    return Slice(page, following, total)


def _encode(value: Value, key: int) -> str:
    text = value.isoformat() if isinstance(value, date) else str(value)
    return base64.urlsafe_b64encode(json.dumps([text, key]).encode()).decode().rstrip("=")


def _decode(cursor: str, parse: Callable[[str], Value]) -> tuple[Value, int]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        text, key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        return parse(str(text)), int(key)
    except (binascii.Error, ValueError, TypeError) as error:
        raise _bad_cursor() from error


def _bad_cursor() -> ProblemError:
    return invalid("cursor", "分页位置", "不是本系统给出的分页位置", "请从第一页重新翻页")
