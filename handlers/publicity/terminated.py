"""The public list of terminated parties 解除名单 (O3-40-b, O2-43-a): no personal data, gone on revocation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers.agreements.models import Agreement
from handlers.publicity import repository
from handlers.publicity.models import TerminatedEntry
from handlers.register.kinds import PartyKind


def list_terminated(
    session: Session,
    agreement: Agreement,
    decision_number: str,
    terminated_on: date,
    published_on: date,
    *,
    grounds: Sequence[str],
    voluntary: bool = False,
) -> TerminatedEntry:
    """Put the party on the list; the entry of a voluntary ending says so (PR-13 step 7). Listing twice is nothing."""
    present = repository.terminated_by_decision(session, decision_number)
    if present is not None:
        return present
    address = agreement.party.address
    entry = TerminatedEntry(
        area=agreement.area,
        agreement_id=agreement.id,
        agreement_number=agreement.number,
        kind=agreement.party.kind,
        name=agreement.party.name,
        credit_code=agreement.party.credit_code,
        address=address.address if address else "",
        decision_number=decision_number,
        grounds=list(grounds),
        voluntary=voluntary,
        terminated_on=terminated_on,
        published_on=published_on,
    )
    session.add(entry)
    session.flush()
    return entry


def terminated_entry(session: Session, agreement: Agreement) -> TerminatedEntry | None:
    """The agreement's entry that has not been removed, hidden or not; None if there is none."""
    return repository.present_termination(session, agreement.id)


def hide_terminated(session: Session, decision_number: str, on: date) -> None:
    """Execution is stayed: the entry is not shown for the time being (SC-245). No entry is no error."""
    entry = repository.terminated_by_decision(session, decision_number)
    if entry is not None:
        entry.hidden_on = on
        session.flush()


def show_terminated(session: Session, decision_number: str) -> None:
    """The stay is over: the entry is shown again. No entry is no error."""
    entry = repository.terminated_by_decision(session, decision_number)
    if entry is not None:
        entry.hidden_on = None
        session.flush()


def remove_terminated(session: Session, decision_number: str, on: date) -> None:
    """The decision is revoked: the entry goes (SC-212). No entry is no error."""
    entry = repository.terminated_by_decision(session, decision_number)
    if entry is not None and entry.removed_on is None:
        entry.removed_on = on
        session.flush()


def terminated_list(
    session: Session, on: date, *, area: str | None = None, kind: PartyKind | None = None, name_part: str = ""
) -> Sequence[TerminatedEntry]:
    """The list as the public sees it on `on`, newest first, filtered by area, kind and part of the name."""
    return repository.terminated(session, on, area, kind, name_part.strip())
