"""History in monthly partitions on PostgreSQL: old months lie apart, and go in one piece when they are empty.

A key tells when it was drawn (`engine.store.keys`), so the ranges are ranges of keys and the key stays the primary key. What
was there before the first month lies in `history_first`; a line for which nobody has made a month in time lies in
`history_default` until somebody does. SQLite has one table, and everything here does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile

from sqlalchemy import DDL, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from engine.store.keys import first_key_at

TABLE = "history"
DEFAULT = f"{TABLE}_default"
FIRST = f"{TABLE}_first"
MONTHS_AHEAD = 3
LOCK_TIMEOUT = "5s"
_LOCK_NOT_AVAILABLE = "55P03"
_LOCK = 330_100_007
"""The number of the lock under which one worker at a time makes or drops months."""

CREATE_DEFAULT = DDL(f"create table {DEFAULT} partition of {TABLE} default").execute_if(  # type: ignore[no-untyped-call]
    dialect="postgresql"
)


def is_partition(name: str) -> bool:
    """Whether a table of that name is a part of history."""
    return name.startswith(f"{TABLE}_")


def name_of(month: datetime) -> str:
    """The partition of a month."""
    return f"{TABLE}_{month:%Y_%m}"


def month_of(instant: datetime) -> datetime:
    """The first instant of the month, in UTC as keys are."""
    return instant.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def next_month(month: datetime) -> datetime:
    """The first instant of the month after."""
    return month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)


def make_ahead(session: Session, now: datetime) -> list[str]:
    """Make the partitions of this month and the next ones that are not there; gives their names. `now` is the machine's."""
    if not _may_work(session):
        return []
    missing = [month for month in _months_from(month_of(now)) if not _exists(session, name_of(month))]
    return [_make(session, month) for month in missing if not _is_covered(session, month)]


def drop_empty(session: Session, now: datetime) -> list[str]:
    """Drop the partitions of past months in which nothing is left; gives their names.

    One that a backup, say, has been reading for longer than a few seconds is left to the next time, and those after it.
    """
    if not _may_work(session):
        return []
    past = [name for name in _partitions(session) if name < name_of(now)]
    if _exists(session, FIRST) and not _is_covered(session, month_of(now)):
        past.append(FIRST)
    empty = [name for name in past if _is_empty(session, name)]  # what is not is not even locked
    return list(takewhile(lambda name: _drop(session, name), empty))


def _is_empty(session: Session, name: str) -> bool:
    return bool(session.scalar(text(f'select not exists(select 1 from "{name}")')))  # noqa: S608 -- its name is the database's own


def _drop(session: Session, name: str) -> bool:
    """Drop a partition if it is still empty once nobody else is at it; False when somebody has been for too long."""
    try:
        with session.begin_nested():
            session.execute(text(f'lock table "{name}" in access exclusive mode'))
            if not _is_empty(session, name):
                return False
            session.execute(text(f'drop table "{name}"'))
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) != _LOCK_NOT_AVAILABLE:
            raise
        return False
    return True


def _may_work(session: Session) -> bool:
    """Whether this is PostgreSQL, with history in partitions, and nobody else is at it."""
    if session.get_bind().dialect.name != "postgresql" or not _exists(session, DEFAULT):
        return False
    session.execute(text(f"set local lock_timeout = '{LOCK_TIMEOUT}'"))
    return bool(session.scalar(text("select pg_try_advisory_xact_lock(:lock)"), {"lock": _LOCK}))


def _months_from(month: datetime) -> Iterator[datetime]:
    for _ in range(MONTHS_AHEAD + 1):
        yield month
        month = next_month(month)


def _exists(session: Session, name: str) -> bool:
    return session.scalar(text("select to_regclass(:name)"), {"name": name}) is not None


def _partitions(session: Session) -> list[str]:
    query = text("select inhrelid::regclass::text from pg_inherits where inhparent = to_regclass(:table) order by 1")
    return [str(name) for name in session.scalars(query, {"table": TABLE})]


def _is_covered(session: Session, month: datetime) -> bool:
    """Whether `history_first` reaches into that month: it ends with the month in which it was set apart."""
    query = text(
        "select pg_get_expr(relpartbound, oid) from pg_class where oid = to_regclass(:name)",
    )
    bounds = session.scalar(query, {"name": FIRST})
    return bounds is not None and int(str(bounds).rpartition("('")[2].partition("'")[0]) > first_key_at(month)


def _make(session: Session, month: datetime) -> str:
    # made apart and attached: that waits for no reader or writer of the other months
    name, low, high = name_of(month), first_key_at(month), first_key_at(next_month(month))
    session.execute(text(f'create table "{name}" (like {TABLE} including defaults including constraints including indexes)'))
    moved = f"with moved as (delete from {DEFAULT} where key >= {low} and key < {high} returning *)"  # noqa: S608 -- numbers
    session.execute(text(f'{moved} insert into "{name}" select * from moved'))  # noqa: S608 -- as above
    session.execute(text(f'alter table {TABLE} attach partition "{name}" for values from ({low}) to ({high})'))
    return name
