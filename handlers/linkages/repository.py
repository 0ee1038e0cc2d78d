"""Queries of linkage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from handlers.agreements import Agreement
from handlers.agreements.states import IN_FORCE
from handlers.register.kinds import PartyKind
from handlers.register.models import KeyPerson, Party


def in_other_areas(session: Session, agreement: Agreement) -> Sequence[Agreement]:
    """The party's agreements in force in other pooling areas, by area."""
    query = select(Agreement).where(
        Agreement.party_id == agreement.party_id, Agreement.area != agreement.area, Agreement.state.in_(IN_FORCE)
    )
    return session.scalars(query.order_by(Agreement.area, Agreement.id)).all()


def pharmacies_under(session: Session, person_ids: Sequence[int], on: date, except_party: int) -> Sequence[Agreement]:
    """The agreements in force of other pharmacies whose key persons on that day include one of those persons."""
    holds = select(KeyPerson.party_id).where(
        KeyPerson.person_id.in_(person_ids),
        KeyPerson.since <= on,
        or_(KeyPerson.until.is_(None), KeyPerson.until >= on),
    )
    query = (
        select(Agreement)
        .join(Party, Party.id == Agreement.party_id)
        .where(
            Agreement.state.in_(IN_FORCE),
            Party.kind == PartyKind.PHARMACY,
            Party.id != except_party,
            Party.id.in_(holds),
        )
    )
    return session.scalars(query.order_by(Agreement.area, Agreement.id)).all()
