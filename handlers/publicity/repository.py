"""Queries on publicity and on the list of designated parties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from handlers.publicity.models import DesignatedEntry, EntryState, PublicityEntry, PublicityEvent, TerminatedEntry
from handlers.register.kinds import PartyKind


def of_application(session: Session, application_id: int) -> PublicityEntry | None:
    """The list entry of an application, or None."""
    query = select(PublicityEntry).where(PublicityEntry.application_id == application_id)
    return session.scalars(query).one_or_none()


def public_entries(session: Session, area: str | None) -> Sequence[PublicityEntry]:
    """Entries that are on show now, of one area or all, newest first."""
    query = select(PublicityEntry).where(PublicityEntry.state.in_((EntryState.PUBLISHED, EntryState.PAUSED)))
    if area is not None:
        query = query.where(PublicityEntry.area == area)
    return session.scalars(query.order_by(PublicityEntry.published_on.desc(), PublicityEntry.id)).all()


def events_of(session: Session, entry_id: int) -> Sequence[PublicityEvent]:
    """The events of an entry, oldest first."""
    query = select(PublicityEvent).where(PublicityEvent.entry_id == entry_id)
    return session.scalars(query.order_by(PublicityEvent.id)).all()


def designated(session: Session, on: date, area: str | None, kind: PartyKind | None, name_part: str) -> Sequence[DesignatedEntry]:
    """The list of designated parties as it stands on `on`, by name."""
    query = select(DesignatedEntry).where(
        DesignatedEntry.announced_on <= on,
        or_(DesignatedEntry.removed_on.is_(None), DesignatedEntry.removed_on > on),
    )
    if area is not None:
        query = query.where(DesignatedEntry.area == area)
    if kind is not None:
        query = query.where(DesignatedEntry.kind == kind)
    if name_part:
        query = query.where(DesignatedEntry.name.contains(name_part, autoescape=True))
    return session.scalars(query.order_by(DesignatedEntry.name, DesignatedEntry.id)).all()


def present_designation(session: Session, party_id: int, area: str) -> DesignatedEntry | None:
    """The party's entry of that pooling area that has not been removed, or None."""
    query = select(DesignatedEntry).where(
        DesignatedEntry.party_id == party_id, DesignatedEntry.area == area, DesignatedEntry.removed_on.is_(None)
    )
    return session.scalars(query).one_or_none()


def terminated_by_decision(session: Session, decision_number: str) -> TerminatedEntry | None:
    """The entry made for that decision, removed or not, or None."""
    return session.scalars(select(TerminatedEntry).where(TerminatedEntry.decision_number == decision_number)).one_or_none()


def present_termination(session: Session, agreement_id: int) -> TerminatedEntry | None:
    """The newest entry of the agreement that has not been removed, or None."""
    query = select(TerminatedEntry).where(TerminatedEntry.agreement_id == agreement_id, TerminatedEntry.removed_on.is_(None))
    return session.scalars(query.order_by(TerminatedEntry.id.desc()).limit(1)).first()


def terminated_on_show(on: date) -> ColumnElement[bool]:
    """The entries that the public sees on that day: neither removed by a revocation nor hidden by a stay."""
    return and_(
        TerminatedEntry.published_on <= on,
        or_(TerminatedEntry.removed_on.is_(None), TerminatedEntry.removed_on > on),
        or_(TerminatedEntry.hidden_on.is_(None), TerminatedEntry.hidden_on > on),
    )


def terminated(session: Session, on: date, area: str | None, kind: PartyKind | None, name_part: str) -> Sequence[TerminatedEntry]:
    """The list of terminated parties as it stands on `on`, newest first."""
    query = select(TerminatedEntry).where(terminated_on_show(on))
    if area is not None:
        query = query.where(TerminatedEntry.area == area)
    if kind is not None:
        query = query.where(TerminatedEntry.kind == kind)
    if name_part:
        query = query.where(TerminatedEntry.name.contains(name_part, autoescape=True))
    return session.scalars(query.order_by(TerminatedEntry.terminated_on.desc(), TerminatedEntry.id)).all()
