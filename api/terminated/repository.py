"""Queries of the public list of terminated parties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from api.kit.paging import Order, Slice, fetch_page
from handlers.publicity.models import TerminatedEntry
from handlers.publicity.repository import terminated_on_show
from handlers.register.kinds import PartyKind

_NEWEST_FIRST = Order(TerminatedEntry.terminated_on.expression, TerminatedEntry.id, descending=True, parse=date.fromisoformat)
_AT_A_TIME = 500


def list_page(
    session: Session,
    on: date,
    area: str | None,
    kind: PartyKind | None,
    q: str,
    cursor: str | None,
    limit: int,
) -> Slice[TerminatedEntry]:
    """One page of the list as it stands on a day, newest first."""
    query = _found(on, area, kind, q)
    return fetch_page(session, query, _NEWEST_FIRST, lambda row: (row.terminated_on, row.id), cursor, limit)


def every(session: Session, on: date, area: str | None, kind: PartyKind | None, q: str) -> Iterator[TerminatedEntry]:
    """The whole list as it stands on a day, newest first, read some hundreds at a time."""
    yield from session.scalars(_NEWEST_FIRST.apply(_found(on, area, kind, q)).execution_options(yield_per=_AT_A_TIME))


def _found(on: date, area: str | None, kind: PartyKind | None, q: str) -> Select[TerminatedEntry]:
    query = select(TerminatedEntry).where(terminated_on_show(on))
    if area is not None:
        query = query.where(TerminatedEntry.area == area)
    if kind is not None:
        query = query.where(TerminatedEntry.kind == kind)
    if q:
        query = query.where(TerminatedEntry.name.contains(q, autoescape=True))
    return query
