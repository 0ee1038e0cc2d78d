"""`python -m bench.history`: what ten years of history cost a step, an inbox page and the look at one case.

`--rows N` (10,000,000 if not given) lines of history, with ended instances and done tasks in proportion, lie in one database,
`--few N` (10,000) in another; both have the same open agreements. Each figure is what something costs among the many over what
it costs among the few, in turns in one run. `--postgresql` does so on PostgreSQL, with history in a partition for each month
of ten years; otherwise SQLite. Prints `name: value` lines.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, cast

from rich.progress import Progress
from sqlalchemy import Table, insert, select, text, true
from sqlalchemy.orm import Session, aliased

from bench.agreement import DIAGRAMS, LOOP, PROCESS, prepare
from bench.ours import ACTOR, OurStore
from bench.scale import databases
from bench.sides import InProcess, Side, compare
from engine.store import history, partitions, versioned
from engine.store.history import HistoryEvent
from engine.store.keys import first_key_at
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import InstanceStatus, ProcessInstance
from engine.store.task_search import TaskFilter, View, search_tasks
from engine.store.user_tasks import TaskState, UserTask, UserTaskGroup

LINES, TASKS = 100, 5
"""Lines of history and done tasks of one ended instance."""

YEARS = range(2026, 2036)
OPEN = 200
ROUNDS, BLOCK = 20, 10
_BATCH = 500


def months() -> list[datetime]:
    """The first instants of all months of the years."""
    return [datetime(year, month, 1, tzinfo=UTC) for year in YEARS for month in range(1, 13)]


def fill(store: OurStore, rows: int, progress: Callable[[int], None]) -> None:
    """Store that many lines of history of instances that have ended, spread over all months, each under keys of its time."""
    _make_months(store)
    with store.database.read() as session:
        definition = versioned.latest(session, ProcessDefinitionRow, PROCESS)
    if definition is None:
        raise LookupError(f"Expected process '{PROCESS}', but it is not deployed.")
    instances = rows // LINES
    for first in range(0, instances, _BATCH):
        numbers = range(first, min(first + _BATCH, instances))
        made = [_instance(number, instances, definition.key) for number in numbers]
        with store.database.write() as session:
            if not store.database.is_sqlite:
                # what is copied is right; looking up every line's instance would take most of the time
                session.execute(text("set local session_replication_role = replica"))
            session.execute(insert(ProcessInstance), made)
            if first == 0:
                _store_template(session, made[0]["key"], definition.key)
            _copy_template(session, _key(0, instances), made[0]["key"], made[-1]["key"])
        progress(numbers.stop * LINES)


def cost(many: OurStore, few: OurStore, keys: dict[str, list[int]]) -> dict[str, float]:
    """Each figure: among the many over among the few."""
    stores = {"many": many, "few": few}
    figures = {}
    for name, side in (("step", _step), ("inbox", _inbox), ("case", _case)):
        sides: dict[str, Side] = {one: InProcess(side(store, keys[one])) for one, store in stores.items()}
        seconds = compare(sides, ROUNDS, BLOCK)
        figures.update({f"{name}_ms": seconds["many"] * 1e3, f"{name}_ratio": seconds["many"] / seconds["few"]})
    return figures


def measure(url: str, small_url: str, rows: int, few: int) -> dict[str, float]:
    """Fill both databases and compare them."""
    stores = {"many": OurStore(url, DIAGRAMS, PROCESS), "few": OurStore(small_url, DIAGRAMS, PROCESS)}
    with Progress() as progress:
        for name, count in (("many", rows), ("few", few)):
            task = progress.add_task(name, total=count)
            fill(stores[name], count, lambda done, task=task: progress.update(task, completed=done))  # type: ignore[misc]
    keys = {name: prepare(store, OPEN) for name, store in stores.items()}
    for store in stores.values():
        _settle(store)
    figures = cost(stores["many"], stores["few"], keys)
    for store in stores.values():
        store.database.dispose()
    return {"history_rows": float(rows), **figures}


def _make_months(store: OurStore) -> None:
    with store.database.write() as session:
        for month in months():
            partitions.make_ahead(session, month)


def _step(store: OurStore, keys: list[int]) -> Callable[[], None]:
    """One round of the monthly check."""
    turns = _in_turns(keys)
    return lambda: store.complete(next(turns), *LOOP)


def _inbox(store: OurStore, _keys: list[int]) -> Callable[[], None]:
    """A caseworker's first page."""
    wanted = TaskFilter(view=View.GROUPS)

    def look(session: Session) -> None:
        if len(search_tasks(session, ACTOR, wanted).rows) != 50:
            raise RuntimeError("Expected a page of 50 tasks, but found fewer; prepare more agreements.")

    return lambda: _reading(store, look)


def _case(store: OurStore, keys: list[int]) -> Callable[[], None]:
    """The history of one case."""
    turns = _in_turns(keys)

    def look(session: Session) -> None:
        if not history.of_instance(session, next(turns)):
            raise RuntimeError("Expected history, but there is none; nothing was prepared.")

    return lambda: _reading(store, look)


def _reading(store: OurStore, look: Callable[[Session], None]) -> None:
    with store.database.read() as session:
        look(session)


def _in_turns(keys: list[int]) -> Iterator[int]:
    while True:
        yield from keys


def _key(number: int, of: int) -> int:
    # thousands of keys to a millisecond of its month: no two instances share one
    return first_key_at(_month(number, of)) + number * (LINES + TASKS + 1)


def _month(number: int, of: int) -> datetime:
    return months()[number * len(months()) // of]


def _instance(number: int, of: int, definition_key: int) -> dict[str, Any]:
    """The row of one ended instance; its key is one of its month."""
    key, month = _key(number, of), _month(number, of)
    return {
        "key": key,
        "definition_key": definition_key,
        "process_id": PROCESS,
        "tenant_id": "<default>",
        "business_key": f"old-{number}",
        "status": InstanceStatus.COMPLETED,
        "state": b"\x01",
        "revision": 1,
        "open_waits": 0,
        "root_key": key,
        "started": month,
        "started_by": "bench",
        "ended": month,
        "result": {"number": number},
    }


def _store_template(session: Session, key: int, definition_key: int) -> None:
    """What belongs to the first instance."""
    at = _month(0, 1)
    tasks = [_task(key, key + 1 + n, definition_key, at) for n in range(TASKS)]
    session.execute(insert(UserTask), tasks)
    session.execute(insert(UserTaskGroup), [{"task_key": task["key"], "group_id": "office"} for task in tasks])
    session.execute(insert(HistoryEvent), [_line(key, key + 1 + TASKS + n, n, at) for n in range(LINES)])


def _copy_template(session: Session, template: int, first: int, last: int) -> None:
    """The same for the other instances with keys in that range, under keys that follow theirs."""
    instance = aliased(ProcessInstance)
    others = (instance.key.between(first, last), instance.key != template)
    for kind in (UserTask, HistoryEvent):
        table = cast("Table", kind.__table__)
        moved: dict[str, Any] = {"key": instance.key + (table.c.key - template), "instance_key": instance.key}
        moved |= dict.fromkeys(("at", "created", "due", "completed"), instance.started)
        columns = [moved.get(column.name, column) for column in table.columns]
        query = select(*columns).select_from(table.join(instance, true())).where(table.c.instance_key == template, *others)
        session.execute(insert(table).from_select([column.name for column in table.columns], query))
    group = cast("Table", UserTaskGroup.__table__)
    of_template = group.c.task_key.between(template, template + TASKS)
    columns = [instance.key + (group.c.task_key - template), group.c.group_id]
    query = select(*columns).select_from(group.join(instance, true())).where(of_template, *others)
    session.execute(insert(group).from_select(["task_key", "group_id"], query))


def _task(instance_key: int, key: int, definition_key: int, at: datetime) -> dict[str, Any]:
    return {
        "key": key,
        "instance_key": instance_key,
        "definition_key": definition_key,
        "wait_id": 1,
        "tenant_id": "<default>",
        "business_key": None,
        "process_id": PROCESS,
        "element_id": "check",
        "name": "Check",
        "state": TaskState.COMPLETED,
        "assignee": None,
        "priority": 50,
        "created": at,
        "due": at,
        "completed": at,
        "completed_by": "bench",
        "separate_from": [],
        "properties": {},
    }


def _line(instance_key: int, key: int, seq: int, at: datetime) -> dict[str, Any]:
    return {
        "key": key,
        "instance_key": instance_key,
        "at": at,
        "seq": seq,
        "scope": 0,
        "element_id": "check",
        "type": "USER_TASK",
        "state": "COMPLETED",
        "flow_id": "check_again",
        "name": "Check",
        "actor": "bench",
    }


def _settle(store: OurStore) -> None:
    """What a database that has run for years has: statistics; an empty log on SQLite."""
    statements = ("analyze", "pragma wal_checkpoint(truncate)") if store.database.is_sqlite else ("vacuum analyze",)
    for statement in statements:
        with store.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(statement))


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--few", type=int, default=10_000)
    parser.add_argument("--postgresql", action="store_true")
    asked = parser.parse_args()
    with databases(postgresql=asked.postgresql) as (url, small_url):
        figures = measure(url, small_url, asked.rows, asked.few)
    for name, value in figures.items():
        print(f"{name}: {value:.4g}" if value < 1e6 else f"{name}: {value:,.0f}")


if __name__ == "__main__":
    main()
