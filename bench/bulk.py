"""Very many waiting agreements at once, with the rows the engine itself would have written.

One agreement is brought to its second monthly check by the engine. Its rows (instance, open task, candidate group, timer) are
then stored again and again under new keys, each with a number of its own in its state, in areas of `AREA_SIZE`. Left out is
what has happened before: history, audit, completed tasks and the ended credit check.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, insert, select

from bench.agreement import LOOP, prepare
from bench.ours import NOW, OurStore
from engine.commands.reading import look_at
from engine.spiff import Instance
from engine.store.driver import DriverConnection
from engine.store.fast import FastWrite
from engine.store.keys import next_keys
from engine.store.process_instances import ProcessInstance
from engine.store.state import encode_state
from engine.store.timers import Timer
from engine.store.user_tasks import TaskState, UserTask, UserTaskGroup

AREA_SIZE = 500
"""Agreements of one area: 1.1 million in about 2,800 counties are some 400 each."""

_TABLES = tuple(cast("Table", kind.__table__) for kind in (ProcessInstance, UserTask, UserTaskGroup, Timer))
_BATCH = 2_000


def area(number: int) -> str:
    """The area of the agreement with this number, from 0."""
    return f"area-{number // AREA_SIZE:05d}"


def load(store: OurStore, agreements: int, due: datetime, progress: Callable[[int], None]) -> None:
    """Fill the database; every timer is due at `due`."""
    template = _Template.of(store, due)
    numbers = iter(range(agreements))
    done = 0
    while chunk := list(itertools.islice(numbers, _BATCH)):
        with store.database.begin() as driver:
            _store(driver, template.copies(chunk))
        done += len(chunk)
        progress(done)


@dataclass(frozen=True)
class _Template:
    """The columns of one agreement's rows by table, as the driver takes them, and what gives its state another number."""

    rows: Mapping[str, Mapping[str, Any]]
    state: Callable[[str], bytes]

    @classmethod
    def of(cls, store: OurStore, due: datetime) -> _Template:
        """Made by the engine, then read from the database again."""
        (key,) = prepare(store, 1)
        store.complete(key, *LOOP)  # once round the loop: a check that is missed goes on as the last one did
        with store.engine.reading() as session:
            instance = look_at(session, store.engine.definitions, key, NOW)
        own_task = select(UserTask.key).where(UserTask.instance_key == key, UserTask.state == TaskState.CREATED)
        conditions = (ProcessInstance.key == key, UserTask.key.in_(own_task), UserTaskGroup.task_key.in_(own_task))
        rows: dict[str, Mapping[str, Any]] = {}
        with store.database.begin() as driver:
            for table, condition in zip(_TABLES, (*conditions, Timer.instance_key == key), strict=True):
                found = driver.connection.execute(select(table).where(condition)).mappings().one()
                changed = {**found, "due": due} if table.name == Timer.__tablename__ else dict(found)
                values = FastWrite(insert(table)).parameters(driver.dialect, changed)
                rows[table.name] = dict(zip(table.columns.keys(), values, strict=True))
        return cls(rows, lambda number: _numbered(instance, number))

    def copies(self, numbers: Sequence[int]) -> Mapping[str, list[list[Any]]]:
        """The rows of that many agreements, by table."""
        keys = iter(next_keys(3 * len(numbers)))
        made: dict[str, list[list[Any]]] = {table.name: [] for table in _TABLES}
        for number in numbers:
            for name, changed in self._changes(number, next(keys), next(keys), next(keys)):
                made[name].append(list((self.rows[name] | changed).values()))
        return made

    def _changes(self, number: int, instance: int, task: int, timer: int) -> Iterator[tuple[str, dict[str, Any]]]:
        case = f"330100-2026-{number:07d}"
        here = {"tenant_id": area(number), "business_key": case}
        yield "process_instance", {"key": instance, "root_key": instance, "state": self.state(case), **here}
        yield "user_task", {"key": task, "instance_key": instance, **here}
        yield "user_task_group", {"task_key": task}
        yield "timer", {"key": timer, "instance_key": instance, "root_key": instance}


def _numbered(instance: Instance, number: str) -> bytes:
    instance.variables["number"] = number
    return encode_state(instance.dump())


def _store(driver: DriverConnection, rows: Mapping[str, list[list[Any]]]) -> None:
    for table in _TABLES:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        if driver.dialect.name == "postgresql":
            with driver.cursor.copy(f"copy {table.name} ({columns}) from stdin") as copy:
                for row in rows[table.name]:
                    copy.write_row(row)
        else:
            marks = ", ".join("?" * len(table.columns))
            driver.cursor.executemany(f"insert into {table.name} ({columns}) values ({marks})", rows[table.name])
