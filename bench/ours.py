"""The benchmark process on dingdian: the real engine, store and commands, one transaction per step."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, func, select

from engine import Actor, Engine
from engine.clock import PinnedClock
from engine.commands.complete_user_task import complete_user_task
from engine.commands.deploy import deploy
from engine.commands.start_instance import start_instance
from engine.feel import FunctionLibrary
from engine.jobs import HandlerRegistry, Job
from engine.store import Database
from engine.store.fast import FastRead
from engine.store.process_instances import ProcessInstance
from engine.store.user_tasks import TaskState, UserTask

_OPEN_TASK = FastRead(
    select(UserTask.key)
    .where(UserTask.instance_key == bindparam("instance"), UserTask.element_id == bindparam("element"))
    .where(UserTask.state == TaskState.CREATED)
    .limit(1)
)
_WAITING_TABLES = (
    "process_instance",
    "user_task",
    "user_task_group",
    "user_task_user",
    "timer",
    "message_subscription",
    "signal_subscription",
)
NOW = datetime(2026, 9, 29, tzinfo=UTC)
ACTOR = Actor("bench", frozenset({"office", "party"}), frozenset({"<default>"}))


def engine_on(database: Database, now: datetime = NOW) -> Engine:
    """The engine with the jobs of the benchmark process, its clock standing still."""
    registry = HandlerRegistry()
    registry.job("bench-noop")(_nothing)
    return Engine(database, PinnedClock(now), registry, FunctionLibrary.standard())


class OurStore:
    """Engine and database of one benchmark run."""

    def __init__(self, url: str, diagrams: list[Path], process_id: str) -> None:
        self.database = Database(url)
        self.database.create_all()
        self.engine = engine_on(self.database)
        self._process_id = process_id
        with self.engine.transaction(Actor.system()) as uow:
            deploy(uow, [(path.name, path.read_bytes()) for path in [*diagrams, *diagrams[0].parent.glob("*.form")]])

    def start(self, variables: Mapping[str, Any]) -> int:
        """A new instance, run to its first waits; its key."""
        with self.engine.transaction(ACTOR) as uow:
            return start_instance(uow, self._process_id, variables)

    def complete(self, instance: int, element_id: str, variables: Mapping[str, Any]) -> None:
        """Find and complete one open task of that element, in one transaction, as a person would."""
        with self.engine.transaction(ACTOR) as uow:
            found = _OPEN_TASK.first(uow.connection, {"instance": instance, "element": element_id})
            if found is None:
                raise LookupError(f"Expected an open task of '{element_id}', but there is none.")
            complete_user_task(uow, found[0], variables)

    def bytes_per_instance(self) -> float:
        """Mean size of the stored state of the instances of the benchmark process."""
        query = select(func.avg(func.length(ProcessInstance.state))).where(ProcessInstance.process_id == self._process_id)
        with self.database.read() as session:
            return float(session.scalar(query) or 0)

    def row_bytes_per_instance(self, copy: Path) -> float:
        """Rows and index entries of a waiting instance, in a packed copy of the (SQLite) database.

        What has happened before is not counted: history, audit, completed tasks and called instances that have ended.
        """
        with closing(sqlite3.connect(str(self.database.url.database))) as live:
            live.execute("vacuum into ?", (str(copy),))
        packed = sqlite3.connect(copy)
        packed.execute("delete from process_instance where status <> 'ACTIVE'")
        packed.execute("delete from user_task where state <> 'CREATED'")
        packed.execute("delete from user_task_group where task_key not in (select key from user_task)")
        packed.commit()
        packed.execute("vacuum")
        marks = ", ".join("?" * len(_WAITING_TABLES))
        of_tables = f"select name from sqlite_master where tbl_name in ({marks})"
        used = f"select sum(pgsize - unused) from dbstat where name in ({of_tables})"
        (total,) = packed.execute(used, _WAITING_TABLES).fetchone()
        (instances,) = packed.execute("select count(*) from process_instance where status = 'ACTIVE'").fetchone()
        packed.close()
        return float(total / instances)

    def close(self) -> None:
        """Let go of the database."""
        self.database.dispose()


def _nothing(job: Job) -> None:
    """The service tasks of the benchmark do nothing, on both sides."""
