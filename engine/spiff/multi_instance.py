"""Multi-instance: an activity once per item of a collection, in parallel or in sequence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import StepFailed
from engine.spiff.ending import afterwards
from engine.spiff.expression import Value

if TYPE_CHECKING:
    from engine.spiff.token import ElementInstance

MAX_ROUNDS = 10_000


def is_body(token: ElementInstance) -> bool:
    """Whether it is the body of a multi-instance: what its rounds run in."""
    return getattr(token.task_spec, "loop", None) is not None and not token.is_inner


@dataclass(frozen=True, slots=True)
class MultiInstance:
    """`bpmn:multiInstanceLoopCharacteristics` with `zeebe:loopCharacteristics`.

    The body's `memo` is `[items still to start (sequential only), output, rounds completed, rounds in all]`. The body shows the
    output so far as a variable of its own; a round keeps its `loopCounter` (from 1) in its locals, and the variable that the
    output is taken from, so that rounds do not overwrite each other's.
    """

    sequential: bool
    input_collection: Value
    input_element: str | None = None
    output_collection: str | None = None
    output_element: Value | None = None
    completion_condition: Value | None = None

    def start(self, body: ElementInstance) -> bool | None:
        """Begin the rounds; an empty collection completes the body at once."""
        workflow, element = body.workflow, body.task_spec
        items = self.input_collection.evaluate_as(list, workflow.view(body), workflow, element.name)
        if len(items) > MAX_ROUNDS:
            found = f"its collection has {len(items)} items and at most {MAX_ROUNDS} rounds are run; split the collection"
            raise StepFailed("EXTRACT_VALUE_ERROR", element.name, found)
        body.memo = [items[1:] if self.sequential else [], [None] * len(items), 0, len(items)]
        self._show_output(body)
        for index, item in enumerate(items[:1] if self.sequential else items):
            self._round(body, index, item)
        if items:
            return None
        self._store_output(body)
        return True

    def _round(self, body: ElementInstance, index: int, item: Any) -> None:
        token = body.workflow.activate(body.task_spec, body)
        made = None if self.output_element is None else self.output_element.variable
        token.locals = {} if made is None else {made: None}
        if self.input_element:
            token.locals[self.input_element] = item
        token.locals["loopCounter"] = index + 1
        body.workflow.record_locals(token, token.locals)

    def round_completed(self, body: ElementInstance, token: ElementInstance) -> None:
        """Collect one round's output; then start the next one, or complete the body."""
        workflow = body.workflow
        index = (token.locals or {})["loopCounter"] - 1
        rest, output, done, total = body.memo
        if self.output_element is not None:
            output[index] = self.output_element.evaluate(workflow.view(token), workflow, body.task_spec.name)
            self._show_output(body)
        enough = self._enough(token, done + 1, total - len(rest))
        token.remove()
        body.memo = [rest, output, done + 1, total]
        # somebody may have ended a round from outside, so the rounds done do not say whether one is left
        if enough or not (rest or body._children):
            afterwards(workflow.terminate_children(body), body, body.children, body.task_spec)
        elif self.sequential:
            body.memo[0] = rest[1:]
            self._round(body, index + 1, rest[0])

    def finish(self, body: ElementInstance) -> None:
        """No round is left: store what was collected and complete the body."""
        self._store_output(body)
        body.complete()

    def _enough(self, token: ElementInstance, done: int, begun: int) -> bool:
        if self.completion_condition is None:
            return False
        workflow, body = token.workflow, token.scope
        if body is None:
            return False
        active = len(body._children) - 1
        counters = {
            "numberOfInstances": body.memo[3],
            "numberOfCompletedInstances": done,
            "numberOfActiveInstances": active,
            "numberOfTerminatedInstances": begun - done - active,
        }
        view = workflow.view(token, counters)
        return bool(self.completion_condition.evaluate_as(bool, view, workflow, token.task_spec.name))

    def _show_output(self, body: ElementInstance) -> None:
        if self.output_collection is not None:
            body.locals = {**(body.locals or {}), self.output_collection: body.memo[1]}

    def _store_output(self, body: ElementInstance) -> None:
        if self.output_collection is not None:
            body.workflow.set_variables(body.scope or body, {self.output_collection: body.memo[1]})
