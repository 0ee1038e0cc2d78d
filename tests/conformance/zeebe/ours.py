"""Our engine: runs a case through the commands, and reads what happened from the rows and the states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from engine import commands
from engine.actor import Actor
from engine.commands import TaskChanges
from engine.durations import parse_duration
from engine.errors import EngineError, StepFailed
from engine.jobs import AdHocResult, BpmnError, ElementChoice, Job, JobAnswer, TaskResult
from engine.spiff import Instance
from engine.spiff.ad_hoc import ELEMENTS
from engine.spiff.token import WAITING
from engine.store import Database, history, process_instances
from engine.store.history import HistoryEvent
from engine.store.incidents import Incident
from engine.store.process_instances import InstanceStatus, ProcessInstance
from engine.store.state import decode_state
from engine.store.timers import Timer
from engine.worker import run_due
from tests.conformance.zeebe.case import Case, Step
from tests.conformance.zeebe.seen import Seen, scope_line, task_line
from tests.conformance.zeebe.written import flows_behind
from tests.engine.house import HANGZHOU, House, leader

JOINS = {"PARALLEL_GATEWAY", "INCLUSIVE_GATEWAY"}
ENDS = ("COMPLETED", "TERMINATED")
HANDS = leader("hands")


def run(cases: Iterable[Case]) -> Iterator[list[Seen]]:
    """Run the cases one after another, each on a database of its own; one list of steps for each."""
    for case, database in zip(cases, databases(), strict=False):
        yield OurRun(database, case).steps()


def databases() -> Iterator[Database]:
    """Fresh databases without end; each is gone when the next one is asked for."""
    with TemporaryDirectory() as folder:
        template = Path(folder, "template.sqlite3")
        fresh = Database(f"sqlite:///{template}")
        fresh.create_all()
        fresh.dispose()
        for number in count():
            path = Path(folder, f"{number}.sqlite3")
            path.write_bytes(template.read_bytes())
            database = Database(f"sqlite:///{path}")
            yield database
            database.dispose()
            path.unlink()


class OurRun:
    """One case on one database."""

    def __init__(self, database: Database, case: Case) -> None:
        self.house = House(database)
        self.house.clock.advance_to(datetime(2026, 3, 2, 1, tzinfo=UTC))
        self.case = case
        self.last_event = 0
        self.known_incidents: set[int] = set()
        # Camunda goes from an event-based gateway to the event without taking the flow between them
        self.behind_gateways = {flow for text in case.diagrams for flow in flows_behind(text, "eventBasedGateway")}
        for type_, how in case.jobs.items():
            self.house.handlers.register(type_, _handler(how))

    def steps(self) -> list[Seen]:
        """What happened in the deployment and in each step."""
        files = [(name, text.encode()) for name, text in self.case.resources.items()]
        return [self._step(lambda: self.house.deploy_files(*files)), *(self.do(step) for step in self.case.steps)]

    def do(self, step: Step) -> Seen:
        """One step."""
        return self._step(lambda: self._act(step))

    def _step(self, act: Any) -> Seen:
        failed, refused = [], ""
        try:
            act()
            run_due(self.house.engine)  # what is due at once
        except StepFailed as error:
            failed = [f"{error.element_id} {error.kind}"]
        except (EngineError, LookupError) as error:
            refused = f"{type(error).__name__}: {error}"
        seen = self._look()
        seen.incidents = seen.incidents or failed
        seen.refused = refused
        return seen

    def _act(self, step: Step) -> None:
        house, variables = self.house, step.get("variables", {})
        match step["do"]:
            case "start":
                house.start(step["process"], variables)
            case "task" | "assign" | "update":
                self._work(step, house.tasks(step["element"])[step["nth"]].key)
            case "publish":
                house.publish(
                    step["name"], step["key"], variables, time_to_live=timedelta(seconds=step["ttl"]), tenant_id=HANGZHOU
                )
            case "signal":
                house.do(Actor.system(), commands.broadcast_signal, step["name"], variables, tenant_id=HANGZHOU)
            case "conditions":
                house.do(Actor.system(), commands.evaluate_conditions, variables, tenant_id=HANGZHOU)
            case "advance":
                house.later(seconds=parse_duration(step["by"], field="by").total_seconds())
            case "cancel":
                house.do(HANDS, commands.cancel_instance, self._roots()[step["nth"]].key, "test")
            case "set":
                self._put(step)

    def _work(self, step: Step, key: int) -> None:
        match step["do"]:
            case "task":
                self.house.do(Actor.system(), commands.complete_user_task, key, step["variables"])
            case "assign":
                self.house.do(HANDS, commands.assign_task, key, step["assignee"])
            case "update":
                self.house.do(HANDS, commands.update_task, key, TaskChanges({}, priority=step["priority"]))

    def _put(self, step: Step) -> None:
        for row in self._instances():
            for token in self._tokens(row):
                if step["element"] in {None, token.task_spec.name}:
                    self.house.do(HANDS, commands.set_variables, row.key, step["variables"], scope=token.id)
                    return

    def _instances(self) -> list[ProcessInstance]:
        with self.house.engine.reading() as session:
            return session.query(ProcessInstance).order_by(ProcessInstance.key).all()

    def _roots(self) -> list[ProcessInstance]:
        return [row for row in self._instances() if row.parent_key is None and row.status == InstanceStatus.ACTIVE]

    def _tokens(self, row: ProcessInstance) -> list[Any]:
        if row.status != InstanceStatus.ACTIVE:
            return []
        with self.house.engine.transaction(Actor.system()) as uow:
            definition = uow.engine.definitions.process(uow, row.definition_key)
            stored = process_instances.get(uow.session, row.key)
            instance = Instance.load(definition, decode_state(stored.state), None)  # type: ignore[arg-type]  # only looked at
        return list(instance._workflow.tasks.values())

    def _look(self) -> Seen:
        seen = Seen()
        rows = self._instances()
        names: dict[int, str] = {}
        counts: Counter[str] = Counter()
        for row in rows:
            names[row.key] = f"{row.process_id}.{counts[row.process_id]}"
            counts[row.process_id] += 1
            for token in self._tokens(row):
                element = token.task_spec
                if token._state == WAITING and element.facts.type in JOINS:
                    continue  # Camunda knows an element only once its join is complete
                seen.active[f"{names[row.key]} {element.name}"] += 1
                if own := {name: value for name, value in (token.locals or {}).items() if name != ELEMENTS}:
                    seen.scopes.append(scope_line(f"{names[row.key]} {element.name}", own))
            if row.status != InstanceStatus.ACTIVE:
                seen.scopes.append(scope_line(f"{names[row.key]} {row.process_id} ended", self.house.variables(row.key)))
        open_ones = self.house.tasks()
        seen.tasks = [task_line(task.element_id, task.assignee, task.priority, task.candidate_groups) for task in open_ones]
        self._history(seen, names)
        with self.house.engine.reading() as session:
            seen.timers = [f"{timer.element_id} {timer.due.isoformat()}" for timer in session.query(Timer).all()]
            for incident in session.query(Incident).all():
                if incident.key not in self.known_incidents:
                    self.known_incidents.add(incident.key)
                    seen.incidents.append(f"{incident.element_id} {incident.kind}")
        return seen

    def _history(self, seen: Seen, names: Mapping[int, str]) -> None:
        with self.house.engine.reading() as session:
            query = session.query(HistoryEvent).filter(HistoryEvent.key > self.last_event).order_by(HistoryEvent.key)
            events = [event for event in query.all() if event.type not in {history.VARIABLE, history.DECISION}]
        joined: set[str | None] = set()
        for number, event in enumerate(events):
            self.last_event = event.key
            if (
                event.flow_id
                and event.flow_id not in self.behind_gateways
                and (event.state == "ACTIVATED" or not self._was_active(event, events[:number]))
            ):
                seen.flows[f"{names[event.instance_key]} {event.flow_id}"] += 1
            if event.state not in ENDS:
                continue
            following = events[number + 1] if number + 1 < len(events) else None
            joined.add(event.flow_id)
            if event.type in JOINS and _is_consumed(event, following, joined):
                continue
            joined = set()
            if event.type in JOINS and event.state == "TERMINATED":
                continue
            seen.moves.append(f"{names[event.instance_key]} {event.element_id} {event.state}")

    def _was_active(self, event: HistoryEvent, before: list[HistoryEvent]) -> bool:
        with self.house.engine.reading() as session:
            query = session.query(HistoryEvent).filter(
                HistoryEvent.instance_key == event.instance_key, HistoryEvent.seq == event.seq, HistoryEvent.key < event.key
            )
            return query.filter(HistoryEvent.state == "ACTIVATED").first() is not None


def _is_consumed(event: HistoryEvent, following: HistoryEvent | None, joined: set[str | None]) -> bool:
    """Whether this is a token that a join used up, not the one it went on with: one line for each in our history."""
    return (
        following is not None
        and (following.element_id, following.state, following.scope) == (event.element_id, event.state, event.scope)
        and following.flow_id not in joined
    )


def _handler(how: Mapping[str, Any]) -> Any:
    answered = count()

    def handle(job: Job) -> JobAnswer:
        if "error" in how:
            raise BpmnError(how["error"], "", how.get("variables"))
        if "fail" in how:
            raise OSError("it failed")
        if "results" in how:
            return _result(how["results"][min(next(answered), len(how["results"]) - 1)], how.get("variables", {}))
        return dict(how.get("variables", {}))

    return handle


def _result(decided: Mapping[str, Any], variables: Mapping[str, Any]) -> TaskResult | AdHocResult:
    if "activate" in decided or "done" in decided:
        chosen = tuple(ElementChoice(one["element"], one.get("variables", {})) for one in decided.get("activate", ()))
        return AdHocResult(chosen, decided.get("done", False), decided.get("cancels", False), variables)
    return TaskResult(decided.get("denied", False), decided.get("reason", ""), decided.get("corrections", {}))
