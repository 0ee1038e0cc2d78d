"""What a renewed agreement takes over, what happens when it is overtaken, and the short extension of a term."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from handlers import agreements, parameters, publicity
from handlers.agreements import Agreement, AgreementState, PersonnelRegistration
from handlers.agreements.service import record_event
from handlers.cause import Cause
from handlers.renewals.errors import ExtensionDay, NoShortExtension


def carry_over_personnel(session: Session, old: Agreement, new: Agreement, cause: Cause) -> int:
    """Register everybody of `old` under `new` with the state they have, paused and ended ones too (P23-16-a); how many."""
    present = {one.person_id for one in agreements.personnel_of(session, new)}
    found = [one for one in agreements.personnel_of(session, old) if one.deregistered_on is None and one.person_id not in present]
    for one in found:
        row = PersonnelRegistration(
            agreement_id=new.id,
            person=one.person,
            state=one.state,
            duty=one.duty,
            committed_on=one.committed_on,
            registered_on=new.effective_on,
        )
        session.add(row)
    session.flush()
    record_event(session, new, "personnel.carried_over", new.state, cause, f"{len(found)}人")
    return len(found)


def lapse(session: Session, old: Agreement, on: date, cause: Cause) -> Agreement | None:
    """A signed successor that will not take effect, since `old` has ended otherwise; None if there is none.

    While `old` is still in force the public list shows its term again.
    """
    new = agreements.successor_of(session, old)
    if new is None or new.state is not AgreementState.SIGNED:
        return None
    if old.in_force:
        publicity.announce(session, old, on)
    return agreements.lapse(session, new, cause, f"原协议{old.number}{old.state.label}")


def check_extension(session: Session, agreement: Agreement, extended_to: date, on: date) -> None:
    """Whether the area knows short extensions on that day, and the day lies ahead. Raises NoShortExtension, ExtensionDay."""
    if not parameters.switch(session, "short_extension_on_expiry", agreement.area, on):
        raise NoShortExtension(agreement.area)
    if extended_to <= agreement.ends_on:
        raise ExtensionDay(extended_to, agreement.ends_on)


def extend_term(session: Session, agreement: Agreement, extended_to: date, on: date, cause: Cause) -> Agreement:
    """A written short extension of the term while the renewal is negotiated (GAP-23). Raises as `check_extension`."""
    check_extension(session, agreement, extended_to, on)
    before, agreement.ends_on = agreement.ends_on, extended_to
    record_event(session, agreement, "term.extended", agreement.state, cause, f"{before}延续至{extended_to}", on=on)
    return agreement
