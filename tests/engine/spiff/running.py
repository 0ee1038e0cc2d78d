"""Runs one drawn process on the runtime, saving and loading it after every step: a restart must change nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from engine.dialect import compile_bpmn
from engine.dialect.xml import parse_xml
from engine.feel import FunctionLibrary
from engine.spiff import Instance, ProcessDefinition
from engine.spiff.effects import ElementEvent, Request, StepOutcome, VariableEvent
from engine.spiff.job_results import JobAnswer
from engine.spiff.services import DecisionOutcome, JobRequest
from engine.spiff.waits import CallWait, EscalationWait, MessageWait, SignalWait, TimerWait, UserTaskWait, Wait

Handler = Callable[[JobRequest], JobAnswer]


class World:
    """The services of one run: a clock that only moves when told, handlers and decisions by name."""

    def __init__(self, **handlers: Handler) -> None:
        self.now = datetime(2026, 9, 29, 1, tzinfo=UTC)
        self.handlers = handlers
        self.decisions: dict[str, Any] = {}
        self.jobs: list[JobRequest] = []
        self.is_called = False
        self.external: set[str] = set()

    def is_transactional(self, job_type: str) -> bool:
        return job_type not in self.external

    def run_job(self, job: JobRequest) -> JobAnswer:
        self.jobs.append(job)
        handler = self.handlers.get(job.type.replace("-", "_"))
        return handler(job) if handler is not None else {}

    def evaluate_decision(
        self, decision_id: str, binding: str, version_tag: str | None, variables: Mapping[str, Any]
    ) -> DecisionOutcome:
        return DecisionOutcome(self.decisions[decision_id], {"binding": binding})


def compiled(source: bytes) -> ProcessDefinition:
    """The one process of a drawn document."""
    (definition,) = compile_bpmn(parse_xml(source, resource="drawn.bpmn"), FunctionLibrary.standard())
    return definition


class Run:
    """One instance, dumped and loaded between steps, with its open waits kept as the store would keep them."""

    def __init__(
        self, source: bytes, variables: Mapping[str, Any] | None = None, world: World | None = None, **kwargs: Any
    ) -> None:
        self.world = world or World()
        self.definition = compiled(source)
        self.waits: dict[int, Wait] = {}
        self.path: list[str] = []
        self.requests: list[Request] = []
        self.changes: list[tuple[str, Any]] = []
        self._settle(Instance.start(self.definition, variables or {}, self.world, **kwargs))

    def _settle(self, instance: Instance) -> None:
        outcome: StepOutcome = instance.outcome
        for wait_id in outcome.closed:
            del self.waits[wait_id]
        self.waits |= outcome.opened
        for wait_id, change in outcome.tasks.items():
            if wait_id in self.waits:
                task = self.waits[wait_id]
                assert isinstance(task, UserTaskWait)
                self.waits[wait_id] = replace(task, state=change.state, **change.values)
            self.path.append(f"task:{change.state.lower()}")
        for wait_id, due in outcome.rescheduled.items():
            wait = self.waits[wait_id]
            assert isinstance(wait, TimerWait | UserTaskWait)
            self.waits[wait_id] = type(wait)(**{**{f: getattr(wait, f) for f in wait.__slots__}, "due": due})
        self.path += [f"{e.element_id}:{e.state.value.lower()}" for e in outcome.history if isinstance(e, ElementEvent)]
        self.changes += [(e.name, e.value) for e in outcome.history if isinstance(e, VariableEvent)]
        self.requests += outcome.requests
        self.finished, self.variables, self.uncaught = instance.finished, instance.variables, instance.uncaught
        self.state, self.active = instance.dump(), sorted(instance.active_elements())
        assert instance.finished or instance.has_waits()

    def _step(self, act: Callable[[Instance], None]) -> None:
        instance = Instance.load(self.definition, self.state, self.world)
        assert instance.dump() == self.state
        act(instance)
        self._settle(instance)

    def wait_for(self, element_id: str, kind: Any = object) -> int:
        """The id of the one open wait of this element."""
        (wait_id,) = [i for i, wait in self.waits.items() if wait.element_id == element_id and isinstance(wait, kind)]
        return wait_id

    def complete(self, element_id: str, **variables: Any) -> Run:
        """Complete the open user task of this element (the first, when there are several)."""
        wait_id = min(i for i, wait in self.waits.items() if wait.element_id == element_id and isinstance(wait, UserTaskWait))
        self._step(lambda instance: instance.complete_user_task(wait_id, variables))
        return self

    def trigger(self, element_id: str, **variables: Any) -> Run:
        """The message, signal or child instance this element waits for has come."""
        wait_id = self.wait_for(element_id, MessageWait | SignalWait | CallWait | EscalationWait | TimerWait)
        return self.trigger_wait(wait_id, **variables)

    def trigger_wait(self, wait_id: int, **variables: Any) -> Run:
        """What is waited for under this id has come."""
        self._step(lambda instance: instance.trigger(wait_id, variables))
        return self

    def throw(self, element_id: str, code: str, **variables: Any) -> Run:
        """The child instance of this call activity ended with an error."""
        wait_id = self.wait_for(element_id)
        self._step(lambda instance: instance.throw_error(wait_id, code, "", variables))
        return self

    def set(self, **variables: Any) -> Run:
        """Set variables from outside."""
        self._step(lambda instance: instance.set_variables(variables))
        return self

    def cancel(self) -> Run:
        """Terminate the instance."""
        self._step(lambda instance: instance.cancel())
        return self

    def pass_time(self, **delta: float) -> Run:
        """Move the clock and fire what is due, earliest first."""
        self.world.now += timedelta(**delta)
        while due := [w for w in self.waits.values() if isinstance(w, TimerWait) and w.due <= self.world.now]:
            first = min(due, key=lambda wait: (wait.due, wait.id))
            self._fire(first.id)
        return self

    def _fire(self, wait_id: int) -> None:
        self._step(lambda instance: instance.trigger(wait_id))

    @property
    def open(self) -> list[str]:
        """The elements that wait for a person, sorted."""
        return sorted(wait.element_id for wait in self.waits.values() if isinstance(wait, UserTaskWait))

    @property
    def keys(self) -> dict[str, str]:
        """The correlation keys of the open message subscriptions."""
        return {wait.element_id: wait.correlation_key for wait in self.waits.values() if isinstance(wait, MessageWait)}

    def seen(self, element_id: str) -> dict[str, Any]:
        """The variables that the one waiting element of this id sees."""
        instance = Instance.load(self.definition, self.state, self.world)
        return instance.visible_variables(self.wait_for(element_id))

    @property
    def due(self) -> dict[str, datetime]:
        """The due instants of the open timers."""
        return {wait.element_id: wait.due for wait in self.waits.values() if isinstance(wait, TimerWait)}
