"""The public list of designated parties (O3-10-a, O2-11-a, S735-11-b)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers.agreements.models import Agreement
from handlers.publicity import repository
from handlers.publicity.models import DesignatedEntry
from handlers.register.kinds import PartyKind


def announce(session: Session, agreement: Agreement, on: date) -> DesignatedEntry:
    """Put the party of a signed agreement on the list; an entry under an earlier agreement is replaced."""
    remove_designation(session, agreement, on)
    address = agreement.party.address
    entry = DesignatedEntry(
        area=agreement.area,
        party_id=agreement.party_id,
        agreement_id=agreement.id,
        kind=agreement.party.kind,
        name=agreement.party.name,
        address=address.address if address else "",
        announced_on=on,
        valid_to=agreement.ends_on,
    )
    session.add(entry)
    session.flush()
    return entry


def remove_designation(session: Session, agreement: Agreement, on: date) -> DesignatedEntry | None:
    """Take the agreement's party off the list of its pooling area from `on`; None if it is not on it."""
    entry = repository.present_designation(session, agreement.party_id, agreement.area)
    if entry is not None:
        entry.removed_on = on
        session.flush()
    return entry


def designated_list(
    session: Session, on: date, *, area: str | None = None, kind: PartyKind | None = None, name_part: str = ""
) -> Sequence[DesignatedEntry]:
    """The list as the public sees it on `on`, filtered by area, kind and part of the name."""
    return repository.designated(session, on, area, kind, name_part.strip())
