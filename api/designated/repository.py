"""Queries of the public list of designated parties."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.kit.paging import Order, Slice, fetch_page
from handlers.agreements.models import Agreement
from handlers.publicity.models import DesignatedEntry
from handlers.register.kinds import PartyKind


def list_page(
    session: Session,
    on: date,
    area: str | None,
    kind: PartyKind | None,
    q: str,
    cursor: str | None,
    limit: int,
) -> Slice[DesignatedEntry]:
    """One page of the list as it stands on a day, newest first."""
    query = select(DesignatedEntry).where(
        DesignatedEntry.announced_on <= on,
        or_(DesignatedEntry.removed_on.is_(None), DesignatedEntry.removed_on > on),
    )
    if area is not None:
        query = query.where(DesignatedEntry.area == area)
    if kind is not None:
        query = query.where(DesignatedEntry.kind == kind)
    if q:
        query = query.where(DesignatedEntry.name.contains(q, autoescape=True))
    order = Order(DesignatedEntry.announced_on.expression, DesignatedEntry.id, descending=True, parse=date.fromisoformat)
    return fetch_page(session, query, order, lambda row: (row.announced_on, row.id), cursor, limit)


def agreements(session: Session, keys: set[int]) -> dict[int, Agreement]:
    """Agreements by key."""
    return {row.id: row for row in session.scalars(select(Agreement).where(Agreement.id.in_(keys)))}
