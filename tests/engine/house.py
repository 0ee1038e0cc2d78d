"""A whole engine for tests: deploy drawn processes, act as people, look at the rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from engine import commands
from engine.actor import Actor
from engine.clock import PinnedClock
from engine.engine import Engine
from engine.feel import FunctionLibrary
from engine.jobs import HandlerRegistry, Job
from engine.store import Database, audit, history, incidents, process_instances, timers, user_tasks
from engine.store.audit import AuditEntry
from engine.store.history import HistoryEvent
from engine.store.incidents import Incident
from engine.store.process_instances import InstanceStatus, ProcessInstance
from engine.store.timers import Timer
from engine.store.user_tasks import UserTask
from engine.worker import run_due
from tests.engine.spiff import drawing

HANGZHOU, NINGBO = "330100", "330200"
MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


FORM = {
    "type": "default",
    "id": "f",
    "schemaVersion": 19,
    "executionPlatform": "Camunda Cloud",
    "executionPlatformVersion": "8.9.0",
    "components": [{"type": "textfield", "id": "Field_1", "key": "x", "label": "意见"}],
}


def task(element_id: str, *extra: str, **assignment: str) -> str:
    """A drawn user task with form `f`, for the intake clerks unless `assignment` says otherwise."""
    who = assignment or {"candidateGroups": "agency-intake"}
    return drawing.user(element_id, '<zeebe:formDefinition formId="f"/>', *extra, **who)


def clerk(name: str, *groups: str, area: str = HANGZHOU) -> Actor:
    """A person with these groups in one area."""
    return Actor(name, frozenset(groups), frozenset({area}))


def leader(name: str, area: str = HANGZHOU) -> Actor:
    """A person who supervises one area."""
    return Actor(name, frozenset({"agency-leader"}), frozenset({area}), supervises=frozenset({area}))


ZHANG = clerk("zhang", "agency-intake")
LI = clerk("li", "agency-intake", "agency-evaluator")
WANG = leader("wang")
STRANGER = clerk("zhao", "agency-intake", area=NINGBO)


class House:
    """An engine on a database, with a pinned clock and the jobs `record` and `fail`."""

    def __init__(self, database: Database) -> None:
        self.clock = PinnedClock(MONDAY)
        self.handlers = HandlerRegistry()
        self.jobs: list[Job] = []
        self.failing = True
        self.handlers.register("record", self._record)
        self.handlers.register("fail", self._fail)
        self.database = database
        self.engine = Engine(database, self.clock, self.handlers, FunctionLibrary.standard())

    def _record(self, job: Job) -> Mapping[str, Any]:
        self.jobs.append(job)
        return {"recorded": job.element_id}

    def _fail(self, job: Job) -> None:
        if self.failing:
            raise OSError("the printer is on fire")

    def restarted(self) -> Engine:
        """A second engine on the same database, as after a restart: nothing but the database is shared."""
        return Engine(self.database, self.clock, self.handlers, FunctionLibrary.standard())

    def deploy(self, *documents: bytes) -> commands.Deployed:
        """Deploy drawn processes together, with form `f`."""
        files = [(f"{n}.bpmn", document) for n, document in enumerate(documents)]
        return self.deploy_files(*files, ("f.form", json.dumps(FORM).encode()))

    def deploy_files(self, *files: tuple[str, bytes]) -> commands.Deployed:
        """Deploy files together."""
        with self.engine.transaction(Actor.system()) as uow:
            return commands.deploy(uow, files)

    def start(self, process_id: str = "p", variables: Mapping[str, Any] | None = None, **options: Any) -> int:
        """Start an instance in Hangzhou."""
        wanted = {"tenant_id": HANGZHOU, **options}
        key: int = self.do(Actor.system(), commands.start_instance, process_id, variables, **wanted)
        return key

    def do(self, actor: Actor, command: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """One command in a transaction of its own, which collides with those of workers as a request does."""
        return self.engine.run(actor, lambda uow: command(uow, *arguments, **options))

    def complete(self, actor: Actor, element_id: str, variables: Mapping[str, Any] | None = None) -> None:
        """Complete the only open task of that element."""
        self.do(actor, commands.complete_user_task, self.task(element_id).key, variables)

    def publish(self, name: str, key: str, variables: Mapping[str, Any] | None = None, **options: Any) -> None:
        """Publish a message."""
        self.do(Actor.system(), commands.publish_message, name, key, variables, **options)

    def later(self, **duration: float) -> int:
        """Move the clock forward and fire what is due; returns how many timers were handled."""
        self.clock.advance_to(self.clock.now() + timedelta(**duration))
        return run_due(self.engine)

    def tasks(self, element_id: str | None = None) -> list[UserTask]:
        """All open tasks, oldest first."""
        with self.engine.reading() as session:
            found = session.query(UserTask).order_by(UserTask.key).all()
        open_ones = [task for task in found if task.state == user_tasks.TaskState.CREATED]
        return [task for task in open_ones if element_id in {None, task.element_id}]

    def task(self, element_id: str) -> UserTask:
        """The only open task of that element."""
        (task,) = self.tasks(element_id)
        return task

    def instance(self, key: int) -> ProcessInstance:
        """The instance's row."""
        with self.engine.reading() as session:
            return process_instances.get(session, key)

    def instances(self, process_id: str) -> list[ProcessInstance]:
        """All instances of a process, oldest first."""
        with self.engine.reading() as session:
            found = session.query(ProcessInstance).order_by(ProcessInstance.key).all()
        return [row for row in found if row.process_id == process_id]

    def is_done(self, key: int) -> bool:
        """Whether the instance has completed."""
        return self.instance(key).status == InstanceStatus.COMPLETED

    def variables(self, key: int) -> dict[str, Any]:
        """The variables of the process scope."""
        with self.engine.reading() as session:
            return self.engine.variables(session, key)

    def timers(self, key: int) -> list[Timer]:
        """The open timers of an instance."""
        with self.engine.reading() as session:
            return timers.of_instance(session, key)

    def incidents(self) -> list[Incident]:
        """All active incidents, newest first."""
        with self.engine.reading() as session:
            return incidents.search(session, None)

    def history(self, key: int) -> list[HistoryEvent]:
        """The history of an instance."""
        with self.engine.reading() as session:
            return history.of_instance(session, key)

    def audit(self) -> list[AuditEntry]:
        """The audit trail, newest first."""
        with self.engine.reading() as session:
            return audit.recent(session)

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table but incidents: for tests that nothing has changed."""
        with self.engine.reading() as session:
            tables = [t for t in ProcessInstance.metadata.sorted_tables if t.name != "incident"]
            return {t.name: sorted(map(tuple, session.execute(t.select())), key=repr) for t in tables}
