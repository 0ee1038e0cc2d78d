"""The verdict of `bench.crash` sees what it is there to see."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update

from bench.crash.client import JOB_TYPE, ORDERED, Log
from bench.crash.house import PROCESSES
from bench.crash.verdict import Verdict, judge
from engine.actor import Actor
from engine.commands import complete_job, publish_message
from engine.store import Database, next_key
from engine.store.audit import AuditEntry
from engine.store.history import HistoryEvent
from engine.store.incidents import Incident
from engine.store.jobs import Job
from engine.store.process_instances import InstanceStatus, ProcessInstance
from tests.engine.house import HANGZHOU, MONDAY, ZHANG, House

NUMBER = "c0-0"


@pytest.fixture
def house(database: Database) -> House:
    """One order that went through without a crash, and one single instance."""
    house = House(database)
    house.deploy_files(*((path.name, path.read_bytes()) for path in sorted(PROCESSES.iterdir())))
    house.start("crash-single", business_key=f"{NUMBER}-single")
    keyed: dict[str, Any] = {"tenant_id": HANGZHOU, "business_key": NUMBER, "time_to_live": timedelta(hours=1)}
    house.do(
        Actor.system(), publish_message, "order", NUMBER, {"number": NUMBER, **ORDERED}, message_id=f"order-{NUMBER}", **keyed
    )
    house.later(seconds=1)
    work(house)
    for _ in range(3):
        house.later(seconds=1)
    house.complete(ZHANG, "confirm", {"note": "x"})
    house.do(Actor.system(), publish_message, "paid", NUMBER, message_id=f"paid-{NUMBER}", **keyed)
    house.later(seconds=1)
    return house


def work(house: House) -> None:
    """Do the one job there is, as a client would."""
    with house.database.read() as session:
        key = session.query(Job.key).filter(Job.type == JOB_TYPE).one()[0]
    house.do(Actor.system(), complete_job, key, {"works": 1})


def log(**other: Any) -> Log:
    """What the clients of that order know."""
    known: dict[str, Any] = {
        "ordered": {NUMBER},
        "worked": {NUMBER},
        "confirmed": {NUMBER},
        "paid": {NUMBER},
        "created": {f"{NUMBER}-single"},
    }
    return Log(**{**known, **other})


def judged(house: House, known: Log | None = None) -> Verdict:
    """The verdict on the house."""
    return judge(house.database, known or log())


def test_a_house_without_damage_is_good(house: House) -> None:
    verdict = judged(house)
    assert verdict.good, verdict
    assert verdict.timers == 6


def test_an_accepted_request_that_is_not_there_is_lost(house: House) -> None:
    assert judged(house, log(ordered={NUMBER, "c0-1"})).lost == [
        "request c0-1: 0 instead of 1",
        "message order-c0-1: 0 instead of 1",
    ]
    assert judged(house, log(paid={NUMBER, "c0-1"})).lost == ["paid of c0-1: 0 instead of 1", "message paid-c0-1: 0 instead of 1"]


def test_an_unanswered_creation_may_be_there_or_not(house: House) -> None:
    known = log(created=set(), unanswered={f"{NUMBER}-single", "c9-9-single"})
    assert judged(house, known).good


def test_what_is_there_twice_is_doubled(house: House) -> None:
    house.start("crash-single", business_key=f"{NUMBER}-single")
    house.later(seconds=1)
    assert judged(house).doubled == [f"request {NUMBER}-single: 2 instead of 1"]


def test_what_nobody_asked_for_is_doubled(house: House) -> None:
    assert judged(house, log(created=set())).doubled == [f"request {NUMBER}-single: 1 instead of 0"]


def test_a_timer_without_its_effect_is_lost(house: House) -> None:
    with house.database.write() as session:
        session.execute(delete(HistoryEvent).where(HistoryEvent.element_id == "travel"))
    found = judged(house).lost
    assert any(line.startswith("travel of") for line in found)
    assert "timer events travel: 0 instead of 1" in found


def test_a_timer_that_fired_twice_is_doubled(house: House) -> None:
    with house.database.write() as session:
        entry = session.query(AuditEntry).filter(AuditEntry.command == "fire_timer").first()
        assert entry is not None
        again = {name: getattr(entry, name) for name in ("at", "actor", "command", "subject_kind", "subject", "details")}
        session.add(AuditEntry(key=next_key(), **again))
    assert any(line.startswith("timer ") for line in judged(house).doubled)


def test_an_effect_that_history_does_not_know_is_doubled(house: House) -> None:
    with house.database.write() as session:
        session.execute(
            update(ProcessInstance)
            .where(ProcessInstance.business_key == NUMBER, ProcessInstance.process_id == "crash-order")
            .values(result={**ORDERED, "firsts": 2, "works": 1, "reminded": 2, "payments": 1, "lasts": 1})
        )
    assert [line.partition(" of ")[0] for line in judged(house).doubled] == ["effect firsts"]


def test_what_does_not_end_is_stuck(house: House) -> None:
    house.start("crash-single", business_key="c1-0-single")
    found = judged(house, log(created={f"{NUMBER}-single", "c1-0-single"})).stuck
    assert [line.rpartition(" ")[2] for line in found] == ["ACTIVE", "fired"]


def test_what_ended_otherwise_is_stuck(house: House) -> None:
    with house.database.write() as session:
        single = ProcessInstance.process_id == "crash-single"
        session.execute(update(ProcessInstance).where(single).values(status=InstanceStatus.TERMINATED))
    assert [line.rpartition(" ")[2] for line in judged(house).stuck] == ["TERMINATED"]


def test_a_message_that_lies_there_twice_is_doubled(house: House) -> None:
    keyed: dict[str, Any] = {"tenant_id": HANGZHOU, "business_key": NUMBER, "time_to_live": timedelta(hours=1)}
    house.later(hours=2)  # else the engine refuses it
    house.do(Actor.system(), publish_message, "paid", NUMBER, message_id=f"paid-{NUMBER}", **keyed)
    assert judged(house).doubled == [f"message paid-{NUMBER}: 2 instead of 1"]


def test_a_reminder_that_never_came_is_lost(house: House) -> None:
    assert judged(house, log(reminded={NUMBER})).lost == [f"reminders of {NUMBER}: 2 instead of 3"]


def test_an_order_that_called_twice_is_doubled(house: House) -> None:
    with house.database.write() as session:
        visit = session.query(ProcessInstance).filter(ProcessInstance.process_id == "crash-visit").one()
        again = {column.name: getattr(visit, column.name) for column in ProcessInstance.__table__.columns}
        session.add(ProcessInstance(**{**again, "key": next_key()}))
    assert any(line.startswith("visits of ") for line in judged(house).doubled)


def test_an_open_incident_is_stuck(house: House) -> None:
    incident = Incident(
        instance_key=None,
        process_id="crash-single",
        tenant_id=HANGZHOU,
        element_id="single",
        kind="UNKNOWN",
        detail="why",
        actor="system",
        created=MONDAY,
    )
    with house.database.write() as session:
        session.add(incident)
    assert judged(house).stuck == ["incident at single: why"]
