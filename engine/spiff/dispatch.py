"""Something happened: which element of the instance takes it, and what that does to the tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from engine.errors import TaskDenied, WrongState
from engine.spiff.ad_hoc import AdHocSubProcess
from engine.spiff.catching import BoundaryEvent, CatchEvent, StartEvent
from engine.spiff.effects import ElementState
from engine.spiff.element import SequenceFlow
from engine.spiff.ending import afterwards, task_wait
from engine.spiff.events import ErrorDefinition
from engine.spiff.gateways import EventBasedGateway
from engine.spiff.job_results import AdHocResult, TaskResult
from engine.spiff.listeners import Listeners
from engine.spiff.rising import find_catch
from engine.spiff.subprocess import EventSubProcess
from engine.spiff.task_listeners import TaskListeners
from engine.spiff.transitions import ACTIONS, Transition, transition_of
from engine.spiff.waits import TaskState

if TYPE_CHECKING:
    from engine.spiff.token import ElementInstance
    from engine.spiff.workflow import TokenWorkflow


def happened(workflow: TokenWorkflow, wait_id: int, variables: Mapping[str, Any]) -> None:
    """What was waited for has come: dispatch to the element that handles it."""
    _happened(workflow, workflow.holder_of(wait_id), wait_id, variables)


def complete_task(workflow: TokenWorkflow, wait_id: int, variables: Mapping[str, Any], action: str) -> None:
    """A person has finished a user task; raise `TaskDenied` when a task listener denies it at once."""
    token = workflow.holder_of(wait_id)
    if token.task_spec.task_listeners is None:
        _happened(workflow, token, wait_id, variables)
    else:
        _ask(token, Transition(TaskState.COMPLETING, wait_id, action, given=dict(variables)))


def change_task(workflow: TokenWorkflow, transition: Transition) -> None:
    """A person assigns or changes a user task that has task listeners; raise `TaskDenied` when one denies it at once."""
    _ask(workflow.holder_of(transition.wait_id), transition)


def update_variables(token: ElementInstance, variables: Mapping[str, Any]) -> bool:
    """Local variables of a user task are an update of the task: True when its task listeners have been asked for it.

    Raise `TaskDenied` when one denies it at once, `WrongState` while they are at work on something else.
    """
    wait_id, listeners = task_wait(token), token.task_spec.task_listeners
    if wait_id is None or listeners is None or not listeners.jobs[TaskState.UPDATING]:
        return False
    if (busy := transition_of(token)) is not None:
        raise WrongState("user task of element", token.task_spec.name, busy.state, "set variables of")
    _ask(token, Transition(TaskState.UPDATING, wait_id, given=dict(variables)))
    return True


def _ask(token: ElementInstance, transition: Transition) -> None:
    listeners = token.task_spec.task_listeners
    reason = None if listeners is None else listeners.begin(token, transition)
    if reason is not None:
        raise TaskDenied(ACTIONS[transition.state], token.task_spec.name, reason)


def decided(workflow: TokenWorkflow, wait_id: int, result: TaskResult | AdHocResult) -> None:
    """A job that decides something is done."""
    token = workflow.holder_of(wait_id)
    handler = token.waits[wait_id]
    workflow.close_wait(token, wait_id)
    if isinstance(handler, TaskListeners) and isinstance(result, TaskResult):
        handler.completed(token, result)
    elif isinstance(handler, AdHocSubProcess) and isinstance(result, AdHocResult):
        handler.decided(token, result)


def _happened(workflow: TokenWorkflow, token: ElementInstance, wait_id: int, variables: Mapping[str, Any]) -> None:
    handler = token.waits[wait_id]
    if not (isinstance(handler, CatchEvent) and handler.goes_on(token, wait_id)):
        workflow.close_wait(token, wait_id)
    if isinstance(handler, Listeners):
        handler.completed(token, variables)
    elif handler is token.task_spec:
        _own_event(token, variables)
    elif isinstance(token.task_spec, EventBasedGateway) and isinstance(handler, CatchEvent):
        flow = token.task_spec.happened(token, handler)
        _behind_gateway(workflow, token, handler, flow, variables)
    elif isinstance(handler, BoundaryEvent):
        boundary(workflow, token, handler, variables)
    elif isinstance(handler, StartEvent):
        owner = workflow.definition.elements[str(handler.facts.container)]
        if isinstance(owner, EventSubProcess):
            owner.begin(token, variables)


def _own_event(token: ElementInstance, variables: Mapping[str, Any]) -> None:
    element = token.task_spec
    if isinstance(element, CatchEvent):
        element.happen(token, variables)
    else:
        element.complete_with(token, variables)


def _behind_gateway(
    workflow: TokenWorkflow, token: ElementInstance, event: CatchEvent, flow: SequenceFlow, variables: Mapping[str, Any]
) -> None:
    gateway, scope = token.task_spec, token.scope
    gateway.record(token, ElementState.COMPLETED)
    token.remove()
    event.happen(workflow.activate(event, scope, flow.id, queued=False), variables)


def boundary(workflow: TokenWorkflow, token: ElementInstance, event: BoundaryEvent, variables: Mapping[str, Any]) -> None:
    """A boundary event of `token` has happened."""
    scope = cast("ElementInstance", token.scope)  # an activity always runs inside something
    if event.interrupting:
        afterwards(workflow.terminate(token), scope, [token], event, dict(variables))
    else:
        event.resume(scope, variables)


def throw_error(
    workflow: TokenWorkflow,
    token: ElementInstance,
    code: str,
    message: str,
    variables: Mapping[str, Any],
    origin: str | None = None,
) -> None:
    """A BPMN error rises from `token` to the nearest handler; without one the whole instance ends with it.

    `origin` is the element that threw it, if that is in another instance.
    """
    caught = find_catch(token, ErrorDefinition, code)
    if caught is not None:
        caught.handle(variables)
        return
    workflow.uncaught = (code, message, dict(variables), origin or token.task_spec.name)
    workflow.cancel_all()
