"""One command on many instances, item by item, each once, whoever dies meanwhile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import ColumnElement

from engine import commands
from engine.actor import Actor
from engine.commands import batch_plans
from engine.errors import NotFound, WrongState
from engine.spiff.migration import MigrationPlan
from engine.store import Database, batch_operations
from engine.store.audit import AuditEntry
from engine.store.batch_operations import BatchItem, BatchKind, BatchOperation, BatchState, ItemState
from engine.store.process_instances import InstanceStatus, ProcessInstance
from engine.worker import Worker, run_operations
from tests.engine.house import HANGZHOU, LI, NINGBO, WANG, ZHANG, House, leader, task
from tests.engine.spiff.drawing import catch, chain, document, end, service, start, timer

ROOT = Path(__file__).parents[3]
LINE = document(start(), task("a"), task("b"), end(), chain("start", "a", "b", "end"))
LONGER = document(start(), task("a"), task("b"), task("c"), end(), chain("start", "a", "b", "c", "end"))
ALL = ProcessInstance.process_id == "p"
CANCEL = BatchKind.CANCEL_PROCESS_INSTANCE


def begin(
    house: House, kind: BatchKind, wanted: ColumnElement[bool] = ALL, actor: Actor = WANG, plan: dict[str, Any] | None = None
) -> int:
    return int(house.do(actor, commands.start_batch, kind, wanted, plan=plan).key)


def batch(house: House, key: int) -> BatchOperation:
    with house.engine.reading() as session:
        return batch_operations.get(session, Actor.system(), key)


def items(house: House, key: int) -> list[BatchItem]:
    with house.engine.reading() as session:
        return batch_operations.items(session, key)


def counts(house: House, key: int) -> tuple[int, int, int, int]:
    row = batch(house, key)
    return row.total, row.completed, row.failed, row.skipped


def work(house: House) -> int:
    """Until nothing is left."""
    done = 0
    while count := run_operations(house.engine, 3):
        done += count
    return done


def statuses(house: House) -> list[str]:
    return [row.status.value for row in house.instances("p")]


def test_every_item_is_done_and_counted(house: House) -> None:
    house.deploy(LINE)
    keys = [house.start() for _ in range(7)]

    key = begin(house, CANCEL, plan={"reason": "wrong form"})
    assert (batch(house, key).state, counts(house, key)) == (BatchState.ACTIVE, (7, 0, 0, 0))
    assert run_operations(house.engine, 3) == 3
    assert counts(house, key) == (7, 3, 0, 0)
    assert work(house) == 4

    row = batch(house, key)
    assert (row.state, row.ended, counts(house, key)) == (BatchState.COMPLETED, house.clock.now(), (7, 7, 0, 0))
    assert [(item.item_key, item.state) for item in items(house, key)] == [(one, ItemState.COMPLETED) for one in keys]
    assert set(statuses(house)) == {"TERMINATED"}
    done = [entry for entry in house.audit() if entry.command == "cancel_instance"]
    assert {(entry.actor, entry.details["reason"]) for entry in done} == {("wang", "wrong form")}


def test_who_comes_later_is_not_caught(house: House) -> None:
    house.deploy(LINE)
    house.start()
    begin(house, CANCEL)
    house.start()

    work(house)

    assert statuses(house) == ["TERMINATED", "ACTIVE"]


def test_nothing_to_do_is_done_at_once(house: House) -> None:
    key = begin(house, CANCEL)

    assert (batch(house, key).state, counts(house, key)) == (BatchState.COMPLETED, (0, 0, 0, 0))


def test_a_failed_item_stops_no_other(house: House) -> None:
    house.deploy(LINE)
    first, second, third = (house.start() for _ in range(3))
    house.do(ZHANG, commands.complete_user_task, house.tasks()[1].key)

    key = begin(house, BatchKind.MODIFY_PROCESS_INSTANCE, plan=batch_plans.moves_to_json({"a": "b"}))
    work(house)

    assert counts(house, key) == (3, 2, 1, 0)
    (failed,) = [item for item in items(house, key) if item.state is ItemState.FAILED]
    assert failed.item_key == second
    assert "'a'" in str(failed.error)
    assert [(one.instance_key, one.element_id) for one in house.tasks()] == [(second, "b"), (first, "b"), (third, "b")]
    assert house.incidents() == []


def test_an_item_that_needs_it_no_more_is_skipped(house: House) -> None:
    house.deploy(LINE)
    gone = house.start()
    house.start()
    key = begin(house, CANCEL)
    house.do(WANG, commands.cancel_instance, gone, "by hand")

    work(house)

    assert counts(house, key) == (2, 1, 0, 1)
    assert [item.state for item in items(house, key)] == [ItemState.SKIPPED, ItemState.COMPLETED]


def test_a_crash_in_the_middle_of_a_chunk_does_nothing_twice(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.deploy(LINE)
    for _ in range(5):
        house.start()
    key = begin(house, CANCEL)
    assert run_operations(house.engine, 2) == 2
    original = batch_operations.open_items

    def die(session: Any, key_: int, limit: int) -> list[BatchItem]:
        found = original(session, key_, limit)
        return [*found[:1], *(_Deadly() for _ in found[1:])]  # type: ignore[list-item]

    monkeypatch.setattr(batch_operations, "open_items", die)
    with pytest.raises(KeyboardInterrupt):
        run_operations(house.engine, 2)
    monkeypatch.undo()
    assert statuses(house).count("TERMINATED") == 2

    assert Worker(house.restarted()).failed_rounds == 0
    while run_operations(house.restarted(), 2):
        pass

    assert counts(house, key) == (5, 5, 0, 0)
    assert len([entry for entry in house.audit() if entry.command == "cancel_instance"]) == 5


class _Deadly:
    """An item whose worker is killed."""

    @property
    def item_key(self) -> int:
        raise KeyboardInterrupt


def test_a_killed_worker_does_nothing_twice(house: House) -> None:
    house.deploy(LINE)
    keys = [house.start() for _ in range(30)]
    key = begin(house, CANCEL)
    url = house.database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.engine.operations.working_off", url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert [worker.stdout.readline() for _ in range(2)] == ["committed\n"] * 2
        worker.kill()

    work(house)

    assert counts(house, key) == (30, 30, 0, 0)
    with house.engine.reading() as session:
        subjects = session.query(AuditEntry.subject).filter(AuditEntry.command == "cancel_instance").all()
    assert sorted(int(subject) for (subject,) in subjects) == keys


def test_it_is_suspended_resumed_and_cancelled(house: House) -> None:
    house.deploy(LINE)
    for _ in range(5):
        house.start()
    key = begin(house, CANCEL)
    run_operations(house.engine, 1)

    house.do(WANG, commands.suspend_batch, key)
    assert work(house) == 0
    with pytest.raises(WrongState):
        house.do(WANG, commands.suspend_batch, key)
    house.do(WANG, commands.resume_batch, key)
    assert run_operations(house.engine, 1) == 1
    house.do(WANG, commands.cancel_batch, key)
    assert work(house) == 0

    row = batch(house, key)
    assert (row.state, counts(house, key)) == (BatchState.CANCELED, (5, 2, 0, 0))
    assert [item.state for item in items(house, key)] == [ItemState.COMPLETED] * 2 + [ItemState.CANCELED] * 3
    with pytest.raises(WrongState):
        house.do(WANG, commands.resume_batch, key)


def test_only_what_one_supervises_is_caught_and_shown(house: House) -> None:
    house.deploy(LINE)
    house.start()
    house.start(tenant_id=NINGBO)
    other, both = leader("chen", NINGBO), Actor("sun", frozenset(), frozenset({HANGZHOU, NINGBO}), frozenset({HANGZHOU, NINGBO}))

    assert counts(house, begin(house, CANCEL, actor=LI))[0] == 0
    mine = begin(house, CANCEL)
    wide = begin(house, BatchKind.SUSPEND_PROCESS_INSTANCE, actor=both)
    assert counts(house, mine)[0] == 1
    assert counts(house, wide)[0] == 2

    with house.engine.reading() as session:
        assert [row.key for row in batch_operations.listed(session, WANG)] == [mine]
        assert [row.key for row in batch_operations.listed(session, leader("zhou"))] == [mine]
        assert [row.key for row in batch_operations.listed(session, other)] == []
        assert [row.key for row in batch_operations.listed(session, both)] == [wide, mine]
    with pytest.raises(NotFound):
        house.do(other, commands.cancel_batch, mine)
    work(house)
    assert statuses(house) == ["TERMINATED", "SUSPENDED"]


def test_many_are_migrated(house: House) -> None:
    house.deploy(LINE)
    for _ in range(4):
        house.start()
    house.do(ZHANG, commands.complete_user_task, house.tasks()[0].key)
    new = house.deploy(LONGER).processes[0].key
    plan = batch_plans.migration_to_json(new, MigrationPlan((("a", "a"),)))

    key = begin(house, BatchKind.MIGRATE_PROCESS_INSTANCE, plan=plan)
    work(house)

    assert counts(house, key) == (4, 3, 1, 0)
    assert [row.definition_key == new for row in house.instances("p")] == [False, True, True, True]
    (failed,) = [item for item in items(house, key) if item.state is ItemState.FAILED]
    assert "'b'" in str(failed.error)


def test_many_are_suspended_and_resumed(house: House) -> None:
    house.deploy(LINE)
    for _ in range(3):
        house.start()

    begin(house, BatchKind.SUSPEND_PROCESS_INSTANCE, plan={"reason": "audit"})
    work(house)
    assert set(statuses(house)) == {"SUSPENDED"}
    again = begin(house, BatchKind.SUSPEND_PROCESS_INSTANCE)
    assert counts(house, again)[0] == 0
    begin(house, BatchKind.RESUME_PROCESS_INSTANCE)
    work(house)

    assert set(statuses(house)) == {"ACTIVE"}


@pytest.mark.parametrize("kind", [BatchKind.RESOLVE_INCIDENT, BatchKind.RETRY_INCIDENT])
def test_many_incidents_are_resolved(house: House, kind: BatchKind) -> None:
    source = document(
        start(), catch("wait", timer("PT1H")), service("print", "fail"), end(), chain("start", "wait", "print", "end")
    )
    house.deploy(source)
    keys = [house.start() for _ in range(3)]
    house.later(hours=1)
    assert len(house.incidents()) == 3
    house.failing = False

    key = begin(house, kind)
    work(house)
    assert counts(house, key) == (3, 3, 0, 0)
    assert house.incidents() == []
    house.later()

    assert all(house.is_done(one) for one in keys)
    assert {item.instance_key for item in items(house, key)} == set(keys)


def test_the_workers_do_it_beside_the_timers(house: House) -> None:
    house.deploy(LINE)
    key = house.start()
    begin(house, CANCEL)

    def stop() -> None:
        worker.ask_to_stop()

    worker = Worker(house.engine, poll_seconds=0.01, job_threads=0, alive=stop)
    worker.run()

    assert house.instance(key).status is InstanceStatus.TERMINATED


def test_two_workers_never_work_on_the_same_batch(postgresql_database: Database) -> None:
    house = House(postgresql_database)
    house.deploy(LINE)
    for _ in range(4):
        house.start()
    key = begin(house, CANCEL)

    with house.engine.transaction(Actor.system()) as uow:
        assert batch_operations.claim(uow.session, key) is not None
        assert run_operations(house.restarted()) == 0
    assert run_operations(house.restarted()) == 4

    assert counts(house, key) == (4, 4, 0, 0)


def test_what_one_may_do_is_kept_with_the_batch() -> None:
    person = Actor(
        "sun", frozenset({"x"}), frozenset({HANGZHOU}), frozenset({HANGZHOU}), {HANGZHOU: frozenset({"y"})}, frozenset({NINGBO})
    )

    assert Actor.from_json(person.to_json()) == person
    assert Actor.from_json(Actor.system().to_json()).is_system
