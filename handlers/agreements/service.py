"""Move an agreement along its state machine: filing, opening of settlement, activation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers.agreements import repository
from handlers.agreements.errors import AnotherInForce, NotYetEffective, UnknownAgreement
from handlers.agreements.models import Agreement, AgreementEvent
from handlers.agreements.states import IN_FORCE, TRANSITIONS, AgreementState, Settlement
from handlers.applications.models import Application
from handlers.cause import Cause
from handlers.errors import ForbiddenTransition
from handlers.register.models import Party

LIVE = (AgreementState.SIGNED, *IN_FORCE)
"""States of an agreement that has not ended."""


def find_agreement(session: Session, number: str) -> Agreement | None:
    """The agreement of that number, or None."""
    return repository.by_number(session, number)


def agreement_of(session: Session, number: str) -> Agreement:
    """The agreement of that number. Raises UnknownAgreement."""
    agreement = find_agreement(session, number)
    if agreement is None:
        raise UnknownAgreement(number)
    return agreement


def agreement_for(session: Session, application: Application) -> Agreement:
    """The agreement that the application led to. Raises UnknownAgreement."""
    agreement = repository.of_application(session, application.id)
    if agreement is None:
        raise UnknownAgreement(application.number)
    return agreement


def live_agreements(session: Session, party: Party) -> Sequence[Agreement]:
    """The party's agreements that have not ended, newest first."""
    return repository.in_states(session, party.id, LIVE)


def agreements_of(session: Session, party: Party) -> Sequence[Agreement]:
    """The party's agreements in every pooling area and state, newest first."""
    return repository.of_party(session, party.id)


def successor_of(session: Session, agreement: Agreement) -> Agreement | None:
    """The agreement signed to renew this one, or None."""
    return repository.successor(session, agreement.id)


def agreements_in(session: Session, areas: Sequence[str]) -> Sequence[Agreement]:
    """The agreements of those pooling areas, newest first."""
    return repository.of_areas(session, areas)


def events(session: Session, agreement: Agreement) -> Sequence[AgreementEvent]:
    """What happened to the agreement, oldest first."""
    return repository.events_of(session, agreement.id)


def set_state(
    session: Session,
    agreement: Agreement,
    target: AgreementState,
    cause: Cause,
    reason: str | None = None,
    *,
    on: date | None = None,
) -> Agreement:
    """Move along one lawful step of the state machine, from `on`. Raises ForbiddenTransition."""
    require_step(agreement, target)
    before, agreement.state = agreement.state, target
    record_event(session, agreement, f"agreement.{target.value.lower()}", before, cause, reason, on=on)
    return agreement


def require_step(agreement: Agreement, target: AgreementState) -> None:
    """Raise ForbiddenTransition unless the state machine has a step from the present state to `target`."""
    allowed = TRANSITIONS[agreement.state]
    if target not in allowed:
        raise ForbiddenTransition("agreement", agreement.number, agreement.state, target, allowed)


def require_alone(session: Session, agreement: Agreement) -> None:
    """Raise AnotherInForce if the party has another agreement in force in the same pooling area."""
    for other in repository.in_states(session, agreement.party_id, IN_FORCE):
        if other.area == agreement.area and other.id != agreement.id:
            raise AnotherInForce(agreement.number, other.number)


def file_agreement(session: Session, agreement: Agreement, on: date, cause: Cause, receipt: str | None = None) -> Agreement:
    """Note the filing with the department of the same level (O3-09-c, O2-10-a, R7-04-a)."""
    agreement.filed_on, agreement.filing_receipt = on, receipt
    record_event(session, agreement, "agreement.filed", agreement.state, cause)
    return agreement


def open_settlement(session: Session, agreement: Agreement, on: date, cause: Cause) -> Agreement:
    """Open settlement from `on`; claims of earlier service dates stay closed."""
    agreement.settlement, agreement.settlement_opened_on = Settlement.OPEN, on
    record_event(session, agreement, "settlement.opened", agreement.state, cause)
    return agreement


def activate(session: Session, agreement: Agreement, on: date, cause: Cause) -> Agreement:
    """SIGNED to ACTIVE from the effective date, once filed.

    Raises NotYetEffective, ForbiddenTransition, AnotherInForce.
    """
    filed = agreement.filed_on is not None
    if agreement.state is not AgreementState.SIGNED:
        raise ForbiddenTransition("agreement", agreement.number, agreement.state, AgreementState.ACTIVE, ())
    if not filed or on < agreement.effective_on:
        raise NotYetEffective(agreement.number, agreement.effective_on, filed=filed)
    require_alone(session, agreement)
    return set_state(session, agreement, AgreementState.ACTIVE, cause, on=agreement.effective_on)


def record_event(
    session: Session,
    agreement: Agreement,
    event: str,
    before: AgreementState | None,
    cause: Cause,
    reason: str | None = None,
    *,
    on: date | None = None,
) -> AgreementEvent:
    """Add the event row of a step that has just been taken; `on` is the day of law from which it counts."""
    row = AgreementEvent(
        agreement_id=agreement.id, event=event, from_state=before, to_state=agreement.state, reason=reason, effective_on=on
    )
    row.caused_by(cause)
    session.add(row)
    session.flush()
    return row
