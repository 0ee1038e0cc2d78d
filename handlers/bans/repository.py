"""Queries on bans, the dishonesty list and penalties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from handlers.bans.models import Ban, BanStatus, DishonestyEntry, Penalty


def active_bans(session: Session, codes: Sequence[str], on: date) -> Sequence[Ban]:
    """Active bans on those credit codes and identity numbers that have begun by `on`, oldest first."""
    query = select(Ban).where(Ban.subject_code.in_(codes), Ban.status == BanStatus.ACTIVE, Ban.start_on <= on)
    return session.scalars(query.order_by(Ban.start_on, Ban.id)).all()


def bans_of(session: Session, code: str) -> Sequence[Ban]:
    """Every ban ever recorded on that credit code or identity number."""
    return session.scalars(select(Ban).where(Ban.subject_code == code).order_by(Ban.start_on)).all()


def of_decision(session: Session, number: str) -> Sequence[Ban]:
    """The bans recorded by that decision, oldest first."""
    return session.scalars(select(Ban).where(Ban.source_decision == number).order_by(Ban.id)).all()


def listed(session: Session, codes: Sequence[str], on: date) -> Sequence[DishonestyEntry]:
    """Entries of the dishonesty list on those identity numbers that stand on `on`; free on the day of removal."""
    query = select(DishonestyEntry).where(
        DishonestyEntry.subject_code.in_(codes),
        DishonestyEntry.listed_on <= on,
        or_(DishonestyEntry.removed_on.is_(None), DishonestyEntry.removed_on > on),
    )
    return session.scalars(query.order_by(DishonestyEntry.id)).all()


def open_entry(session: Session, code: str) -> DishonestyEntry | None:
    """The entry of that person that has not been removed, or None."""
    query = select(DishonestyEntry).where(DishonestyEntry.subject_code == code, DishonestyEntry.removed_on.is_(None))
    return session.scalars(query).first()


def unperformed_penalties(session: Session, party_id: int, on: date) -> Sequence[Penalty]:
    """Penalties of the party decided by `on` and not performed by then."""
    query = select(Penalty).where(
        Penalty.party_id == party_id,
        Penalty.decided_on <= on,
        or_(Penalty.performed_on.is_(None), Penalty.performed_on > on),
    )
    return session.scalars(query.order_by(Penalty.id)).all()
