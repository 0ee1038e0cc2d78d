"""The base of every flow element: Spiff's task spec, run by tokens instead of by a tree of predicted tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from SpiffWorkflow.bpmn.specs.bpmn_task_spec import BpmnTaskSpec

from engine.spiff.effects import ElementEvent, ElementState
from engine.spiff.expression import Value
from engine.spiff.waits import WaitKind

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.listeners import Listeners
    from engine.spiff.task_listeners import TaskListeners
    from engine.spiff.token import ElementInstance


@dataclass(frozen=True, slots=True)
class SequenceFlow:
    """A sequence flow; `condition` only on flows that leave an exclusive or inclusive gateway."""

    id: str
    source: str
    target: str
    condition: Value | None = None


@dataclass(frozen=True, slots=True)
class VariableMapping:
    """One `zeebe:input` or `zeebe:output`: evaluate `source`, store under `target` (a dotted path makes nested contexts)."""

    source: Value
    target: str


@dataclass(frozen=True, slots=True)
class ElementFacts:
    """What every element has in common, as drawn.

    `type` is Camunda's element type (`USER_TASK`); `container` the id of the sub-process it is drawn in.
    """

    id: str
    type: str
    label: str | None = None
    lane: str | None = None
    container: str | None = None
    properties: tuple[tuple[str, str], ...] = ()
    inputs: tuple[VariableMapping, ...] = ()
    outputs: tuple[VariableMapping, ...] = ()


class Element(BpmnTaskSpec):  # type: ignore[misc]  # SpiffWorkflow is untyped
    """A flow element of a compiled definition. `name` is its BPMN id. Frozen once the definition is compiled."""

    name: str
    outgoing: tuple[SequenceFlow, ...]
    incoming: tuple[SequenceFlow, ...]
    listeners: Listeners | None = None
    task_listeners: TaskListeners | None = None
    _frozen = False

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts) -> None:
        super().__init__(spec, facts.id, lane=facts.lane)
        self.bpmn_id = facts.id
        self.bpmn_name = facts.label
        self.facts = facts
        self.outgoing = ()
        self.incoming = ()

    def __setattr__(self, name: str, value: object) -> None:
        if self._frozen:
            raise AttributeError(f"Expected element '{self.name}' to stay frozen, but '{name}' was set on the shared definition.")
        super().__setattr__(name, value)

    @property
    def wait_kind(self) -> WaitKind:
        """What kind of wait this element opens; only asked of elements that do."""
        raise TypeError(f"Expected an element that waits, but '{self.name}' never does.")

    @property
    def jumped_from(self) -> tuple[str, ...]:
        """The elements a token comes from without a sequence flow: a boundary event's host, the throws of a link."""
        return ()

    @property
    def due_names(self) -> frozenset[str]:
        """The variables its due instant depends on; only timers and user tasks have one."""
        return frozenset()

    def due(self, holder: ElementInstance) -> datetime | None:
        """The due instant as seen from `holder`, worked out now."""
        return None

    def link(self) -> None:
        """Resolve references to other elements, once all of them exist. Overridden where there are any."""

    def freeze(self) -> None:
        """From now on the definition is shared by every instance and cannot change."""
        self._frozen = True

    def execute(self, token: ElementInstance) -> bool | None:
        """Do the element's work: True completes it, None leaves it active. The default passes straight through."""
        return True

    def proceed(self, token: ElementInstance, given: Any) -> bool | None:
        """Go on after the listeners that come before the work, as `execute` would; `given` is what they were begun with."""
        return True

    def complete_with(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """End the work with these result variables."""
        self.finish_with(token, variables)
        token.complete()

    def resume(self, scope: ElementInstance, *arguments: Any) -> None:
        """Go on in `scope` after what had to end first; only asked of elements that end others (see `engine.spiff.ending`)."""
        raise TypeError(f"Expected an element that ends others, but '{self.name}' never does.")

    def left_empty(self, token: ElementInstance) -> None:
        """The last one inside has been ended from outside. Overridden by those that have something inside."""

    def leave(self, token: ElementInstance) -> None:
        """Complete: record it, move a token along every outgoing flow, and let the scope end if nothing is left in it."""
        self.record(token, ElementState.COMPLETED)
        token.workflow.take(token, self.outgoing)

    def record(self, token: ElementInstance, state: ElementState) -> None:
        """One line of history about this element instance."""
        self.record_as(token, state, self.facts.type)

    def record_as(self, token: ElementInstance, state: ElementState, type_: str) -> None:
        """The same under another type than the diagram's."""
        facts = self.facts
        token.workflow.outcome.history.append(
            ElementEvent(facts.id, type_, token.id, token._parent, state, facts.label, facts.properties, token.flow)
        )

    def finish_with(self, token: ElementInstance, variables: Mapping[str, Any]) -> None:
        """Give the element its result variables: through its output mappings, or else upwards as they are.

        Camunda 8's rule: without mappings each variable goes to the nearest scope that has one of that name, or the root.
        """
        workflow = token.workflow
        if not self.facts.outputs:
            workflow.set_variables(token, variables)
            return
        token.locals = {**(token.locals or {}), **variables}
        view = workflow.view(token)
        results: dict[str, Any] = {}
        for mapping in self.facts.outputs:
            root = mapping.target.partition(".")[0]
            if root != mapping.target and root in view:
                results.setdefault(root, view[root])
            assign(results, mapping.target, mapping.source.evaluate(view, workflow, self.name))
        # a round reads its output from its own scope
        workflow.set_variables(token if token.is_inner else token.scope or token, results)

    def apply_inputs(self, token: ElementInstance) -> None:
        """Evaluate the input mappings in order; each one sees the ones before."""
        workflow = token.workflow
        if not self.facts.inputs:
            return
        if token.locals is None:
            token.locals = {}
        view = workflow.view(token)
        for mapping in self.facts.inputs:
            assign(token.locals, mapping.target, mapping.source.evaluate(view, workflow, self.name))
        workflow.record_locals(token, dict.fromkeys(mapping.target.partition(".")[0] for mapping in self.facts.inputs))


def assign(frame: dict[str, Any], path: str, value: Any) -> None:
    """Store `value` under a dotted path, making the contexts between."""
    *parents, last = path.split(".")
    for name in parents:
        inner = frame.get(name)
        frame[name] = frame = dict(inner) if isinstance(inner, dict) else {}
    frame[last] = value
