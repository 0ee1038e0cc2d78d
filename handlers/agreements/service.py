"""Move an agreement along its state machine: filing, opening of settlement, activation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers.agreements import repository
from handlers.agreements.errors import NotYetEffective, UnknownAgreement
from handlers.agreements.models import Agreement, AgreementEvent
from handlers.agreements.states import TRANSITIONS, AgreementState, Settlement
from handlers.applications.models import Application
from handlers.cause import Cause
from handlers.errors import ForbiddenTransition
from handlers.register.models import Party

LIVE = (
    AgreementState.SIGNED,
    AgreementState.ACTIVE,
    AgreementState.SUSPENDED_V,
    AgreementState.SUSPENDED_A,
    AgreementState.REVOKED_END,
)
"""States of an agreement that has not ended."""


def agreement_of(session: Session, number: str) -> Agreement:
    """The agreement of that number. Raises UnknownAgreement."""
    agreement = repository.by_number(session, number)
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


def agreements_in(session: Session, areas: Sequence[str]) -> Sequence[Agreement]:
    """The agreements of those pooling areas, newest first."""
    return repository.of_areas(session, areas)


def events(session: Session, agreement: Agreement) -> Sequence[AgreementEvent]:
    """What happened to the agreement, oldest first."""
    return repository.events_of(session, agreement.id)


def set_state(
    session: Session, agreement: Agreement, target: AgreementState, cause: Cause, reason: str | None = None
) -> Agreement:
    """Move along one lawful step of the state machine. Raises ForbiddenTransition."""
    before = agreement.state
    if target not in TRANSITIONS[before]:
        raise ForbiddenTransition("agreement", agreement.number, before, target, TRANSITIONS[before])
    agreement.state = target
    record_event(session, agreement, f"agreement.{target.value.lower()}", before, cause, reason)
    return agreement


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
    """SIGNED to ACTIVE from the effective date, once filed. Raises NotYetEffective, ForbiddenTransition."""
    filed = agreement.filed_on is not None
    if agreement.state is AgreementState.SIGNED and (not filed or on < agreement.effective_on):
        raise NotYetEffective(agreement.number, agreement.effective_on, filed=filed)
    return set_state(session, agreement, AgreementState.ACTIVE, cause)


def record_event(
    session: Session,
    agreement: Agreement,
    event: str,
    before: AgreementState | None,
    cause: Cause,
    reason: str | None = None,
) -> AgreementEvent:
    """Add the event row of a step that has just been taken."""
    row = AgreementEvent(agreement_id=agreement.id, event=event, from_state=before, to_state=agreement.state, reason=reason)
    row.caused_by(cause)
    session.add(row)
    session.flush()
    return row
