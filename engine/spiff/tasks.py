"""The task types: user, business rule, script, receive and the ones that pass through. Those done by jobs are in `jobs`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from engine.errors import StepFailed
from engine.spiff.activity import Activity
from engine.spiff.effects import DecisionEvent
from engine.spiff.element import ElementFacts
from engine.spiff.events import MessageDefinition
from engine.spiff.expression import Value, parse_instant
from engine.spiff.waits import UserTaskWait, WaitKind

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.multi_instance import MultiInstance
    from engine.spiff.token import ElementInstance


@dataclass(frozen=True, slots=True)
class Assignment:
    """`zeebe:assignmentDefinition`, `taskSchedule`, `priorityDefinition` and `formDefinition` of a user task."""

    assignee: Value | None = None
    candidate_groups: Value | None = None
    candidate_users: Value | None = None
    due: Value | None = None
    follow_up: Value | None = None
    priority: Value | None = None
    form_id: Value | None = None
    form_binding: str = "latest"
    form_version_tag: str | None = None

    @property
    def reads_variables(self) -> bool:
        """Whether it is not the same for every task of the definition."""
        asked = (getattr(self, name) for name in self.__dataclass_fields__)
        return any(isinstance(value, Value) and value.expression is not None for value in asked)


@dataclass(frozen=True, slots=True)
class CalledDecision:
    """`zeebe:calledDecision`."""

    decision_id: Value
    result_variable: str
    binding: str = "latest"
    version_tag: str | None = None


class PassThroughTask(Activity):
    """A manual or undefined task: nothing for the engine to do."""


class UserTask(Activity):
    """Waits for a person."""

    def __init__(
        self,
        spec: BpmnProcessSpec,
        facts: ElementFacts,
        assignment: Assignment,
        loop: MultiInstance | None = None,
    ) -> None:
        super().__init__(spec, facts, loop)
        self.manual = True
        self.assignment = assignment
        self._separate_from = split_names(dict(facts.properties).get("separateFrom", ""))
        self._always: list[UserTaskWait] = []

    @property
    def wait_kind(self) -> WaitKind:
        return WaitKind.USER_TASK

    @property
    def due_names(self) -> frozenset[str]:
        return self.assignment.due.names if self.assignment.due is not None else frozenset()

    def due(self, holder: ElementInstance) -> datetime | None:
        return self._instant(holder, self.assignment.due)

    def work(self, token: ElementInstance) -> bool | None:
        workflow = token.workflow
        wait = self.describe(token, workflow.next_id())
        if self.task_listeners is None:
            workflow.open_wait(token, self, wait)
        else:
            self.task_listeners.open_task(token, wait)
        return None

    def describe(self, token: ElementInstance, wait_id: int) -> UserTaskWait:
        """The task as its definition makes it out of the variables `token` sees."""
        if self._always:
            return replace(self._always[0], id=wait_id)
        made = self._made(token, wait_id)
        if not self.assignment.reads_variables:
            self._always.append(made)
        return made

    def _made(self, token: ElementInstance, wait_id: int) -> UserTaskWait:
        facts, asked = self.facts, self.assignment
        return UserTaskWait(
            id=wait_id,
            element_id=facts.id,
            name=facts.label or facts.id,
            assignee=self._text(token, asked.assignee),
            candidate_groups=self._names(token, asked.candidate_groups),
            candidate_users=self._names(token, asked.candidate_users),
            due=self.due(token),
            follow_up=self._instant(token, asked.follow_up),
            priority=self._priority(token),
            form_id=self._text(token, asked.form_id),
            form_binding=asked.form_binding,
            form_version_tag=asked.form_version_tag,
            lane=facts.lane,
            separate_from=self._separate_from,
            properties=facts.properties,
        )

    def _evaluate(self, token: ElementInstance, value: Value | None) -> Any:
        if value is None or value.expression is None:
            return None if value is None else value.text
        return value.evaluate(token.workflow.view(token), token.workflow, self.name)

    def _text(self, token: ElementInstance, value: Value | None) -> str | None:
        found = self._evaluate(token, value)
        return None if value is None or found in (None, "") else self._name(value, found)

    def _names(self, token: ElementInstance, value: Value | None) -> tuple[str, ...]:
        found = self._evaluate(token, value)
        if value is None or found is None:
            return ()
        return (
            tuple(self._name(value, name) for name in found) if isinstance(found, list) else split_names(self._name(value, found))
        )

    def _name(self, value: Value, found: Any) -> str:
        if isinstance(found, str):
            return value.checked_name(found, self.name)
        if isinstance(found, bool) or not isinstance(found, int):
            raise StepFailed(value.kind, self.name, f"{value.place} '{value.text}' gave {found!r} where a name is needed")
        return str(found)

    def _instant(self, token: ElementInstance, value: Value | None) -> datetime | None:
        found = self._evaluate(token, value)
        return None if value is None or found in (None, "") else parse_instant(found, value.place, self.name)

    def _priority(self, token: ElementInstance) -> int:
        found = self._evaluate(token, self.assignment.priority)
        if found is None:
            return 50
        text = str(found)
        if not (text.isascii() and text.isdigit() and int(text) <= 100):
            raise StepFailed("EXTRACT_VALUE_ERROR", self.name, f"its priority is {found!r}, not an integer from 0 to 100")
        return int(text)


class DecisionTask(Activity):
    """A business rule task that calls a decision."""

    def __init__(
        self,
        spec: BpmnProcessSpec,
        facts: ElementFacts,
        called: CalledDecision,
        loop: MultiInstance | None = None,
    ) -> None:
        super().__init__(spec, facts, loop)
        self.called = called

    def work(self, token: ElementInstance) -> bool | None:
        workflow, called = token.workflow, self.called
        view = workflow.view(token)
        decision_id = called.decision_id.evaluate_text(view, workflow, self.name)
        try:
            outcome = workflow.services.evaluate_decision(decision_id, called.binding, called.version_tag, view)
        except StepFailed as error:
            raise StepFailed(error.kind, self.name, f"decision '{decision_id}' failed: {error.detail}") from error
        workflow.outcome.history.append(DecisionEvent(self.name, token.id, decision_id, outcome.evaluated))
        self.finish_with(token, {called.result_variable: outcome.value})
        return True


class ScriptTask(Activity):
    """A script task: one FEEL expression whose value goes to `result_variable`."""

    def __init__(
        self,
        spec: BpmnProcessSpec,
        facts: ElementFacts,
        script: Value,
        result_variable: str,
        loop: MultiInstance | None = None,
    ) -> None:
        super().__init__(spec, facts, loop)
        self.script = script
        self.result_variable = result_variable

    def work(self, token: ElementInstance) -> bool | None:
        workflow = token.workflow
        self.finish_with(token, {self.result_variable: self.script.evaluate(workflow.view(token), workflow, self.name)})
        return True


class ReceiveTask(Activity):
    """Waits for a message."""

    def __init__(
        self,
        spec: BpmnProcessSpec,
        facts: ElementFacts,
        message: MessageDefinition,
        loop: MultiInstance | None = None,
    ) -> None:
        super().__init__(spec, facts, loop)
        self.message = message

    @property
    def wait_kind(self) -> WaitKind:
        return WaitKind.MESSAGE

    def work(self, token: ElementInstance) -> bool | None:
        workflow = token.workflow
        wait_id = workflow.next_id()
        wait = self.message.open(wait_id, self, workflow.view(token), workflow, stays_open=False)
        workflow.open_wait(token, self, wait)
        return None


@lru_cache(maxsize=4096)  # the same few lists of names for every task of a diagram
def split_names(text: str) -> tuple[str, ...]:
    """The names in a comma separated list."""
    return tuple(name for part in text.split(",") if (name := part.strip()))
