"""Queries of the public list of terminated parties."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.kit.paging import Order, Slice, fetch_page
from handlers.publicity.models import TerminatedEntry
from handlers.publicity.repository import terminated_on_show
from handlers.register.kinds import PartyKind


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
    query = select(TerminatedEntry).where(terminated_on_show(on))
    if area is not None:
        query = query.where(TerminatedEntry.area == area)
    if kind is not None:
        query = query.where(TerminatedEntry.kind == kind)
    if q:
        query = query.where(TerminatedEntry.name.contains(q, autoescape=True))
    order = Order(TerminatedEntry.terminated_on.expression, TerminatedEntry.id, descending=True, parse=date.fromisoformat)
    return fetch_page(session, query, order, lambda row: (row.terminated_on, row.id), cursor, limit)
