"""A process instance as the commands see it: start or load, do one thing, look at the outcome, dump."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

from engine.errors import InvalidInput
from engine.spiff import codec, dispatch
from engine.spiff.catching import StartEvent
from engine.spiff.definition import ProcessDefinition
from engine.spiff.effects import StepOutcome
from engine.spiff.events import EscalationDefinition
from engine.spiff.job_results import AdHocResult, TaskResult
from engine.spiff.migrating import Migration
from engine.spiff.modification import Modification, modify
from engine.spiff.refusals import UNKNOWN_ELEMENT, InstructionRefused, Refusal
from engine.spiff.rising import find_catch
from engine.spiff.subprocess import ProcessElement
from engine.spiff.transitions import transition_of
from engine.spiff.workflow import TokenWorkflow
from engine.spiff.workflow_state import STOP_AFTER, Uncaught

if TYPE_CHECKING:
    from datetime import datetime

    from engine.spiff.element import Element
    from engine.spiff.job_results import JobAnswer
    from engine.spiff.migration import MigrationPlan
    from engine.spiff.services import Services
    from engine.spiff.token import ElementInstance
    from engine.spiff.transitions import Transition
    from engine.spiff.waits import WaitKind


class Instance:
    """One process instance for the length of one step. Never keep it: load it afresh for the next."""

    def __init__(self, definition: ProcessDefinition, services: Services) -> None:
        self._workflow = TokenWorkflow(definition, services)
        self.definition = definition

    @classmethod
    def start(
        cls,
        definition: ProcessDefinition,
        variables: Mapping[str, Any],
        services: Services,
        start_element: str | None = None,
        *,
        at: Sequence[str] = (),
        stop_after: Sequence[str] = (),
    ) -> Self:
        """A new instance, run to its first waits. `start_element` names the message, timer or signal start event.

        With `at` it begins these elements instead (raise `InstructionRefused`); once one of `stop_after` is over it is cancelled.
        """
        instance = cls(definition, services)
        workflow = instance._workflow
        if at or stop_after:
            instance._check_known(stop_after)
            workflow.stop_after = frozenset(stop_after)
        if at:
            instance._begin_at(variables, at)
            return instance
        event = instance._start_event(start_element)
        process = definition.process
        root = workflow.activate(process, None, queued=False)
        root.locals = workflow.variables
        mapped = variables if event.facts.outputs and event.definition is not None else {}
        if not mapped:
            # event sub-processes of the process may read them in their correlation keys and timers
            workflow.set_variables(root, variables)
        instance._keep_stops(root)
        process.begin(root, event, mapped)
        workflow.run()
        return instance

    def _begin_at(self, variables: Mapping[str, Any], at: Sequence[str]) -> None:
        workflow, process = self._workflow, self.definition.process
        root = workflow.activate(process, None, queued=False)
        root.locals = workflow.variables
        workflow.set_variables(root, variables)
        self._keep_stops(root)
        process.begin_at(root, at)
        workflow.run()

    def _keep_stops(self, root: ElementInstance) -> None:
        if self._workflow.stop_after:
            root.note(STOP_AFTER, sorted(self._workflow.stop_after))

    def _check_known(self, element_ids: Sequence[str]) -> None:
        for element_id in element_ids:
            if element_id not in self.definition.elements:
                raise InstructionRefused(Refusal(element_id, UNKNOWN_ELEMENT))

    def _start_event(self, start_element: str | None) -> StartEvent:
        elements = self.definition.elements
        if start_element is None:
            process = elements[self.definition.process_id]
            event = process.start if isinstance(process, ProcessElement) else None
            remedy = "start it through its message, timer or signal"
        else:
            event = elements.get(start_element)
            remedy = "name one of its start events"
        if not isinstance(event, StartEvent):
            found = f"none in process '{self.definition.process_id}'"
            raise InvalidInput("start event", start_element or "a none start event", found, remedy)
        return event

    @classmethod
    def load(cls, definition: ProcessDefinition, state: bytes, services: Services) -> Self:
        """The instance as it was when `dump` was called."""
        instance = cls(definition, services)
        workflow = instance._workflow
        codec.load(workflow, state)
        root = workflow.tasks.get(1)
        if root is not None:
            workflow.stop_after = frozenset(root.noted(STOP_AFTER, ()))
        return instance

    def let_go(self) -> None:
        """Forget the element instances once they are stored.

        They and the workflow hold each other: without this only the garbage collector would find out that nobody else does.
        """
        self._workflow.tasks.clear()

    def dump(self) -> bytes:
        """The live state; the size does not depend on how much has happened before."""
        return codec.dump(self._workflow)

    def complete_user_task(self, wait_id: int, variables: Mapping[str, Any], action: str = "") -> None:
        """A person has finished the user task that waits under `wait_id`; raise `TaskDenied` when a task listener denies it.

        `action` is what the person calls it.
        """
        dispatch.complete_task(self._workflow, wait_id, variables, action)
        self._workflow.run()

    def change_user_task(self, transition: Transition) -> None:
        """A person assigns or changes a user task; raise `TaskDenied` when a task listener denies it."""
        dispatch.change_task(self._workflow, transition)
        self._workflow.run()

    def element(self, wait_id: int) -> Element:
        """The element whose instance waits under `wait_id`."""
        return self._workflow.holder_of(wait_id).task_spec

    def transition(self, wait_id: int) -> Transition | None:
        """What the user task that waits under `wait_id`, or its listener, goes through; None when it simply waits."""
        return transition_of(self._workflow.holder_of(wait_id))

    def complete_job(self, wait_id: int, answer: JobAnswer) -> None:
        """The job that `wait_id` waited for is done, with variables or with what it has decided."""
        if isinstance(answer, TaskResult | AdHocResult):
            dispatch.decided(self._workflow, wait_id, answer)
        else:
            self._workflow.happened(wait_id, answer)
        self._workflow.run()

    def trigger(self, wait_id: int, variables: Mapping[str, Any] | None = None) -> None:
        """What `wait_id` waited for has come: timer due, message, signal, child instance finished."""
        self._workflow.happened(wait_id, variables or {})
        self._workflow.run()

    def throw_error(self, wait_id: int, code: str, message: str, variables: Mapping[str, Any], origin: str | None = None) -> None:
        """The child instance behind the call activity ended with a BPMN error nobody there caught."""
        workflow = self._workflow
        token = workflow.holder_of(wait_id)
        workflow.close_wait(token, wait_id)
        workflow.throw_error(token, code, message, variables, origin)
        workflow.run()

    def escalate(self, wait_id: int, code: str) -> bool | None:
        """The child instance behind the call activity throws an escalation nobody there catches.

        True: it is caught and the child goes on; False: it is caught and the child ends; None: nobody here catches it.
        """
        workflow = self._workflow
        caught = find_catch(workflow.holder_of(wait_id), EscalationDefinition, code)
        if caught is None:
            return None
        caught.handle({})
        workflow.run()
        return not caught.interrupting

    def is_waiting(self, wait_id: int) -> bool:
        """Whether the wait is still open."""
        return any(wait_id in token.waits for token in self._workflow.tasks.values())

    def set_variables(self, variables: Mapping[str, Any], scope: int | None = None) -> None:
        """Set variables from outside: in element instance `scope`, or at the root. Re-arms the timers that read them."""
        workflow = self._workflow
        workflow.set_local(workflow.root if scope is None else workflow.tasks[scope], variables)
        workflow.run()

    def change_variables(self, variables: Mapping[str, Any], scope: int | None, *, upwards: bool = False) -> None:
        """The same as somebody's wish: the task listeners of a user task in whose scope they are set come first.

        `upwards`: seen from `scope`, each variable goes where it is, or else to the root.
        """
        token = None if scope is None else self._workflow.tasks[scope]
        if token is not None and upwards:
            self._workflow.set_variables(token, variables)
        elif token is None or not dispatch.update_variables(token, variables):
            self.set_variables(variables, scope)
        self._workflow.run()

    def modify(self, wanted: Modification) -> None:
        """Begin, move and end elements from outside, all or nothing; raise `InstructionRefused`."""
        modify(self._workflow, wanted)
        self._workflow.run()

    def migrated(self, target: ProcessDefinition, plan: MigrationPlan, begun: Mapping[int, datetime]) -> tuple[Self, Migration]:
        """The instance as it would be on definition `target`, not yet run on, and what the migration found.

        `begun` says since when each element instance runs. Raise `InstructionRefused` for a plan that can never be.
        """
        migration = Migration(self._workflow, target, plan, begun)
        migration.carry_out()
        other = type(self)(target, self._workflow.services)
        other._workflow = migration.workflow
        if self._workflow.stop_after and not migration.refusals:
            other._workflow.stop_after = migration.renamed(self._workflow.stop_after)
            other._keep_stops(other._workflow.root)
        return other, migration

    def run_on(self) -> None:
        """Run what can run: conditional events that have just begun to wait and hold."""
        self._workflow.run()

    def cancel(self) -> None:
        """Terminate the instance and everything in it."""
        self._workflow.cancel_all()

    @property
    def outcome(self) -> StepOutcome:
        """What this step has changed."""
        return self._workflow.outcome

    @property
    def finished(self) -> bool:
        """Whether nothing is left to run: completed, or terminated."""
        return bool(self._workflow.completed) or self._workflow.cancelled

    @property
    def cancelled(self) -> bool:
        """Whether it ended by termination, not by completion."""
        return self._workflow.cancelled

    @property
    def uncaught(self) -> Uncaught | None:
        """The BPMN error that ended the instance because nobody in it handled it."""
        return self._workflow.uncaught

    @property
    def variables(self) -> dict[str, Any]:
        """The variables of the process scope, as JSON."""
        return self._workflow.variables

    def visible_variables(self, wait_id: int) -> dict[str, Any]:
        """The variables seen from the element that waits under `wait_id`, nearest scope first."""
        return dict(self._workflow.view(self._workflow.holder_of(wait_id)))

    def local_variables(self, wait_id: int) -> dict[str, Any]:
        """The variables of the very element that waits under `wait_id`."""
        return dict(self._workflow.holder_of(wait_id).locals or {})

    def numbers(self) -> tuple[int, ...]:
        """The numbers of all active element instances, the process first."""
        return tuple(self._workflow.tasks)

    def active_elements(self) -> tuple[str, ...]:
        """The ids of the elements with a token now, once for each token; the process itself is left out."""
        return tuple(t.task_spec.name for t in self._workflow.tasks.values() if t._parent is not None)

    def waits(self) -> dict[int, tuple[WaitKind, str]]:
        """Kind and element of every open wait, by its id."""
        held = (wait for token in self._workflow.tasks.values() for wait in token.waits.items())
        return {wait_id: (handler.wait_kind, handler.name) for wait_id, handler in held}

    def has_waits(self) -> bool:
        """Whether anything can wake it up."""
        return any(token.waits for token in self._workflow.tasks.values())
