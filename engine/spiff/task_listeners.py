"""Task listeners: jobs asked one after another before a user task is created, assigned, changed, completed or cancelled.

While one of them waits, the task is in the state of its transition (`CREATING`, `ASSIGNING`, ...) and nothing else can be done
to it but to end it. What was asked for and corrected takes effect when the last one is done; one that denies it leaves the task
as it was. Creation and cancellation cannot be denied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from engine.errors import StepFailed
from engine.spiff.effects import TaskChange
from engine.spiff.element import Element, ElementFacts
from engine.spiff.ending import ended
from engine.spiff.job_results import TaskResult
from engine.spiff.listeners import begin_listener
from engine.spiff.transitions import TRANSITION, Transition, transition_of
from engine.spiff.waits import TaskState, UserTaskWait, WaitKind

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.jobs import JobDefinition
    from engine.spiff.tasks import UserTask
    from engine.spiff.token import ElementInstance

EVENTS = {
    "creating": TaskState.CREATING,
    "assigning": TaskState.ASSIGNING,
    "updating": TaskState.UPDATING,
    "completing": TaskState.COMPLETING,
    "canceling": TaskState.CANCELING,
}
"""The state a task is in while the listeners of an event are at work, by `eventType`."""
DENIABLE = frozenset({TaskState.ASSIGNING, TaskState.UPDATING, TaskState.COMPLETING})
NO_RETRIES = "TASK_LISTENER_NO_RETRIES"


class TaskListeners(Element):
    """The task listeners of one user task; it handles the waits of their jobs."""

    def __init__(self, spec: BpmnProcessSpec, owner: UserTask, jobs: tuple[JobDefinition, ...]) -> None:
        super().__init__(spec, ElementFacts(f"{owner.name}#taskListeners", "TASK_LISTENERS", label=owner.facts.label))
        self.owner = owner
        self.jobs = {state: [job for job in jobs if job.listener_event == state] for state in EVENTS.values()}

    @property
    def wait_kind(self) -> WaitKind:
        return WaitKind.JOB

    def open_task(self, token: ElementInstance, wait: UserTaskWait) -> None:
        """Open the task, created and assigned by way of the listeners."""
        fresh = replace(wait, state=TaskState.CREATING, assignee=None)
        token.workflow.open_wait(token, self.owner, fresh)
        self.begin(token, Transition(TaskState.CREATING, wait.id, given=wait.assignee, fresh=fresh))

    def begin(self, token: ElementInstance, transition: Transition) -> str | None:
        """Ask the listeners of a transition, and carry it out unless one of them has to be waited for.

        Gives the reason when one of them denies it at once, None otherwise.
        """
        while transition.index < len(self.jobs[transition.state]):
            job = self.jobs[transition.state][transition.index]
            transition.index += 1
            result = self._ask(token, job, transition)
            if result is None:
                transition.store(token)
                token.workflow.change_task(transition.wait_id, TaskChange(transition.state))
                return None
            if result.denied:
                self._deny(token, transition)
                return result.denied_reason
            transition.changes.update(result.corrections)
        self._carry_out(token, transition)
        return None

    def completed(self, token: ElementInstance, result: TaskResult) -> None:
        """The job of the current listener is done."""
        transition = transition_of(token)
        if transition is None:
            raise StepFailed(NO_RETRIES, self.owner.name, "its task is not waiting for a listener any more")
        token.forget(TRANSITION)
        if result.denied:
            self._deny(token, transition)
            return
        transition.changes.update(result.corrections)
        self.begin(token, transition)
        if transition.state is TaskState.CANCELING and transition_of(token) is None:
            ended(token)

    def is_canceled(self, token: ElementInstance, wait_id: int) -> bool:
        """The task is to be cancelled, whatever it goes through: True when no listener has to be waited for."""
        token.forget(TRANSITION)
        self.begin(token, Transition(TaskState.CANCELING, wait_id))
        return transition_of(token) is None

    def _ask(self, token: ElementInstance, job: JobDefinition, transition: Transition) -> TaskResult | None:
        answer = begin_listener(job, token, self, NO_RETRIES, transition)
        return answer if answer is None or isinstance(answer, TaskResult) else TaskResult()

    def _deny(self, token: ElementInstance, transition: Transition) -> None:
        token.workflow.change_task(transition.wait_id, TaskChange(TaskState.CREATED))

    def _carry_out(self, token: ElementInstance, transition: Transition) -> None:
        workflow, wait_id = token.workflow, transition.wait_id
        match transition.state:
            case TaskState.CREATING:
                workflow.change_task(wait_id, TaskChange(TaskState.CREATED, transition.changes))
                if transition.given is not None:
                    fresh, asked = workflow.opened_task(wait_id), {"assignee": transition.given}
                    following = Transition(TaskState.ASSIGNING, wait_id, changes=asked, fresh=fresh, before=transition.changes)
                    self.begin(token, following)
            case TaskState.COMPLETING:
                workflow.change_task(wait_id, TaskChange(TaskState.COMPLETED, transition.changes))
                workflow.close_wait(token, wait_id)
                self.owner.complete_with(token, transition.given or {})
            case TaskState.CANCELING:
                workflow.change_task(wait_id, TaskChange(TaskState.CANCELED, transition.changes))
                workflow.close_wait(token, wait_id)
            case _:
                workflow.change_task(wait_id, TaskChange(TaskState.CREATED, transition.changes))
                if transition.given:
                    workflow.set_local(token, transition.given)
