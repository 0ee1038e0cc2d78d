"""Queries on the deadline ledger and on stored holiday arrangements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from handlers.deadlines.models import CalendarArrangement, Clock, Outcome


def clock(session: Session, key: int) -> Clock | None:
    """The clock with that key, or None."""
    return session.get(Clock, key)


def clock_for_update(session: Session, key: int) -> Clock | None:
    """The clock as it is now, locked until the transaction ends, or None."""
    return session.get(Clock, key, with_for_update=True)


def running(session: Session, timer: str, *, business_key: str | None = None, instance_key: int | None = None) -> Sequence[Clock]:
    """The running clocks of that timer for the case, the instance, or both; oldest first."""
    query = select(Clock).where(Clock.timer == timer, Clock.outcome == Outcome.RUNNING)
    if business_key is not None:
        query = query.where(Clock.business_key == business_key)
    if instance_key is not None:
        query = query.where(Clock.instance_key == instance_key)
    return session.scalars(query.order_by(Clock.start, Clock.id)).all()


def of_case(session: Session, business_key: str) -> Sequence[Clock]:
    """Every clock of the case, closed ones too, in the order they were opened."""
    query = select(Clock).where(Clock.business_key == business_key).order_by(Clock.opened_at, Clock.id)
    return session.scalars(query).all()


def of_instance(session: Session, instance_key: int) -> Sequence[Clock]:
    """Every clock of the process instance, closed ones too, in the order they were opened."""
    query = select(Clock).where(Clock.instance_key == instance_key).order_by(Clock.opened_at, Clock.id)
    return session.scalars(query).all()


def due_through(session: Session, day: date, areas: Sequence[str], limit: int) -> Sequence[Clock]:
    """The running, not standing clocks of those areas due on or before `day`, the most urgent first."""
    query = (
        select(Clock)
        .where(
            Clock.outcome == Outcome.RUNNING,
            Clock.paused_since.is_(None),
            Clock.due <= day,
            Clock.area.in_(areas),
        )
        .order_by(Clock.due, Clock.id)
        .limit(limit)
    )
    return session.scalars(query).all()


def resting_on(session: Session, first: date) -> Sequence[Clock]:
    """The running clocks whose count is provisional or reaches `first` or a later day, locked."""
    query = (
        select(Clock)
        .where(
            Clock.outcome == Outcome.RUNNING,
            or_(Clock.provisional, Clock.due >= first, Clock.start >= first),
        )
        .order_by(Clock.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return session.scalars(query).all()


def latest_arrangements(session: Session, areas: Sequence[str]) -> Sequence[CalendarArrangement]:
    """The latest version of every year stored for those areas ("" is the nation)."""
    newest = (
        select(
            CalendarArrangement.area,
            CalendarArrangement.year,
            func.max(CalendarArrangement.version).label("version"),
        )
        .where(CalendarArrangement.area.in_(areas))
        .group_by(CalendarArrangement.area, CalendarArrangement.year)
        .subquery()
    )
    query = select(CalendarArrangement).join(
        newest,
        (CalendarArrangement.area == newest.c.area)
        & (CalendarArrangement.year == newest.c.year)
        & (CalendarArrangement.version == newest.c.version),
    )
    return session.scalars(query.order_by(CalendarArrangement.area, CalendarArrangement.year)).all()


def arrangements_of(session: Session, area: str, year: int) -> Sequence[CalendarArrangement]:
    """Every version stored for that area and year, newest first."""
    query = (
        select(CalendarArrangement)
        .where(CalendarArrangement.area == area, CalendarArrangement.year == year)
        .order_by(CalendarArrangement.version.desc())
    )
    return session.scalars(query).all()
