"""Queries on the register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from handlers.register.models import Declaration, KeyPerson, Party, Person


def by_credit_code(session: Session, credit_code: str) -> Party | None:
    """The party of that unified social credit code, or None."""
    return session.scalars(select(Party).where(Party.credit_code == credit_code)).one_or_none()


def of_areas(session: Session, areas: Sequence[str]) -> Sequence[Party]:
    """All parties of those pooling areas, by name."""
    return session.scalars(select(Party).where(Party.area.in_(areas)).order_by(Party.name)).all()


def person_by_id_number(session: Session, id_number: str) -> Person | None:
    """The person of that identity number, or None."""
    return session.scalars(select(Person).where(Person.id_number == id_number)).one_or_none()


def key_persons(session: Session, party_id: int, on: date) -> Sequence[KeyPerson]:
    """The key roles of a party on that day, both ends included."""
    query = select(KeyPerson).where(
        KeyPerson.party_id == party_id,
        KeyPerson.since <= on,
        or_(KeyPerson.until.is_(None), KeyPerson.until >= on),
    )
    return session.scalars(query.order_by(KeyPerson.id)).all()


def declaration(session: Session, party_id: int, item: str) -> Declaration | None:
    """The party's declaration on that item, or None."""
    query = select(Declaration).where(Declaration.party_id == party_id, Declaration.item == item)
    return session.scalars(query).one_or_none()
