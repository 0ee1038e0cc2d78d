"""Rows are damaged by hand; each damage is found, named with its instance and element, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.orm import Session

from engine import commands
from engine.actor import Actor
from engine.doctor import Finding, Sickness, examine
from engine.store import Database, next_key
from engine.store.deployments import Resource
from engine.store.incidents import Incident
from engine.store.jobs import Job
from engine.store.process_definitions import ProcessDefinitionRow
from engine.store.process_instances import InstanceStatus, ProcessInstance
from engine.store.subscriptions import MessageSubscription, SignalSubscription, StartSubscription
from engine.store.timers import Timer
from engine.store.user_tasks import TaskState, UserTask
from tests.engine.house import HANGZHOU, MONDAY, WANG, ZHANG, House, task
from tests.engine.spiff.drawing import (
    boundary,
    catch,
    chain,
    condition,
    document,
    element,
    end,
    extensions,
    flow,
    gateway,
    message,
    messages,
    service,
    signal,
    start,
    timer,
)

CALL = element("callActivity", "call", extensions('<zeebe:calledElement processId="child" propagateAllChildVariables="false"/>'))
EVERYTHING = document(
    start(),
    gateway("parallel", "split"),
    task("work"),
    boundary("late", "work", timer("P10D")),
    catch("paid", message("paid_message")),
    catch("called", signal("called_signal")),
    service("outside", "external"),
    CALL,
    end(),
    end("late_end"),
    flow("start", "split"),
    *(part for one in ("work", "paid", "called", "outside", "call") for part in (flow("split", one), flow(one, "end"))),
    flow("late", "late_end"),
    declarations=messages(paid_message="=number") + '<bpmn:signal id="called_signal" name="called_signal"/>',
)
CHILD = document(start(), task("visit"), end(), chain("start", "visit", "end"), process_id="child")
WAITING = document(
    start(), catch("wait", timer("P1D")), service("broken", "fail"), end(), chain("start", "wait", "broken", "end"),
    process_id="waiting",
)  # fmt: skip
STARTED_BY_TIMER = document(
    start(definition=timer(date="2026-03-05T01:00:00Z")), end(), chain("start", "end"), process_id="timed"
)


@pytest.fixture
def house(any_database: Database) -> House:
    """A house with the processes above."""
    house = House(any_database)
    house.deploy(EVERYTHING, CHILD, WAITING, STARTED_BY_TIMER)
    return house


@pytest.fixture
def key(house: House) -> int:
    """An instance that waits for one of everything."""
    return house.start(variables={"number": "A-1"})


def found(house: House) -> list[Finding]:
    """What the doctor finds."""
    return list(examine(house.engine))


def named(house: House) -> list[tuple[Sickness, int | None, str | None]]:
    """Kind, instance and element of each finding."""
    return [(one.sickness, one.instance_key, one.element_id) for one in found(house)]


def damage(house: House, *statements: object) -> None:
    """Do to the rows what no command would; foreign keys look away."""
    with house.database.write() as session:
        _without_foreign_keys(session)
        for statement in statements:
            session.execute(statement)  # type: ignore[call-overload]


def _without_foreign_keys(session: Session) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("set session_replication_role = replica"))


def test_a_healthy_house_has_no_findings(house: House, key: int) -> None:
    house.start("waiting")
    house.later(days=1)  # the incident is a reason to wait, too
    house.complete(ZHANG, "work")
    done = house.start("child")
    house.do(ZHANG, commands.complete_user_task, house.tasks("visit")[-1].key)
    assert house.is_done(done)
    assert found(house) == []


def test_a_suspended_instance_is_healthy(house: House, key: int) -> None:
    house.do(WANG, commands.suspend_instance, key, "order of the court")
    assert found(house) == []


@pytest.mark.parametrize(
    ("removed", "element_id"),
    [
        (lambda: update(UserTask).where(UserTask.element_id == "work").values(state=TaskState.CANCELED), "work"),
        (lambda: delete(Timer).where(Timer.element_id == "late"), "late"),
        (lambda: delete(MessageSubscription), "paid"),
        (lambda: delete(SignalSubscription), "called"),
        (lambda: update(Job).values(ended=MONDAY), "outside"),
        (lambda: update(ProcessInstance).where(ProcessInstance.process_id == "child").values(parent_wait=None), "call"),
    ],
    ids=["task", "timer", "message", "signal", "job", "call"],
)
def test_a_wait_without_its_row(house: House, key: int, removed: Callable[[], object], element_id: str) -> None:
    damage(house, removed())
    assert named(house) == [(Sickness.WAIT_WITHOUT_ROW, key, element_id)]


@pytest.mark.parametrize(
    "table", [UserTask, Timer, MessageSubscription, SignalSubscription, Job], ids=lambda table: str(table.__tablename__)
)
def test_a_row_without_its_wait(house: House, key: int, table: type[Timer]) -> None:
    with house.database.write() as session:
        row = session.query(table).filter(table.instance_key == key).first()
        assert row is not None
        copied = {column.key: getattr(row, column.key) for column in table.__mapper__.column_attrs}
        session.execute(insert(table), {**copied, "key": next_key(), "wait_id": 999})
    assert named(house) == [(Sickness.ROW_WITHOUT_WAIT, key, row.element_id)]


def test_a_called_instance_nobody_waits_for(house: House, key: int) -> None:
    damage(house, update(ProcessInstance).where(ProcessInstance.process_id == "child").values(parent_wait=999))
    assert named(house) == [(Sickness.WAIT_WITHOUT_ROW, key, "call"), (Sickness.ROW_WITHOUT_WAIT, key, "child")]


def test_two_rows_of_one_wait(house: House, key: int) -> None:
    with house.database.write() as session:
        row = session.query(Timer).filter(Timer.instance_key == key).one()
        copied = {column.key: getattr(row, column.key) for column in Timer.__mapper__.column_attrs}
        session.execute(insert(Timer), {**copied, "key": next_key()})
    assert named(house) == [(Sickness.ROW_TWICE, key, "late")]


def test_nothing_can_wake_it_up(house: House) -> None:
    key = house.start("waiting")
    damage(house, delete(Timer).where(Timer.instance_key == key))
    assert named(house) == [(Sickness.NO_WAKE_UP, key, None), (Sickness.WAIT_WITHOUT_ROW, key, "wait")]


def test_a_wrong_count_and_a_wrong_revision(house: House, key: int) -> None:
    damage(house, update(ProcessInstance).where(ProcessInstance.key == key).values(open_waits=9, revision=0))
    assert named(house) == [(Sickness.WAIT_COUNT, key, None), (Sickness.REVISION, key, None)]


def test_a_state_nobody_can_read(house: House, key: int) -> None:
    damage(house, update(ProcessInstance).where(ProcessInstance.key == key).values(state=b"\x01nonsense"))
    assert named(house) == [(Sickness.STATE_UNREADABLE, key, None)]


def test_a_timer_that_is_held_back_for_nothing(house: House, key: int) -> None:
    damage(house, update(Timer).where(Timer.instance_key == key).values(blocked=True))
    assert named(house) == [(Sickness.BLOCKED_FOR_NOTHING, key, "late")]


def test_a_start_timer_that_is_held_back_for_nothing(house: House) -> None:
    damage(house, update(Timer).where(Timer.instance_key.is_(None)).values(blocked=True))
    assert [(one.sickness, one.process_id, one.element_id) for one in found(house)] == [
        (Sickness.BLOCKED_FOR_NOTHING, "timed", "start")
    ]


def test_an_incident_whose_timer_is_gone(house: House, key: int) -> None:
    waiting = house.start("waiting")
    house.later(days=1)
    damage(house, update(Incident).values(timer_key=17), update(Timer).where(Timer.instance_key == waiting).values(blocked=False))
    assert named(house) == [(Sickness.INCIDENT_WITHOUT_CAUSE, waiting, "broken")]


def test_an_incident_whose_wait_is_gone(house: House, key: int) -> None:
    house.start("waiting")
    house.later(days=1)
    damage(house, update(Incident).values(wait_id=999))
    assert [one.sickness for one in found(house)] == [Sickness.INCIDENT_WITHOUT_CAUSE]


def test_rows_and_incidents_of_an_instance_that_has_ended(house: House, key: int) -> None:
    waiting = house.start("waiting")
    house.later(days=1)
    damage(house, update(ProcessInstance).where(ProcessInstance.key == waiting).values(status=InstanceStatus.COMPLETED))
    assert named(house) == [(Sickness.ORPHAN, waiting, "wait"), (Sickness.INCIDENT_WITHOUT_CAUSE, waiting, "broken")]


def test_a_child_whose_parent_has_ended(house: House, key: int) -> None:
    of_parent = (UserTask, Timer, MessageSubscription, SignalSubscription, Job)
    damage(
        house,
        update(ProcessInstance).where(ProcessInstance.key == key).values(status=InstanceStatus.TERMINATED),
        *(delete(table).where(table.instance_key == key) for table in of_parent),
    )
    assert named(house) == [(Sickness.ORPHAN, key, "child")]


def test_a_timer_nobody_fires(house: House, key: int) -> None:
    house.clock.advance_to(MONDAY + timedelta(days=1, minutes=5))
    waiting = house.start("waiting", {})
    damage(house, update(Timer).where(Timer.instance_key == waiting).values(due=MONDAY + timedelta(days=1)))
    assert found(house) == [], "five minutes are not long"
    house.clock.advance_to(MONDAY + timedelta(days=1, minutes=5, seconds=1))
    assert named(house) == [(Sickness.OVERDUE, waiting, "wait")]


def test_a_definition_that_does_not_compile_any_more(house: House, key: int) -> None:
    with house.database.write() as session:
        row = session.query(ProcessDefinitionRow).filter(ProcessDefinitionRow.id == "child").one()
        damaged = {"content": CHILD[:-20]}
        session.execute(update(Resource).where(Resource.key == row.resource_key).values(damaged))
    (finding,) = examine(house.restarted())
    assert (finding.sickness, finding.process_id) == (Sickness.DEFINITION_BROKEN, "child")


@pytest.mark.parametrize(
    ("table", "held"),
    [
        (MessageSubscription, {"suspended": True}),
        (SignalSubscription, {"suspended": True}),
        (Job, {"is_suspended": True}),
        (Job, {"is_held": True}),
        (Job, {"is_ready": False}),
    ],
)
def test_a_row_that_rests_for_nothing(house: House, key: int, table: type[Job], held: dict[str, bool]) -> None:
    element_id = {MessageSubscription: "paid", SignalSubscription: "called"}.get(table, "outside")  # type: ignore[call-overload]
    damage(house, update(table).values(held))
    assert named(house) == [(Sickness.BLOCKED_FOR_NOTHING, key, element_id)]


def test_a_job_that_is_leased_or_backs_off_rests_for_a_reason(house: House, key: int) -> None:
    taken = house.do(Actor.system(), commands.activate_jobs, "external", worker="w", timeout=timedelta(hours=1), limit=1)
    assert found(house) == []
    house.do(Actor.system(), commands.fail_job, taken[0].job.key, retries=1, back_off=timedelta(hours=1))
    assert found(house) == []


STARTED_BY_ALL = document(
    start("by_message", message("go")),
    start("by_signal", signal("go_signal")),
    start("by_condition", condition("=x > 1")),
    start("by_cycle", timer(cycle="R/P1D")),
    start("by_date", timer(date="2026-03-05T01:00:00Z")),
    start("once_more", timer(cycle="R1/P1D")),
    end(),
    *(flow(one, "end") for one in ("by_message", "by_signal", "by_condition", "by_cycle", "by_date", "once_more")),
    process_id="startable",
    declarations=messages(go="") + '<bpmn:signal id="go_signal" name="go_signal"/>',
)


def test_a_process_whose_start_events_listen_no_more(house: House) -> None:
    house.deploy(STARTED_BY_ALL)
    assert found(house) == []
    damage(house, delete(StartSubscription), delete(Timer).where(Timer.instance_key.is_(None)))
    assert [(one.sickness, one.process_id, one.element_id) for one in found(house)] == [
        (Sickness.START_MISSING, "timed", "start"),
        *(
            (Sickness.START_MISSING, "startable", one)
            for one in ("by_message", "by_signal", "by_condition", "by_cycle", "by_date", "once_more")
        ),
    ]


def test_start_timers_that_are_over_are_not_missed(house: House) -> None:
    house.deploy(STARTED_BY_ALL)
    house.later(days=4)
    assert found(house) == []
    damage(house, delete(Timer).where(Timer.instance_key.is_(None)))
    assert [one.element_id for one in found(house)] == ["by_cycle"]


def test_a_start_of_an_older_version(house: House) -> None:
    house.deploy(STARTED_BY_TIMER.replace(b'name="timed"', b'name="other"'))
    with house.database.write() as session:
        old = session.query(ProcessDefinitionRow).filter(ProcessDefinitionRow.id == "timed").order_by("version").first()
        assert old is not None
        session.execute(update(Timer).where(Timer.instance_key.is_(None)).values(definition_key=old.key))
    assert [(one.sickness, one.process_id, one.element_id) for one in found(house)] == [
        (Sickness.START_MISSING, "timed", "start"),
        (Sickness.OUTDATED_START, "timed", "start"),
    ]


def test_instances_are_looked_at_in_portions(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [house.start("waiting") for _ in range(7)]
    damage(house, delete(Timer).where(Timer.instance_key.in_(keys)))
    monkeypatch.setattr("engine.doctor.examination.PORTION", 2)
    assert [one.instance_key for one in found(house) if one.sickness is Sickness.NO_WAKE_UP] == keys


def test_every_finding_says_what_to_do(house: House, key: int) -> None:
    damage(house, delete(MessageSubscription))
    (finding,) = found(house)
    assert re.fullmatch(
        rf"wait-without-row: instance {key} of p, element 'paid': its state waits for a message \(wait \d+\) that is not there; "
        "modify the instance: end the element and start it again, which opens its wait anew",
        str(finding),
    )
    assert set(Sickness) == {sickness for sickness in Sickness if Finding(sickness, 1, "p", None, "x").remedy}


def test_the_doctor_changes_nothing(house: House, key: int) -> None:
    damage(house, delete(MessageSubscription))
    before = house.everything()
    found(house)
    assert house.everything() == before
    assert house.instance(key).tenant_id == HANGZHOU
