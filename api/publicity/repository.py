"""Queries of the public list."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from api.kit.paging import Order, Slice, fetch_page
from handlers.publicity.models import EntryState, PublicityEntry

SHOWN = (EntryState.PUBLISHED, EntryState.PAUSED)


def on_show() -> ColumnElement[bool]:
    """Entries the public may see: those whose publicity is not over."""
    return PublicityEntry.state.in_(SHOWN)


def list_page(session: Session, area: str | None, q: str, cursor: str | None, limit: int) -> Slice[PublicityEntry]:
    """One page of entries on show, newest first."""
    query = select(PublicityEntry).where(on_show())
    if area is not None:
        query = query.where(PublicityEntry.area == area)
    if q:
        query = query.where(PublicityEntry.party_name.contains(q, autoescape=True))
    order = Order(PublicityEntry.published_on.expression, PublicityEntry.id, descending=True, parse=date.fromisoformat)
    return fetch_page(session, query, order, lambda row: (row.published_on, row.id), cursor, limit)


def get_shown(session: Session, key: int) -> PublicityEntry | None:
    """The entry, while it is on show."""
    query = select(PublicityEntry).where(PublicityEntry.id == key, on_show())
    return session.scalars(query).one_or_none()
