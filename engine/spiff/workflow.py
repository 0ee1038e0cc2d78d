"""One process instance in memory, for the length of one step: Spiff's workflow, moved by tokens."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from SpiffWorkflow.bpmn import BpmnWorkflow

from engine.errors import StepFailed
from engine.spiff.catching import BoundaryEvent, CatchEvent, StartEvent
from engine.spiff.conditions import Change, fire_conditions
from engine.spiff.effects import CancelChild, ElementState, StepOutcome, VariableEvent
from engine.spiff.element import Element, SequenceFlow
from engine.spiff.events import ErrorDefinition
from engine.spiff.gateways import EventBasedGateway, InclusiveGateway
from engine.spiff.rising import find_catch
from engine.spiff.scope import VariableView
from engine.spiff.scripting import REFUSE_SCRIPTS
from engine.spiff.subprocess import EventSubProcess, ScopeElement
from engine.spiff.token import READY, WAITING, ElementInstance
from engine.spiff.waits import ConditionWait, TimerWait, UserTaskWait, Wait

if TYPE_CHECKING:
    from datetime import datetime

    from engine.spiff.definition import ProcessDefinition
    from engine.spiff.services import Services

STEP_LIMIT = 10_000


class TokenWorkflow(BpmnWorkflow):  # type: ignore[misc]  # SpiffWorkflow is untyped
    """The running state: element instances by id, the queue of those to run, and what the step has changed so far.

    `uncaught` is the BPMN error (code, message, variables) nobody in this instance handled.
    """

    tasks: dict[int, ElementInstance]

    def __init__(self, definition: ProcessDefinition, services: Services) -> None:
        super().__init__(definition.spec, script_engine=REFUSE_SCRIPTS, deserializing=True)
        self.definition = definition
        self.services = services
        self.outcome = StepOutcome()
        self.variables: dict[str, Any] = {}  # the locals of the root element instance
        self.uncaught: tuple[str, str, dict[str, Any]] | None = None
        self.cancelled = False
        self.last_id = 0
        self._queue: deque[ElementInstance] = deque()
        self._changed: set[str] = set()
        self._changes: list[Change] = []
        self._conditions: set[int] = set()

    @property
    def now(self) -> datetime:
        """The step's instant."""
        return self.services.now

    @property
    def root(self) -> ElementInstance:
        """The element instance of the process itself; it is always the first."""
        return self.tasks[1]

    def next_id(self) -> int:
        """A number for an element instance or a wait: unique in this instance, never used again."""
        self.last_id += 1
        return self.last_id

    # --- tokens

    def activate(
        self, element: Element, scope: ElementInstance | None, flow: str | None = None, *, queued: bool = True
    ) -> ElementInstance:
        """A new element instance inside `scope`; unless `queued` is false it runs soon."""
        token = ElementInstance(self, element, scope, self.next_id(), flow)
        if queued:
            self._queue.append(token)
        return token

    def take(self, token: ElementInstance, flows: tuple[SequenceFlow, ...]) -> None:
        """The element of `token` is complete: go on along `flows`, or let its scope end."""
        scope = token.scope
        token.remove()
        elements = self.definition.elements
        for flow in flows:
            self.activate(elements[flow.target], scope, flow.id)
        if scope is None:
            self.completed = True
        elif not scope._children and isinstance(scope.task_spec, ScopeElement):
            scope.task_spec.children_gone(scope)

    def hold_back(self, token: ElementInstance) -> None:
        """The token waits at a join for others."""
        token._set_state(WAITING)
        self.record_active(token)

    def record_active(self, token: ElementInstance) -> None:
        """History: the element has been entered and waits."""
        token.task_spec.record(token, ElementState.ACTIVATED)

    def run(self) -> None:
        """Run everything that can run, up to the next waits."""
        steps = 0
        while self._queue or self._fire_inclusive_join() or self._fire_conditions():
            if not self._queue:
                continue
            token = self._queue.popleft()
            if token._state != READY or token.id not in self.tasks:
                continue
            token.run()
            steps += 1
            if steps > STEP_LIMIT:
                found = f"more than {STEP_LIMIT} elements ran without waiting; look for a loop without a wait"
                raise StepFailed("STEP_LIMIT_EXCEEDED", token.task_spec.name, found)
        self._rearm()

    def _fire_inclusive_join(self) -> bool:
        if not self.definition.has_inclusive_join:
            return False
        for token in list(self.tasks.values()):
            element = token.task_spec
            if token._state == WAITING and isinstance(element, InclusiveGateway) and element.may_fire(token):
                element.fire(token)
                return True
        return False

    def _fire_conditions(self) -> bool:
        if not self._changes and not self._conditions:
            return False
        changes, self._changes = self._changes, []
        opened, self._conditions = self._conditions, set()
        return fire_conditions(self, changes, opened)

    def terminate(self, token: ElementInstance) -> None:
        """End an element instance, and everything inside it, without completing it."""
        self.terminate_children(token)
        self.close_waits(token, terminated=True)
        if token._state != READY:
            token.task_spec.record(token, ElementState.TERMINATED)
        token.cancel()
        token.remove()

    def terminate_children(self, scope: ElementInstance, but: ElementInstance | None = None) -> None:
        """End everything that runs inside `scope`, except `but`."""
        for child in scope.children:
            if child is not but:
                self.terminate(child)

    # --- waits

    def open_wait(self, token: ElementInstance, handler: Element, wait: Wait) -> None:
        """Remember that `token` waits, and who handles it."""
        token.waits[wait.id] = handler
        self.outcome.opened[wait.id] = wait
        if isinstance(wait, ConditionWait):
            self._conditions.add(wait.id)

    def close_wait(self, token: ElementInstance, wait_id: int) -> None:
        """The wait is over."""
        handler = token.waits.pop(wait_id)
        if token.notes is not None:
            token.notes.pop(wait_id, None)
        self.outcome.rescheduled.pop(wait_id, None)
        if self.outcome.opened.pop(wait_id, None) is None:
            self.outcome.closed.append(wait_id)
            self.outcome.closed_kinds[wait_id] = handler.wait_kind

    def close_waits(self, token: ElementInstance, but: tuple[Element, ...] = (), *, terminated: bool = False) -> None:
        """End every wait of `token`, except those handled by the elements in `but`."""
        for wait_id, handler in list(token.waits.items()):
            if handler in but:
                continue
            if terminated and handler is token.task_spec and handler.facts.type == "CALL_ACTIVITY":
                self.outcome.requests.append(CancelChild(wait_id))
            self.close_wait(token, wait_id)

    def holder_of(self, wait_id: int) -> ElementInstance:
        """The element instance that holds this wait."""
        for token in self.tasks.values():
            if wait_id in token.waits:
                return token
        raise StepFailed("WAIT_NOT_FOUND", self.definition.process_id, f"it does not wait under id {wait_id} any more")

    def happened(self, wait_id: int, variables: Mapping[str, Any]) -> None:
        """What was waited for has come: dispatch to the element that handles it."""
        token = self.holder_of(wait_id)
        handler = token.waits[wait_id]
        if not (isinstance(handler, CatchEvent) and handler.goes_on(token, wait_id)):
            self.close_wait(token, wait_id)
        if handler is token.task_spec:
            self._own_event(token, variables)
        elif isinstance(token.task_spec, EventBasedGateway) and isinstance(handler, CatchEvent):
            flow = token.task_spec.happened(token, handler)
            self._behind_gateway(token, handler, flow, variables)
        elif isinstance(handler, BoundaryEvent):
            self.boundary(token, handler, variables)
        elif isinstance(handler, StartEvent):
            owner = self.definition.elements[str(handler.facts.container)]
            if isinstance(owner, EventSubProcess):
                owner.begin(token, variables)

    def _own_event(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        element = token.task_spec
        if isinstance(element, CatchEvent):
            element.happen(token, variables)
        else:
            element.complete_with(token, variables)

    def _behind_gateway(
        self, token: ElementInstance, event: CatchEvent, flow: SequenceFlow, variables: Mapping[str, Any]
    ) -> None:
        gateway, scope = token.task_spec, token.scope
        gateway.record(token, ElementState.COMPLETED)
        token.remove()
        event.happen(self.activate(event, scope, flow.id, queued=False), variables)

    def boundary(self, token: ElementInstance, event: BoundaryEvent, variables: Mapping[str, Any]) -> None:
        """A boundary event of `token` has happened."""
        scope = token.scope
        follower = self.activate(event, scope, queued=False)
        if event.interrupting:
            self.terminate(token)
        event.happen(follower, variables)

    def throw_error(self, token: ElementInstance, code: str, message: str, variables: Mapping[str, Any]) -> None:
        """A BPMN error rises from `token` to the nearest handler; without one the whole instance ends with it."""
        caught = find_catch(token, ErrorDefinition, code)
        if caught is not None:
            caught.handle(variables)
            return
        self.uncaught = (code, message, dict(variables))
        self.cancel_all()

    def cancel_all(self) -> None:
        """Terminate the instance."""
        self._queue.clear()
        self.terminate(self.root)
        self.cancelled = True

    # --- variables

    def view(self, token: ElementInstance, extra: dict[str, Any] | None = None) -> Mapping[str, Any]:
        """The variables `token` sees, nearest scope first; `extra` hides them all."""
        frames: list[dict[str, Any]] = [] if extra is None else [extra]
        here: ElementInstance | None = token
        while here is not None:
            if here.locals is not None:
                frames.append(here.locals)
            here = here.scope
        return frames[0] if len(frames) == 1 else VariableView(tuple(frames))

    def set_variables(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """Each variable goes to the nearest scope that has one of its name, or else to the root."""
        for name, value in variables.items():
            owner: ElementInstance | None = token
            while owner is not None and (owner.locals is None or name not in owner.locals):
                owner = owner.scope
            if owner is None or owner.locals is None:
                self._set(1, self.variables, name, value)
            else:
                self._set(owner.id, owner.locals, name, value)

    def set_local(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """Variables of the scope of `token` itself, which gets one if it has none."""
        if token.locals is None:
            token.locals = {}
        for name, value in variables.items():
            self._set(token.id, token.locals, name, value)

    def _set(self, scope: int, frame: dict[str, Any], name: str, value: Any) -> None:
        if self.definition.has_conditions:
            self._changes.append(Change(scope, name, name not in frame))
        frame[name] = value
        self._changed.add(name)
        self.outcome.history.append(VariableEvent(scope, name, value))

    def _rearm(self) -> None:
        """Work out again when the timers fire whose expression reads a variable this step changed."""
        changed, self._changed = self._changed, set()
        if not self.definition.rearming or not changed:
            return
        for token in self.tasks.values():
            for wait_id, handler in token.waits.items():
                if handler.name in self.definition.rearming and handler.due_names & changed:
                    self.reschedule(wait_id, handler.due(token))

    def reschedule(self, wait_id: int, due: datetime | None) -> None:
        """The wait is due at another instant; None leaves it as it is."""
        opened = self.outcome.opened.get(wait_id)
        if due is None:
            return
        if isinstance(opened, TimerWait | UserTaskWait):
            self.outcome.opened[wait_id] = replace(opened, due=due)
        else:
            self.outcome.rescheduled[wait_id] = due
