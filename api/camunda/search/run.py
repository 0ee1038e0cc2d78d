"""Running a search: everything a noun has to declare, and one page of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from api.camunda.kit.problems import bad_request
from api.camunda.kit.schemas import PageInfo
from api.camunda.search import paging
from api.camunda.search.fields import Field, Fields
from api.camunda.search.filters import predicate
from api.camunda.search.paging import Query, Term
from api.camunda.search.request import PageRequest, SearchRequest

# `Any`: what a noun selects is its own affair; its view knows the columns
Rows: TypeAlias = Sequence[Row[*tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Searchable:
    """A noun: `query` selects what one may see of it, `fields` are its filters and orders, `key` makes each order total."""

    query: Query
    fields: Fields
    key: Field


def run_search(session: Session, noun: Searchable, request: SearchRequest | None) -> tuple[Rows, PageInfo]:
    """One page of rows, which begin with the columns of `noun.query`, and where it stands."""
    asked = request or SearchRequest()
    page = asked.page or PageRequest()
    _check(page)
    order = paging.terms(noun.fields, noun.key, asked.sort or [])
    query = noun.query.where(predicate(noun.fields, asked.filter or {}))
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    rows = _fetch(session, query, order, page)
    info = PageInfo(
        total_items=total,
        has_more_total_items=False,
        start_cursor=paging.encode(order, rows[0]) if rows else None,
        end_cursor=paging.encode(order, rows[-1]) if rows else None,
    )
    return rows, info


def _check(page: PageRequest) -> None:
    ways = [way for way in (page.from_, page.after, page.before) if way is not None]
    if len(ways) > 1:
        raise bad_request("Expected one of 'from', 'after' and 'before' in page, but found several; choose one.")


def _fetch(session: Session, query: Query, order: Sequence[Term], page: PageRequest) -> Rows:
    cursor = page.before if page.before is not None else page.after
    backwards = page.before is not None
    if cursor is not None:
        query = query.where(paging.behind(order, cursor, backwards=backwards))
    query = query.add_columns(*(term.field.column.label(f"order_{index}") for index, term in enumerate(order)))
    query = paging.ordered(query, order, backwards=backwards).offset(page.from_ or 0).limit(page.limit)
    rows = session.execute(query).all()
    return rows[::-1] if backwards else rows
