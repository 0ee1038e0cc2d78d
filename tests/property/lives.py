"""A random process in a whole house, and its model beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from engine import commands
from engine.actor import Actor
from engine.commands.reading import look_at
from engine.engine import Engine
from engine.errors import NotFound, WrongState
from engine.spiff.token import READY
from engine.store import process_instances, subscriptions, timers
from engine.store.process_instances import InstanceStatus, ProcessInstance
from engine.store.subscriptions import MessageSubscription
from engine.store.user_tasks import TaskState, UserTask
from engine.worker import run_due
from tests.engine.house import HANGZHOU, ZHANG, House, task
from tests.engine.spiff.drawing import chain, document, end, start
from tests.property.blocks import Block
from tests.property.drawn import process
from tests.property.model import Model

CHILD = document(start(), task("work"), end(), chain("start", "work", "end"), process_id="child")


class Row(NamedTuple):
    """One thing that is waited for, as the database has it. `key` is what a command about it names."""

    kind: str
    element: str
    due: str
    wait_id: int
    key: int


@dataclass(frozen=True)
class Act:
    """Something that happens to a case: what the model does and what the engine does. `kind` "time" fires what is due."""

    kind: str
    element: str
    n: int
    key: int = 0
    now: datetime | None = None

    def __repr__(self) -> str:
        return f"{self.kind} {self.element} n={self.n}"

    def model(self, model: Model) -> bool:
        """Do it in the model; False when it is too late for it."""
        if self.kind == "time":
            if self.now is not None:
                model.pass_time(self.now)
            return True
        if self.kind == "signal":
            return model.broadcast(self.element, self.n)
        wait = model.oldest(self.kind, self.element)
        return wait is not None and model.take(wait, self.n)

    def real(self, engine: Engine) -> bool:
        """Do it in the engine; False when it is too late for it."""
        if self.kind == "time":
            run_due(engine)
            return True
        try:
            return engine.run(Actor.system() if self.kind in ("message", "signal") else ZHANG, self._command)
        except (WrongState, NotFound):
            return False

    def _command(self, uow: commands.UnitOfWork) -> bool:
        given, name = {"n": self.n}, self.element.lstrip("abcdefghijklmnopqrstuvwxyz")
        if self.kind == "message":
            commands.publish_message(uow, f"m{name}", "A", given, tenant_id=HANGZHOU)
        elif self.kind == "signal":
            commands.broadcast_signal(uow, f"s{name}", given)
        else:
            commands.complete_user_task(uow, self.key, given)
        return True


class Life:
    """One case: deployed, started, and looked at through its rows."""

    def __init__(self, house: House, block: Block, n: int) -> None:
        self.house, self.block, self.n, self.begun = house, block, n, house.clock.now()
        self.acts: list[Act] = []
        house.deploy(process(block), CHILD)
        self.key = house.start(variables={"n": n, "key": "A"})
        self.model = Model(block, n, self.begun)
        self.check()

    def replayed(self, more: list[Act]) -> tuple[Model, list[Act]]:
        """A fresh model after everything so far and `more`; and those of them that were not too late.

        A command on a task means the task that is open before; a message or signal whoever waits when it comes.
        """
        model = Model(self.block, self.n, self.begun)
        for act in self.acts:
            act.model(model)
        meant = [(act, model.oldest(act.kind, act.element) if act.kind in ("task", "call") else None) for act in more]
        return model, [act for act, wait in meant if (act.model(model) if wait is None else model.take(wait, act.n))]

    def do(self, act: Act) -> None:
        """Do it here and in the model."""
        assert act.real(self.house.engine) == act.model(self.model)
        self.acts.append(act)
        self.check()

    def pass_time(self, minutes: int) -> None:
        """The clock goes on, and what is due fires."""
        self.do(self.time_passed(minutes))

    def time_passed(self, minutes: int) -> Act:
        """Move the clock; the act lets the worker look."""
        now = self.house.clock.now() + timedelta(minutes=minutes)
        self.house.clock.advance_to(now)
        return Act("time", "", 0, now=now)

    def acts_now(self, n: int) -> list[Act]:
        """What may come from outside: the oldest of each kind and element."""
        rows = {(row.kind, row.element): row for row in reversed(self.rows) if row.kind != "timer"}
        return [Act(row.kind, row.element, n, row.key) for row in rows.values()]

    def cancel(self) -> None:
        """End it."""
        if self.house.instance(self.key).status == InstanceStatus.ACTIVE:
            self.house.do(Actor.system(), commands.cancel_instance, self.key, "over")

    @property
    def rows(self) -> list[Row]:
        """What the database says is waited for, oldest first."""
        with self.house.engine.reading() as session:
            here = {"instance_key": self.key}
            tasks = session.query(UserTask).filter_by(**here, state=TaskState.CREATED).all()
            found = [Row("task", task.element_id, "", task.wait_id, task.key) for task in tasks]
            for timer in timers.of_instance(session, self.key):
                found.append(Row("timer", timer.element_id, timer.due.isoformat(), timer.wait_id or 0, timer.key))
            for one in subscriptions.of_instance(session, self.key):
                kind = "message" if isinstance(one, MessageSubscription) else "signal"
                found.append(Row(kind, one.element_id, "", one.wait_id, one.key))
            elements = {wait_id: element for wait_id, (_, element) in self._state()[0].items()}
            children = session.query(ProcessInstance).filter_by(parent_key=self.key, status=InstanceStatus.ACTIVE).all()
            for child in children:
                (work,) = session.query(UserTask).filter_by(instance_key=child.key, state=TaskState.CREATED).all()
                found.append(Row("call", elements[child.parent_wait or 0], "", child.parent_wait or 0, work.key))
        return sorted(found, key=lambda row: row.wait_id)

    def _state(self) -> tuple[dict[int, tuple[str, str]], set[int]]:
        """What the stored state waits for (kind and element by wait id), and the element instances that are active in it."""
        with self.house.engine.reading() as session:
            instance = look_at(session, self.house.engine.definitions, self.key, self.house.clock.now())
        tokens = instance._workflow.tasks.values()
        waits = {wait: (handler.wait_kind.value, handler.name) for token in tokens for wait, handler in token.waits.items()}
        return waits, {token.id for token in tokens if token._state != READY}

    def check(self) -> None:
        """Database, state, history and model say the same."""
        rows = self.rows
        known = sorted((row.kind, row.element, row.due) for row in rows)
        assert known == [wait for wait in self.model.picture if wait[0] != "condition"]
        row = self.house.instance(self.key)
        assert (row.status == InstanceStatus.COMPLETED) == self.model.finished
        waits, active = self._state()
        assert {row.wait_id for row in rows} == {wait for wait, (kind, _) in waits.items() if kind != "condition"}
        assert row.open_waits == len(waits)
        assert active == self._told() if waits else active == set()
        assert [(one.element_id, one.kind, one.detail) for one in self.house.incidents()] == []

    def _told(self) -> set[int]:
        """The element instances that history says are active; each ends at most once."""
        begun, ended = Counter[int](), Counter[int]()
        for event in self.house.history(self.key):
            if event.type not in ("VARIABLE", "DECISION"):
                (begun if event.state == "ACTIVATED" else ended)[event.seq] += 1
        assert max(begun.values(), default=0) <= 1
        assert max(ended.values(), default=0) <= 1
        return begun.keys() - ended.keys()


def check_ended(house: House) -> None:
    """Nothing waits any more for anybody."""
    with house.engine.reading() as session:
        assert session.query(process_instances.ProcessInstance).filter_by(status=InstanceStatus.ACTIVE).count() == 0
        assert timers.next_due(session) is None
    assert house.tasks() == []
