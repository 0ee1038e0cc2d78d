"""Personnel: commitments and registration at signing and on joining (PR-17 step 1), the payment qualification (P1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from handlers import parameters
from handlers.agreements import repository
from handlers.agreements.errors import NotRegistered, PersonnelStepRefused, SamePersonnelState
from handlers.agreements.models import Agreement, PersonnelRegistration
from handlers.agreements.personnel_states import PERSONNEL_STEPS, PersonnelState
from handlers.agreements.service import record_event
from handlers.cause import Cause
from handlers.errors import ForbiddenTransition
from handlers.register import service as register
from handlers.register.kinds import Duty, KeyRole, PartyKind
from handlers.register.models import Person


def register_personnel(session: Session, agreement: Agreement, on: date, cause: Cause) -> int:
    """Register everybody the law puts in scope on `on`; returns how many are new.

    In an institution that is all contracted staff (P23-01-a); in a pharmacy the principal, and the pharmacists
    where the parameter `pharmacy_personnel_includes_pharmacists` says so (P23-01-b). The party has collected
    their service commitments (P23-02-a, P23-03-a, N2025-09-1).
    """
    added = 0
    for person, duty in _in_scope(session, agreement, on):
        if repository.registration(session, agreement.id, person.id) is None:
            register_person(session, agreement, person, duty, on, cause)
            added += 1
    return added


def register_person(
    session: Session, agreement: Agreement, person: Person, duty: str, on: date, cause: Cause
) -> PersonnelRegistration:
    """Register one person: NORMAL, or as paused or ended as the person is elsewhere (P23-13-a).

    Raises ForbiddenTransition for somebody paused or ended under this very agreement.
    """
    found, state = repository.registration(session, agreement.id, person.id), _state_elsewhere(session, agreement, person)
    if found is None:
        found = PersonnelRegistration(agreement_id=agreement.id, person=person, committed_on=on, registered_on=on)
        session.add(found)
    elif found.state is not PersonnelState.DEREGISTERED:
        raise ForbiddenTransition("person", person.name, found.state, PersonnelState.NORMAL, ())
    found.state, found.duty, found.deregistered_on = state, duty, None
    session.flush()
    record_event(session, agreement, "personnel.registered", agreement.state, cause, person.name)
    return found


def deregister_person(
    session: Session, agreement: Agreement, registration: PersonnelRegistration, on: date, cause: Cause
) -> PersonnelRegistration:
    """Somebody has left. Raises ForbiddenTransition unless the person's state is NORMAL."""
    if registration.state is not PersonnelState.NORMAL:
        raise ForbiddenTransition("person", registration.person.name, registration.state, PersonnelState.DEREGISTERED, ())
    registration.state, registration.deregistered_on = PersonnelState.DEREGISTERED, on
    record_event(session, agreement, "personnel.deregistered", agreement.state, cause, registration.person.name)
    return registration


def registered_person(session: Session, agreement: Agreement, field: str, id_number: str) -> PersonnelRegistration:
    """The registration of the person of that identity number; `field` names the input. Raises NotRegistered."""
    found = repository.registration_of(session, agreement.id, id_number)
    if found is None:
        raise NotRegistered(field, agreement.number, id_number)
    return found


def require_personnel_step(registration: PersonnelRegistration, target: PersonnelState) -> None:
    """Whether the qualification may become `target`. Raises SamePersonnelState, PersonnelStepRefused."""
    name, allowed = registration.person.name, PERSONNEL_STEPS[registration.state]
    if registration.state is target:
        raise SamePersonnelState(name, target)
    if target not in allowed:
        raise PersonnelStepRefused(name, registration.state, target, allowed)


def spread_personnel_state(
    session: Session, person_id: int, target: PersonnelState, on: date, decision: str, cause: Cause
) -> int:
    """Give every registration of the person that state, in every institution and pooling area (P23-13-a); how many changed.

    Ended agreements keep the states of their people, so theirs follow too. Whoever has left, or whose qualification was
    ended meanwhile, stays so.
    """
    changed = 0
    for registration, agreement in repository.registrations_of_person(session, person_id):
        if target in PERSONNEL_STEPS[registration.state]:
            registration.state = target
            said = f"{registration.person.name}：{target.label}（{decision}）"
            record_event(session, agreement, "personnel.state_changed", agreement.state, cause, said, on=on)
            changed += 1
    return changed


def personnel_of(session: Session, agreement: Agreement) -> Sequence[PersonnelRegistration]:
    """Everybody registered under the agreement."""
    return repository.registrations(session, agreement.id)


def _state_elsewhere(session: Session, agreement: Agreement, person: Person) -> PersonnelState:
    found = repository.registrations_of_person(session, person.id)
    states = {one.state for one, other in found if other.id != agreement.id}
    barred = (PersonnelState.ENDED_3Y, PersonnelState.ENDED_1Y, PersonnelState.PAUSED)
    return next((one for one in barred if one in states), PersonnelState.NORMAL)


def _in_scope(session: Session, agreement: Agreement, on: date) -> list[tuple[Person, str]]:
    party = agreement.party
    serving = [one for one in party.staff if one.starts_on <= on and not _ended(one.ends_on, on)]
    if party.kind is PartyKind.INSTITUTION:
        return [(one.person, one.duty) for one in serving]
    found: list[tuple[Person, str]] = [
        (one.person, one.role) for one in register.key_persons(session, party, on) if one.role is KeyRole.PRINCIPAL
    ]
    if parameters.switch(session, "pharmacy_personnel_includes_pharmacists", agreement.area, on):
        found += [(one.person, one.duty) for one in serving if one.duty is Duty.PHARMACIST]
    return found


def _ended(ends_on: date | None, on: date) -> bool:
    return ends_on is not None and ends_on < on
