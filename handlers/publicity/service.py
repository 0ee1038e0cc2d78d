"""Publish a qualified party on the proposed list and let it pass, pause or be removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers.applications.models import Application
from handlers.applications.service import set_state
from handlers.applications.states import ApplicationState
from handlers.cause import Cause
from handlers.publicity import repository
from handlers.publicity.errors import NotQualified, PublicityNotOver, UnknownEntry
from handlers.publicity.models import EntryState, PublicityEntry, PublicityEvent


def publish(
    session: Session,
    application: Application,
    list_number: str,
    published_on: date,
    ends_on: date,
    cause: Cause,
) -> PublicityEntry:
    """Put a qualified party on the list; its application becomes PUBLICITY.

    `ends_on` is the last day by the deadline service (parameter `publicity_days`). Raises NotQualified.
    """
    if application.state is not ApplicationState.QUALIFIED:
        raise NotQualified(application.number, application.state)
    address = application.party.address
    entry = PublicityEntry(
        area=application.area,
        list_number=list_number,
        application=application,
        party_name=application.party.name,
        party_address=address.address if address else "",
        published_on=published_on,
        ends_on=ends_on,
        state=EntryState.PUBLISHED,
    )
    session.add(entry)
    session.flush()
    set_state(session, application, ApplicationState.PUBLICITY, published_on, cause)
    record_event(session, entry, "published", None, cause)
    return entry


def entry_of(session: Session, application: Application) -> PublicityEntry:
    """The list entry of the application. Raises UnknownEntry."""
    entry = repository.of_application(session, application.id)
    if entry is None:
        raise UnknownEntry(application.number)
    return entry


def entry_by_id(session: Session, entry_id: int) -> PublicityEntry:
    """The list entry with that id. Raises UnknownEntry."""
    entry = session.get(PublicityEntry, entry_id)
    if entry is None:
        raise UnknownEntry(entry_id)
    return entry


def public_list(session: Session, area: str | None = None) -> Sequence[PublicityEntry]:
    """What the public sees now, of one pooling area or all: entries on show or paused, newest first."""
    return repository.public_entries(session, area)


def extend(session: Session, entry: PublicityEntry, ends_on: date, cause: Cause) -> PublicityEntry:
    """Move the last day after a pause, as the deadline service found it."""
    entry.ends_on = ends_on
    record_event(session, entry, "extended", entry.state, cause, ends_on.isoformat())
    return entry


def pass_publicity(session: Session, entry: PublicityEntry, on: date, cause: Cause) -> PublicityEntry:
    """The publicity is over without a founded objection (SC-062): the application goes to negotiation.

    Raises PublicityNotOver through the last day, or while an objection is open.
    """
    open_count = len(open_objections(entry))
    if on <= entry.ends_on or open_count or entry.state is not EntryState.PUBLISHED:
        raise PublicityNotOver(entry.ends_on, open_count)
    before = entry.state
    entry.state, entry.closed_on = EntryState.PASSED, on
    record_event(session, entry, "passed", before, cause)
    set_state(session, entry.application, ApplicationState.NEGOTIATING, on, cause)
    return entry


def remove(session: Session, entry: PublicityEntry, on: date, reason: str, cause: Cause) -> PublicityEntry:
    """Take the party off the list because an objection was founded; the application ends REMOVED."""
    before = entry.state
    entry.state, entry.closed_on = EntryState.REMOVED, on
    record_event(session, entry, "removed", before, cause, reason)
    set_state(session, entry.application, ApplicationState.REMOVED, on, cause, reason)
    return entry


def open_objections(entry: PublicityEntry) -> list[int]:
    """The ids of objections that have no finding yet."""
    return [objection.id for objection in entry.objections if objection.finding is None]


def events(session: Session, entry: PublicityEntry) -> Sequence[PublicityEvent]:
    """What happened to the entry, oldest first."""
    return repository.events_of(session, entry.id)


def record_event(
    session: Session,
    entry: PublicityEntry,
    event: str,
    before: EntryState | None,
    cause: Cause,
    reason: str | None = None,
) -> PublicityEvent:
    """Add the event row of a step that has just been taken."""
    row = PublicityEvent(entry_id=entry.id, event=event, from_state=before, to_state=entry.state, reason=reason)
    row.caused_by(cause)
    session.add(row)
    session.flush()
    return row
