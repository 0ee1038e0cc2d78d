"""Ad-hoc sub-processes: which of the elements inside run is chosen when the sub-process begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import StepFailed
from engine.spiff.activity import Activity
from engine.spiff.compensation import CompensationEvent, remember
from engine.spiff.effects import ElementState
from engine.spiff.element import Element, ElementFacts
from engine.spiff.expression import Value
from engine.spiff.subprocess import EventSubProcess, ScopeElement
from engine.spiff.token import STARTED

if TYPE_CHECKING:
    from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

    from engine.spiff.multi_instance import MultiInstance
    from engine.spiff.token import ElementInstance

INNER = "#innerInstance"


@dataclass(frozen=True, slots=True)
class AdHoc:
    """`zeebe:adHoc` and the completion condition; `cancels` says whether that ends what is still running."""

    active_elements: Value
    output_collection: str | None = None
    output_element: Value | None = None
    completion_condition: Value | None = None
    cancels: bool = True


class AdHocInstance(ScopeElement):
    """One chosen element with all that follows it: a scope of its own, as in Camunda 8."""

    def __init__(self, spec: BpmnProcessSpec, around: ElementFacts) -> None:
        super().__init__(spec, ElementFacts(around.id + INNER, "AD_HOC_SUB_PROCESS_INNER_INSTANCE", container=around.id))

    def leave(self, token: ElementInstance) -> None:
        remember(token, None)
        self.record(token, ElementState.COMPLETED)
        body = token.scope
        if body is not None and isinstance(body.task_spec, AdHocSubProcess):
            body.task_spec.one_completed(body, token)


class AdHocSubProcess(ScopeElement, Activity):
    """Runs the chosen elements, all at once; its `memo` are the outputs so far."""

    inner: AdHocInstance

    def __init__(self, spec: BpmnProcessSpec, facts: ElementFacts, ad_hoc: AdHoc, loop: MultiInstance | None = None) -> None:
        super().__init__(spec, facts, loop)
        self.ad_hoc = ad_hoc
        self.inner = AdHocInstance(spec, facts)

    def link(self) -> None:
        super().link()
        elements = [spec for spec in self._wf_spec.task_specs.values() if isinstance(spec, Element)]
        undoing = {spec.definition.handler for spec in elements if isinstance(spec, CompensationEvent)}
        inside = (spec for spec in elements if spec.facts.container == self.name and spec.name not in undoing)
        self.entries = {spec.name: spec for spec in inside if _is_entry(spec)}

    def work(self, token: ElementInstance) -> bool | None:
        workflow = token.workflow
        self.open_scope(token)
        token.memo = []
        self._show_output(token)
        chosen = self.ad_hoc.active_elements.evaluate_as(list, workflow.view(token), workflow, self.name)
        for name in chosen:
            if name not in self.entries:
                place, known = self.ad_hoc.active_elements.place, ", ".join(self.entries)
                raise StepFailed("EXTRACT_VALUE_ERROR", self.name, f"{place} names {name!r}, which is none of {known}")
        for name in chosen:
            one = workflow.activate(self.inner, token, queued=False)
            one.locals = self.inner_locals()
            one._set_state(STARTED)
            self.inner.record(one, ElementState.ACTIVATED)
            workflow.activate(self.entries[name], one)
        if not chosen:
            self.children_gone(token)
        return None

    def inner_locals(self) -> dict[str, Any]:
        """The variables an inner instance begins with: the one its output is taken from, so that it stays inside."""
        made = None if self.ad_hoc.output_element is None else self.ad_hoc.output_element.variable
        return {} if made is None else {made: None}

    def _show_output(self, body: ElementInstance) -> None:
        if self.ad_hoc.output_collection is not None:
            body.locals = {**(body.locals or {}), self.ad_hoc.output_collection: body.memo}

    def one_completed(self, body: ElementInstance, one: ElementInstance) -> None:
        """A chosen element and all that followed it have ended."""
        workflow, ad_hoc = body.workflow, self.ad_hoc
        if ad_hoc.output_element is not None:
            value = ad_hoc.output_element.evaluate(workflow.view(one), workflow, self.name)
            body.memo = [*body.memo, value]
            self._show_output(body)
        one.remove()
        if not self._enough(body):
            if not body._children:
                found = "its completion condition is false and none of its elements is left to run"
                raise StepFailed("CONDITION_ERROR", self.name, found)
            return
        if ad_hoc.completion_condition is not None and ad_hoc.cancels:
            workflow.terminate_children(body)
        if not body._children:
            self.children_gone(body)

    def _enough(self, body: ElementInstance) -> bool:
        condition, workflow = self.ad_hoc.completion_condition, body.workflow
        if condition is None:
            return True
        return bool(condition.evaluate_as(bool, workflow.view(body), workflow, self.inner.name))

    def children_gone(self, token: ElementInstance) -> None:
        """Nothing runs inside any more: store what was collected and complete."""
        if self.ad_hoc.output_collection is not None and token.scope is not None:
            token.workflow.set_variables(token.scope, {self.ad_hoc.output_collection: token.memo})
        super().children_gone(token)


def _is_entry(element: Element) -> bool:
    is_led_to = bool(element.incoming or element.jumped_from)
    return not is_led_to and not isinstance(element, AdHocInstance | EventSubProcess)
