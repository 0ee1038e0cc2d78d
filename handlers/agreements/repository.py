"""Queries on agreements."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers import numbered
from handlers.agreements.models import Agreement, AgreementEvent, PersonnelRegistration
from handlers.agreements.states import AgreementState
from handlers.register.models import Person


def by_number(session: Session, number: str) -> Agreement | None:
    """The agreement of that number, or None."""
    return numbered.by_number(session, Agreement, number)


def of_application(session: Session, application_id: int) -> Agreement | None:
    """The agreement that an application led to, or None."""
    query = select(Agreement).where(Agreement.application_id == application_id)
    return session.scalars(query).one_or_none()


def in_states(session: Session, party_id: int, states: Sequence[AgreementState]) -> Sequence[Agreement]:
    """The party's agreements in those states, newest first."""
    query = select(Agreement).where(Agreement.party_id == party_id, Agreement.state.in_(states))
    return session.scalars(query.order_by(Agreement.id.desc())).all()


def of_areas(session: Session, areas: Sequence[str]) -> Sequence[Agreement]:
    """The agreements of those pooling areas, newest first."""
    query = select(Agreement).where(Agreement.area.in_(areas)).order_by(Agreement.id.desc())
    return session.scalars(query).all()


def events_of(session: Session, agreement_id: int) -> Sequence[AgreementEvent]:
    """The events of an agreement, oldest first."""
    query = select(AgreementEvent).where(AgreementEvent.agreement_id == agreement_id)
    return session.scalars(query.order_by(AgreementEvent.id)).all()


def registration(session: Session, agreement_id: int, person_id: int) -> PersonnelRegistration | None:
    """The registration of a person under an agreement, or None."""
    query = select(PersonnelRegistration).where(
        PersonnelRegistration.agreement_id == agreement_id, PersonnelRegistration.person_id == person_id
    )
    return session.scalars(query).one_or_none()


def registration_of(session: Session, agreement_id: int, id_number: str) -> PersonnelRegistration | None:
    """The registration of the person of that identity number under an agreement, or None."""
    query = (
        select(PersonnelRegistration)
        .join(PersonnelRegistration.person)
        .where(PersonnelRegistration.agreement_id == agreement_id, Person.id_number == id_number)
    )
    return session.scalars(query).one_or_none()


def registrations_of_person(session: Session, person_id: int) -> Sequence[tuple[PersonnelRegistration, Agreement]]:
    """The registrations of a person with their agreements, of every pooling area, ended ones too, oldest first."""
    query = (
        select(PersonnelRegistration, Agreement)
        .join(Agreement, Agreement.id == PersonnelRegistration.agreement_id)
        .where(PersonnelRegistration.person_id == person_id)
        .order_by(PersonnelRegistration.id)
    )
    return [(one, agreement) for one, agreement in session.execute(query)]


def successor(session: Session, agreement_id: int) -> Agreement | None:
    """The newest agreement that renews that one, or None."""
    query = select(Agreement).where(Agreement.predecessor_id == agreement_id).order_by(Agreement.id.desc()).limit(1)
    return session.scalars(query).first()


def of_party(session: Session, party_id: int) -> Sequence[Agreement]:
    """The party's agreements in every pooling area, newest first."""
    return session.scalars(select(Agreement).where(Agreement.party_id == party_id).order_by(Agreement.id.desc())).all()


def registrations(session: Session, agreement_id: int) -> Sequence[PersonnelRegistration]:
    """Everybody registered under an agreement."""
    query = select(PersonnelRegistration).where(PersonnelRegistration.agreement_id == agreement_id)
    return session.scalars(query.order_by(PersonnelRegistration.id)).all()
