"""One portion after another: lock, write, verify, delete, commit. Killed at any moment nothing is lost, and a new run goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.actor import Actor
from engine.archive import documents, files
from engine.clock import SystemClock
from engine.store import archive_rows, partitions
from engine.store import documents as stored

if TYPE_CHECKING:
    from engine.commands.unit_of_work import UnitOfWork
    from engine.engine import Engine

TREES = 200
"""Instances with all they called that go in one transaction and one file at most."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What one transaction has moved: how many instances, into which files."""

    instances: int
    files: tuple[str, ...]


def archive(engine: Engine, folder: Path, before: datetime, actor: Actor) -> Iterator[Portion]:
    """Move everything that ended before that instant into `folder`, then drop months of history that are empty.

    Only whole cases go (`archive_rows.next_roots`). Audit, register, notices and all other tables of the domain stay.
    """
    while (portion := engine.run(actor, lambda uow: _move(uow, folder, before))).instances:
        yield portion
    with engine.database.write() as session:
        partitions.drop_empty(session, SystemClock().now())


def _move(uow: UnitOfWork, folder: Path, before: datetime) -> Portion:
    roots = archive_rows.next_roots(uow.session, before, TREES)
    rows = archive_rows.trees(uow.session, roots)
    keys = [row["key"] for row in rows]
    belongings, used = archive_rows.belongings(uow.session, keys), stored.used_by(uow.session, keys)
    ended = {row["key"]: row["ended"] for row in rows}
    written = documents.write_used(uow.session, folder, used)
    for month, group in groupby(sorted(rows, key=lambda row: _place(row, ended)), lambda row: _place(row, ended)[0]):
        of_month = list(group)
        lines = ({**row, **belongings.get(row["key"], {}), **documents.lines(used.get(row["key"], ()))} for row in of_month)
        entry = files.write(folder, _name(month, of_month), lines)
        archive_rows.record_and_delete(uow.session, of_month, entry.file, uow.now)
        written.append(entry)
    stored.delete_unused(uow.session, {row.key for listed in used.values() for row in listed})
    if written:
        details = {entry.file: entry.sha256 for entry in written}
        uow.audit("archive", "archive", str(folder), {"before": before.isoformat(), "instances": len(rows), "files": details})
    return Portion(len(rows), tuple(entry.file for entry in written))


def _place(row: dict[str, Any], ended: dict[int, datetime]) -> tuple[str, int, int]:
    """A whole tree lies in the month its root ended."""
    return f"{ended[row['root_key']]:%Y-%m}", row["root_key"], row["key"]


def _name(month: str, rows: list[dict[str, Any]]) -> str:
    """Named by its first root: a run that begins there again after a crash replaces the file."""
    return f"{month}/{rows[0]['root_key']}.jsonl.gz"
