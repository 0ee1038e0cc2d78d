"""Queries of the archive: which cases may go, all rows of an instance, and their deletion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, delete, exists, func, insert, select
from sqlalchemy.orm import Session, aliased

from engine.store.archived_instances import ArchivedInstance
from engine.store.base import OWNER, Base
from engine.store.process_instances import RUNNING, ProcessInstance

_INSTANCE = ProcessInstance.__tablename__
_LEFT_OUT = frozenset({"state"})  # empty once an instance has ended

Row = dict[str, Any]


def parts() -> list[tuple[Table, Column[Any]]]:
    """Every table whose rows belong to an instance, with the column that names it; new ones are found by themselves."""
    found = []
    for table in Base.metadata.sorted_tables:
        owners = [key.parent for key in table.foreign_keys if key.column.table.name == _INSTANCE]
        owners += [column for column in table.columns if column.info.get(OWNER) == _INSTANCE]
        found += [(table, owner) for owner in owners]
    return found


def details() -> list[tuple[Table, Column[Any], Column[Any]]]:
    """Every table whose rows belong to a row of `parts`: table, its column, the column that names."""
    names = {table.name for table, _ in parts()}
    return [
        (table, key.parent, key.column)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in names and table.name not in names
    ]


def next_roots(session: Session, before: datetime, limit: int) -> Sequence[int]:
    """The keys of the next trees of instances that may go, oldest end first, locked.

    All of a tree has ended before that instant, and so has everything under the same business key: while a case goes on,
    what was done in it earlier still decides (who may not do what, how often, since when).
    """
    other, case = aliased(ProcessInstance), aliased(ProcessInstance)
    is_late = func.coalesce(other.ended, before) >= before
    late_in_case = func.coalesce(case.ended, before) >= before
    query = (
        select(ProcessInstance.key)
        .where(
            ProcessInstance.parent_key.is_(None),
            ProcessInstance.status.not_in(RUNNING),
            ProcessInstance.ended < before,
            ~exists().where(other.root_key == ProcessInstance.key, other.parent_key.is_not(None), is_late),
            ~exists().where(case.business_key == ProcessInstance.business_key, late_in_case),
        )
        .order_by(ProcessInstance.ended, ProcessInstance.key)
        .limit(limit)
    )
    return session.scalars(query.with_for_update(skip_locked=True)).all()


def trees(session: Session, roots: Sequence[int]) -> list[Row]:
    """The rows of all instances of these trees, oldest first."""
    table = Base.metadata.tables[_INSTANCE]
    of_children = select(table.c.key).where(table.c.root_key.in_(roots), table.c.parent_key.is_not(None))
    return _read(session, table, table.c.key, [*roots, *session.scalars(of_children)], order=table.c.key)


def belongings(session: Session, keys: Sequence[int]) -> dict[int, dict[str, list[Row]]]:
    """Everything that belongs to these instances, by instance and table; details are among the rows they belong to."""
    found: dict[int, dict[str, list[Row]]] = defaultdict(dict)
    for table, owner in parts():
        rows = _read(session, table, owner, keys, order=_order(table))
        _attach_details(session, table, rows)
        for row in rows:
            found[row[owner.name]].setdefault(table.name, []).append(row)
    return found


def record_and_delete(session: Session, instances: Iterable[Mapping[str, Any]], file: str, at: datetime) -> None:
    """Note where these instances lie now, and delete them with all that belongs to them."""
    listed = list(instances)
    keys = [row["key"] for row in listed]
    kept = ("key", "root_key", "process_id", "tenant_id", "business_key", "started", "ended")
    session.execute(
        insert(ArchivedInstance), [{**{name: row[name] for name in kept}, "file": file, "archived": at} for row in listed]
    )
    owned = parts()
    owners = {table.name: owner for table, owner in owned}
    for table, column, target in details():
        rows = select(target).where(owners[target.table.name].in_(keys))
        session.execute(delete(table).where(column.in_(rows)))
    for table, owner in reversed(owned):
        session.execute(delete(table).where(owner.in_(keys)))
    session.execute(delete(ProcessInstance).where(ProcessInstance.key.in_(keys)))


def _attach_details(session: Session, table: Table, rows: list[Row]) -> None:
    for detail, column, target in details():
        if target.table is not table:
            continue
        by_owner: dict[Any, list[Row]] = defaultdict(list)
        for one in _read(session, detail, column, [row[target.name] for row in rows], order=_order(detail)):
            by_owner[one.pop(column.name)].append(one)
        for row in rows:
            row[detail.name] = by_owner[row[target.name]]


def _order(table: Table) -> Column[Any]:
    return next(iter(table.primary_key.columns))


def _read(session: Session, table: Table, column: Column[Any], values: Sequence[Any], *, order: Column[Any]) -> list[Row]:
    wanted = [one for one in table.columns if one.name not in _LEFT_OUT]
    query = select(*wanted).where(column.in_(values)).order_by(order)
    return [dict(row._mapping) for row in session.execute(query)]
